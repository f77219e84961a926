"""What an encoder runs.

``python -m gapgraph.authoring build [--check] [ID…]`` compiles the encodings into the reports' graphs;
``python -m gapgraph.authoring refer FILE WORDS`` prints the reference to words of a text that may not be copied.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gapgraph import resources
from gapgraph.authoring.build import compiled, read_text
from gapgraph.authoring.verification import refer
from gapgraph.errors import GapgraphError
from gapgraph.made import settle


def main() -> int:
    """Compile, or with ``--check`` compare; exit status 1 when a committed graph is stale, 2 on a mistake."""
    parser = argparse.ArgumentParser(prog="python -m gapgraph.authoring", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="compile the encodings into the reports' graphs")
    builder.add_argument("--check", action="store_true", help="write nothing; fail when a report's graph is stale")
    builder.add_argument("--root", type=Path, default=None, help="the folder with ontology/ and data/")
    builder.add_argument("ids", nargs="*", metavar="ID", help="the reports, all if none is named")
    referrer = commands.add_parser("refer", help="print the reference to words of a text that may not be copied")
    referrer.add_argument("file", type=Path, metavar="FILE", help="the text, which stays where it is")
    referrer.add_argument("words", metavar="WORDS", help="the words, as they stand in it")
    arguments = parser.parse_args()
    try:
        if arguments.command == "refer":
            return _refer(arguments.file, arguments.words)
        root = arguments.root or resources.root()
        return settle(root, dict(compiled(root, arguments.ids)), "make data", check=arguments.check)
    except GapgraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status


def _refer(file: Path, words: str) -> int:
    reference = refer(read_text(file), words, str(file))
    sys.stdout.write(f'ref = {{ sentence = {reference.sentence}, sha256 = "{reference.sha256}" }}\n')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
