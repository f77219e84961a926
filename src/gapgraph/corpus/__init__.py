"""The data as one object, and the claims of many reports as columns of numbers."""

from gapgraph.corpus.reports_at_hand import Corpus, open_corpus

__all__ = ["Corpus", "open_corpus"]
