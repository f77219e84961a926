"""Work on the project itself: proofs, documents, the wheel's contents."""
