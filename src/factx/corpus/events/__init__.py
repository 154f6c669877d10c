"""One event over many articles: what each article tells of, and what of it others tell, too."""
