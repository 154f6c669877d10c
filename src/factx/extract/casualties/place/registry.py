"""The rules that find where and when an event was; nothing else lists them."""

from factx.extract.casualties.place import date_vetoes, dates_chosen, place_vetoes, places_chosen
from factx.rules import AnyRule

RULES: tuple[AnyRule, ...] = (
    place_vetoes.too_wide,
    place_vetoes.of_teller,
    place_vetoes.of_origin,
    place_vetoes.of_destination,
    place_vetoes.of_home,
    place_vetoes.of_clinic,
    place_vetoes.of_distance,
    places_chosen.exact,
    places_chosen.in_sentence,
    places_chosen.in_paragraph,
    places_chosen.in_country,
    places_chosen.of_event,
    places_chosen.beside,
    places_chosen.in_headline,
    places_chosen.in_dateline,
    places_chosen.anywhere,
    date_vetoes.of_writing,
    date_vetoes.of_page,
    date_vetoes.of_telling,
    date_vetoes.of_count,
    date_vetoes.to_come,
    dates_chosen.in_sentence,
    dates_chosen.in_paragraph,
    dates_chosen.of_event,
    dates_chosen.of_article,
    dates_chosen.anywhere,
)
