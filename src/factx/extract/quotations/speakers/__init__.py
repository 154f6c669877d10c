"""Rules that find who speaks."""
