"""Scripts for the project itself: they write proofs, documents and the contents of the wheel."""
