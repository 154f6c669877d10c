"""Rules that propose statements."""
