"""Batch work: many articles in, facts in input order out."""
