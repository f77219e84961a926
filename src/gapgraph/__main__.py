"""``python -m gapgraph`` is ``gapgraph``."""

from gapgraph.cli import main

if __name__ == "__main__":
    main(prog_name="gapgraph")
