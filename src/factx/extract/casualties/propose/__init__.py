"""What befell whom a number counts, and who suffers what a word tells: rules that propose links."""
