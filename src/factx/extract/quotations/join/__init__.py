"""Rules on what two statements are to one another."""
