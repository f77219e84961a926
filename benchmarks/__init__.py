"""Benchmarks. Where possible, a benchmark runs two programs in turn on one machine, and its result is the ratio of
their times.
"""
