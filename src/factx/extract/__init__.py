"""Extractors: pure functions from a marked Doc to facts."""
