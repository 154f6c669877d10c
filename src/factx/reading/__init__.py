"""Readers: bytes, files and folders in, articles with one exact text out."""
