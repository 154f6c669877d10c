"""Links that a count shares with another count: lists, parts of a whole, counts told again."""
