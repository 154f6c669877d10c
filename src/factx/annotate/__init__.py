"""Annotators: they mark spans in a Doc and judge nothing."""
