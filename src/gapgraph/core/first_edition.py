"""The warning for a claim that is written in the first edition of the vocabulary and read as the second."""

from __future__ import annotations

import warnings


class FirstEditionWarning(UserWarning):
    """A claim is written in the first edition of the vocabulary: the message gives the claim, the slot, and what to
    write now.
    """


def warn_of_first_edition(place: str, written: str, wanted: str) -> None:
    """Warn that a slot of a claim is written in the first edition of the vocabulary."""
    message = f"{place}: {written} is of the first edition of the vocabulary; write {wanted}."
    warnings.warn(message, FirstEditionWarning, stacklevel=2)
