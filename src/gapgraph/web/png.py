"""SVG pictures as PNG. The library resvg draws the pictures with one font and without the machine's fonts, so the bytes
are the same on every machine.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from gapgraph.errors import GapgraphError

FONT: Final = "Lato"
"""The only font of a picture; the extra ``png`` installs it."""


def png_bytes(svg: str) -> bytes:
    """The picture as PNG, in the size that the SVG gives. Raises GapgraphError GG803 if the extra ``png`` isn't
    installed.
    """
    try:
        import resvg_py  # noqa: PLC0415
    except ImportError as error:
        raise _missing(str(error)) from error
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=_font_files(), font_family=FONT, sans_serif_family=FONT
        )
    )


def _font_files() -> list[str]:
    found = find_spec("font_lato")
    if found is None or not found.origin:
        raise _missing("No module named 'font_lato'")
    folder = Path(found.origin).parent / "files"
    return [str(folder / f"Lato-{weight}.ttf") for weight in ("Regular", "Bold")]


def _missing(why: str) -> GapgraphError:
    remedy = "Install the extra: pip install 'gapgraph[png]', or use the SVG."
    return GapgraphError("GG803", f"PNG needs a library that isn't installed: {why}", remedy=remedy)
