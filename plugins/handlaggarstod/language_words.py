"""Days, numbers, times and amounts as a language writes them."""

from __future__ import annotations

import datetime

from handlaggarstod.languages import Language
from handlaggarstod.plural_forms import plural_form

NO_BREAK = "\u00a0"


def date_in(day: datetime.date, language: Language) -> str:
    """21 november 2026, with spaces that do not break a line."""
    form = language.date_form.replace(" ", NO_BREAK)
    return form.format(dag=day.day, månad=language.months[day.month - 1], år=day.year)


def number_in(number: int, language: Language) -> str:
    """1 200 in Swedish, 1,200 in English; four digits and more are grouped."""
    return f"{number:,}".replace(",", language.thousands)


def time_in(number: int | None, unit: str, language: Language) -> str:
    """ "3 working days"; a unit without a number ("genast") has one form. Raises KeyError for a unit without words."""
    forms = language.units[unit]
    if number is None:
        return forms["flera"]
    form = forms.get(plural_form(language.code, number)) or forms["flera"]
    return form.replace("{antal}", number_in(number, language)).replace(" ", NO_BREAK)


def amount_in(value: int | None, unit: str, language: Language) -> str:
    """ "SEK 130 per day". Raises KeyError for a unit without words."""
    if value is None:
        return language.words.get("inget_belopp", "")
    return language.amounts[unit].replace("{antal}", number_in(value, language)).replace(" ", NO_BREAK)
