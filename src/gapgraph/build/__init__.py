"""The build steps: ``python -m gapgraph.build [WHAT] [--check]`` writes every committed file that is generated."""
