"""Every language has the words that the pages name, and says times and amounts with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlaggarstod.languages import SWEDISH
from handlaggarstod.page_words import PAGE_WORDS, blanks_in
from handlaggarstod.problems import Place, did_you_mean
from handlaggarstod.project import Loaded, Project
from handlaggarstod.resolve_context import Context
from handlaggarstod.schema_deadlines import DeadlineUnit
from handlaggarstod.schema_translation import LanguageFile

_IN_WORDS = ("{dag}", "{ord}", "{antal}", "{visade}", "{fråga}", "{visar}", "{sökt}")
_IN_DATES = ("{dag}", "{månad}", "{år}")
_NAMED_AMOUNT = re.compile(r"\[\[belopp:([a-z0-9-]+)")


def check_languages(context: Context, project: Project) -> None:
    """Swedish has the words that the pages name; all others have those of Swedish, and say times with their numbers."""
    whole = project.languages.get(SWEDISH)
    if whole is None:
        if ("ord", SWEDISH) not in project.broken and project.settings:
            advice = "Skapa filen; de andra språken har samma nycklar"
            context.report("HS097", Place(f"routines/ord/{SWEDISH}.yml"), what="filen saknas", advice=advice)
        return
    for place, what, advice in _unknown_to_pages(whole):
        context.report("HS118", place, what=what, advice=advice)
    for loaded in project.languages.values():
        for place, what, advice in (*_faults(loaded, whole.model), *_amounts_without_words(loaded, project)):
            context.report("HS097", place, what=what, advice=advice)


def _unknown_to_pages(whole: Loaded[LanguageFile]) -> Iterator[tuple[Place, str, str]]:
    """Words that the pages name and Swedish lacks, and the other way round."""
    words = whole.model.words
    for key in PAGE_WORDS.keys() - words.keys():
        yield whole.place("ord"), f"ordet «{key}» saknas", f"Lägg till «{key}» under «ord»; sidorna använder det"
    for key in words.keys() - PAGE_WORDS.keys():
        advice = did_you_mean(
            key, PAGE_WORDS.keys() - words.keys(), "Ta bort ordet i alla språk; ingen sida använder det"
        )
        yield whole.place("ord", key), f"ordet «{key}» känner sidorna inte till", advice
    for key in words.keys() & PAGE_WORDS.keys():
        if blanks_in(words[key]) != PAGE_WORDS[key]:
            wanted = " och ".join(PAGE_WORDS[key])
            advice = f"Skriv {wanted} i texten, en gång" if wanted else "Ta bort det som står inom {}"
            yield whole.place("ord", key), f"ordet «{key}» har fel fält", advice


def _amounts_without_words(loaded: Loaded[LanguageFile], project: Project) -> Iterator[tuple[Place, str, str]]:
    """Amounts that rights pages name."""
    named = set(_NAMED_AMOUNT.findall("\n".join(page.source.text for page in project.rights.values())))
    for amounts in project.amounts.values():
        for row in amounts.model.amounts:
            if row.id in named and row.unit not in loaded.model.amounts:
                advice = f"Lägg till «{row.unit}: …» med {{antal}}"
                yield loaded.place("belopp"), f"enheten «{row.unit}» saknas", advice


def _faults(loaded: Loaded[LanguageFile], whole: LanguageFile) -> Iterator[tuple[Place, str, str]]:
    model = loaded.model
    for key in (whole.words.keys() & PAGE_WORDS.keys()) - model.words.keys():
        yield loaded.place("ord"), f"ordet «{key}» saknas", f"Översätt «{whole.words[key]}»"
    for key in model.words.keys() - whole.words.keys() - PAGE_WORDS.keys():
        advice = did_you_mean(key, whole.words, "Ta bort ordet; nycklarna är desamma som i sv.yml")
        yield loaded.place("ord", key), f"ordet «{key}» finns inte i sv.yml", advice
    for key, text in model.words.items():
        if loaded.id != SWEDISH and blanks_in(text) != PAGE_WORDS.get(key, blanks_in(text)):
            advice = "Skriv samma ord inom {} som i sv.yml"
            yield loaded.place("ord", key), f"ordet «{key}» har inte samma fält", advice
        if _stray(text, _IN_WORDS):
            advice = "Skriv bara fälten i sv.yml inom klamrar"
            yield loaded.place("ord", key), f"ordet «{key}» har en klammer för mycket", advice
    for unit in DeadlineUnit:
        if unit is not DeadlineUnit.NONE and "flera" not in model.units.get(unit.value, {}):
            advice = f"Lägg till «{unit.value}: {{flera: …}}»"
            yield loaded.place("enheter"), f"enheten «{unit.value}» saknar formen «flera»", advice
    if blanks_in(model.date_form) != sorted(_IN_DATES) or _stray(model.date_form, _IN_DATES):
        yield loaded.place("datum"), "dagens form är inte hel", "Skriv {dag}, {månad} och {år}, en gång var"


def _stray(text: str, allowed: Sequence[str]) -> bool:
    """Whether braces are left when the blanks are taken out: they would break the page, or reach into values."""
    for blank in allowed:
        text = text.replace(blank, "")
    return "{" in text or "}" in text
