"""“slain”, “fled”, “held”, “bodies”: the forms that a base form takes, and back.

Rules match printed forms, not lemmas: a trained lemmatizer errs most on the very participles that news lives on.

>>> sorted(verb_forms("kill")), sorted(verb_forms("flee"))
(['kill', 'killed', 'killing', 'kills'], ['fled', 'flee', 'fleeing', 'flees'])
>>> base_forms("bodies"), base_forms("gunmen")
(('bodies', 'body', 'bodie'), ('gunmen', 'gunman'))
"""

from functools import lru_cache

from factx.lexicon.closed_classes import word_set

_IRREGULAR = {
    "be": "am is are was were been being be",
    "beat": "beat beaten",
    "become": "became become",
    "bleed": "bled",
    "blow": "blew blown",
    "break": "broke broken",
    "breathe": "breathed",
    "bring": "brought",
    "burn": "burned burnt",
    "bury": "buried",
    "buy": "bought",
    "catch": "caught",
    "come": "came come",
    "cost": "cost",
    "cut": "cut",
    "die": "died dying",
    "drive": "drove driven",
    "drop": "dropped",
    "fall": "fell fallen",
    "fight": "fought",
    "find": "found",
    "flee": "fled fleeing",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "hang": "hung hanged",
    "have": "had has having",
    "hit": "hit",
    "hold": "held",
    "hurt": "hurt",
    "jump": "jumped",
    "keep": "kept",
    "kidnap": "kidnapped kidnapping kidnaped kidnaping",
    "lay": "laid",
    "leap": "leapt leaped",
    "leave": "left",
    "let": "let",
    "lose": "lost",
    "make": "made",
    "meet": "met",
    "mow": "mowed mown",
    "put": "put",
    "read": "read",
    "say": "said",
    "seek": "sought",
    "send": "sent",
    "set": "set",
    "shoot": "shot",
    "sing": "sang sung",
    "sit": "sat",
    "slay": "slew slain slayed",
    "speak": "spoke spoken",
    "spend": "spent",
    "strike": "struck stricken",
    "take": "took taken",
    "throw": "threw thrown",
    "write": "wrote written",
    "tell": "told",
}
_DOUBLING = word_set(
    "dub refer nab gas stab rob club drop knife hit cut set put let run plan bat ram whip trap drag gun pluck "
    "quip admit rebut sob brag demur blog"
) - {
    "knife",
    "pluck",
}
_VOWELS = frozenset("aeiou")
_IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "thieves": "thief",
    "feet": "foot",
}


@lru_cache(maxsize=20_000)
def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb, itself included."""
    irregular = _IRREGULAR.get(base, "").split()
    forms = {base, _third_person(base), _ing(base), *irregular}
    if not irregular:
        forms.add(_past(base))
    return frozenset(forms)


@lru_cache(maxsize=20_000)
def telling_forms(base: str) -> frozenset[str]:
    """The forms in which a verb tells what somebody does or did.

    >>> sorted(telling_forms("write"))
    ['writes', 'wrote']
    """
    irregular = _IRREGULAR.get(base, "").split()
    return frozenset((_third_person(base), irregular[0] if irregular else _past(base)))


@lru_cache(maxsize=20_000)
def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural of a noun.

    >>> sorted(noun_forms("casualty"))
    ['casualties', 'casualty']
    """
    plural = {"life": "lives", "body": "bodies"}.get(base) or _third_person(base)
    return frozenset((base, plural))


@lru_cache(maxsize=20_000)
def base_forms(form: str) -> tuple[str, ...]:
    """What a noun's printed form may be the plural of, itself first."""
    found = [form]
    if form in _IRREGULAR_PLURALS:
        found.append(_IRREGULAR_PLURALS[form])
    elif form.endswith("men") and len(form) > 4:
        found.append(form[:-2] + "an")
    elif form.endswith("s") and not form.endswith("ss") and len(form) > 3:
        if form.endswith("ies"):
            found.append(form[:-3] + "y")
        elif form.endswith(("hes", "xes", "ses", "zes", "oes")):
            found.append(form[:-2])
        found.append(form[:-1])
    return tuple(found)


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if base in _DOUBLING else base + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    doubled = base in _DOUBLING or base in ("get", "put", "cut", "sit", "let")
    return base + base[-1] + "ing" if doubled else base + "ing"
