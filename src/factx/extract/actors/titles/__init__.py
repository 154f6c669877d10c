"""What somebody is, as the words around a name tell: one phenomenon, one module."""
