"""Who vouches for a casualty count."""
