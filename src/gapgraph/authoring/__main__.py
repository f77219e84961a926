"""``python -m gapgraph.authoring refer FILE WORDS``: print a reference to words of a text that may not be copied."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph.authoring.report_files import read_text
from gapgraph.authoring.verification import refer
from gapgraph.errors import GapgraphError


def _main() -> int:
    parser = argparse.ArgumentParser(prog="python -m gapgraph.authoring", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    referrer = commands.add_parser("refer", help="print the reference to words of a text that may not be copied")
    referrer.add_argument("file", type=Path, metavar="FILE", help="the file with the text; it isn't changed")
    referrer.add_argument("words", metavar="WORDS", help="the words, exactly as in the text")
    arguments = parser.parse_args()
    try:
        reference = refer(read_text(arguments.file), arguments.words, str(arguments.file))
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    sys.stdout.write(f'ref = {{ sentence = {reference.sentence}, sha256 = "{reference.sha256}" }}\n')
    return 0


if __name__ == "__main__":
    raise SystemExit(_main())
