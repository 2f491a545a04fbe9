"""Which form of a word a number takes, by language: the categories and rules of Unicode CLDR for whole numbers."""

from __future__ import annotations


def plural_form(code: str, number: int) -> str:
    """The form for a number that is not negative: "en" for 1 in English, "få" for 3–10 in Arabic.

    One of CLDR's one, two, few, many and other as editors write them: en, två, få, många, flera.
    """
    if code.partition("-")[0] == "ar":
        return _arabic(number)
    return "en" if number == 1 else "flera"


def _arabic(number: int) -> str:
    if number in (1, 2):
        return ("en", "två")[number - 1]
    if 3 <= number % 100 <= 10:
        return "få"
    return "många" if number % 100 >= 11 else "flera"
