"""Resolvers: they join mentions into persons and bodies."""
