"""One request to a model at an OpenAI-compatible address that the user gives; no other request is ever sent."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO, Any, Final

from gapgraph.errors import GapgraphError

KEY: Final = "GAPGRAPH_MODEL_KEY"
"""The environment variable with the address's key, if it needs one; the key is sent to that address alone."""
ANSWER_TOKENS: Final = 800
"""The maximum number of tokens in an answer: a sentence makes a few claims, and some models never stop."""
_MOST: Final = 1_000_000
"""The maximum number of bytes in an answer; a longer answer is an error."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The narrative and the key go to the address that was named, and to no other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Never follow a redirect."""
        del req, fp, code, msg, headers, newurl


@dataclass(frozen=True)
class ModelEndpoint:
    """The address, the model's name, and how many seconds an answer may take and how many tokens it may have."""

    address: str
    model: str
    seconds: float = 60.0
    tokens: int = ANSWER_TOKENS

    def ask(self, instructions: str, words: str, schema: Mapping[str, Any]) -> str:
        """The model's answer, as text. Raises GapgraphError GG344 if the address gives no usable answer."""
        body = {
            "model": self.model,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": words}],
            "temperature": 0,
            "max_tokens": self.tokens,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": schema},
            },
        }
        answer = self._post(json.dumps(body).encode())
        try:
            content = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise self._failed("the answer isn't one of a chat") from error
        return content if isinstance(content, str) else ""

    def _post(self, body: bytes) -> bytes:
        if not self.address.startswith(("http://", "https://")):
            raise self._failed("the address isn't http:// or https://")
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {key}"
        request = urllib.request.Request(self._chat(), body, headers, method="POST")  # noqa: S310  (only http or https)
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=self.seconds) as answer:
                read: bytes = answer.read(_MOST + 1)
        except (OSError, HTTPException, ValueError) as error:
            raise self._failed(str(error) or type(error).__name__) from error
        if len(read) > _MOST:
            raise self._failed("the answer is too long")
        return read

    def _chat(self) -> str:
        address = self.address.rstrip("/")
        return address if address.endswith("/chat/completions") else f"{address}/chat/completions"

    def _failed(self, why: str) -> GapgraphError:
        remedy = "Check the address and the model's name."
        return GapgraphError("GG344", f"The model gave no answer: {why}", place=self.address, remedy=remedy)
