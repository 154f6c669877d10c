"""Rules that refuse statements, each with its reason."""
