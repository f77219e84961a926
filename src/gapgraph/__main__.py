"""``python -m gapgraph`` does the same as ``gapgraph``; it runs no code of the current folder."""

import sys

if not sys.flags.safe_path and sys.path[:1] != [] and __spec__ is not None:
    # Python searches the current folder first, and would import a file json.py of that folder instead of its own module
    # json.
    del sys.path[0]

from gapgraph.cli import main

if __name__ == "__main__":
    main(prog_name="gapgraph")
