"""Writers: facts in, tables and lines out."""
