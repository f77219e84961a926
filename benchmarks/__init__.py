"""Benchmarks. Where possible, two things run in turn on one machine, and the result is a ratio."""
