"""Closed classes of English that the casualty rules step over or stop at; open classes are in the lexicon."""

from factx.lexicon.closed_classes import WEEKDAYS, word_set

BE = word_set("be is are was were been being 's am get gets got getting gotten become became becomes 're ’re ’s")
FINITE_BE = word_set("is are was were 's 're ’re ’s got became")
HAVE = frozenset(["have", "has", "had", "having", "'ve", "’ve"])
MODALS = word_set("will would may might could can should must shall to not n't n’t")
CALENDAR = WEEKDAYS | word_set("today yesterday overnight")
RELATIVES = frozenset(("who", "that", "which"))
OBJECT_STARTS = word_set(
    "the a an his her its their our my your this that these those one two three four five six seven eight nine ten "
    "several some him them us it himself themselves herself another many no"
)
JOINTS = word_set(", and or plus as well along with together but also nor & the other another – alongside besides")
# Prepositions that open no clause: what they govern is nobody's subject (“*in* one case, three women were shot”).
TRUE_PREPOSITIONS = word_set(
    "in for by on at from into under during within inside near against toward towards through throughout across via"
)
