"""Dates found by the words that factx comes with."""

from functools import partial

from factx.extract import dates
from factx.lexicon import load

extract = partial(dates.extract, lexicon=load())
