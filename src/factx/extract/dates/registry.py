"""The modules whose rules find dates, durations and sets; nothing else lists them."""

from factx.extract.dates import (
    days,
    feasts,
    leaning,
    lengths,
    month_days,
    months,
    nowadays,
    quarters,
    seasons,
    units,
    vetoes,
    years,
)
from factx.extract.dates.form import Form
from factx.rules import rules_of

_FORMS = (month_days, days, feasts, months, units, seasons, quarters, years, leaning)
FORMS = tuple(form for module in _FORMS for form in vars(module).values() if isinstance(form, Form))
RULES = (*(form.rule for form in FORMS), *rules_of(vetoes, nowadays, lengths))
