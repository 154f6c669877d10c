"""Closed classes of English that the casualty rules step over or stop at; open classes are in the lexicon."""

BE = frozenset("be is are was were been being 's am get gets got getting gotten become became becomes 're ’re ’s".split())
FINITE_BE = frozenset("is are was were 's 're ’re ’s got became".split())
HAVE = frozenset("have has had having 've ’ve".split())
MODALS = frozenset("will would may might could can should must shall to not n't n’t".split())
RELATIVES = frozenset(("who", "that", "which"))
# Verbs between people and what befell them: “are *feared* dead”, “were *reported* killed”, “*remain* missing”, “*forced* to flee”.
BRIDGES = frozenset(
    "reported believed feared presumed confirmed found said thought known estimated listed pronounced declared considered left alleged "
    "claimed suspected remain remains remained remaining appear appeared seem seemed go went gone going lie lay lying stay stayed as "
    "understood expected rumored rumoured assumed deemed certified counted registered forced seen started continued continue "
    "begun stand stood ordered told asked urged made obliged compelled all both each either later then also still already now so far".split()
)
# Among these, those that make the following participle a passive one without “be”: “12 *reported* killed”.
PASSIVE_BRIDGES = frozenset("reported believed feared presumed confirmed found said thought known estimated listed pronounced declared considered left alleged claimed suspected".split())
OBJECT_STARTS = frozenset(
    "the a an his her its their our my your this that these those one two three four five six seven eight nine ten several some him them "
    "us it himself themselves herself another many no".split()
)
JOINTS = frozenset((",", "and", "or", "plus", "as", "well", "along", "with", "together", "but", "also", "nor", "&", "the", "other", "another", "–", "alongside", "besides"))
# Prepositions that open no clause: what they govern is nobody's subject (“*in* one case, three women were shot”).
TRUE_PREPOSITIONS = frozenset("in for by on at from into under during within inside near against toward towards through throughout across via".split())
DASHES = frozenset("-–—")
