"""Writes a translation file anew: every Swedish text as a comment with its sum, and what was translated before."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_translation import SharedTranslation, TranslatedText, Translation
from handlaggarstod.text_fingerprint import fingerprint
from handlaggarstod.translation_units import Unit, page_units, shared_units

WIDTH = 110
SHARED = "gemensamt"
"""The name that the command takes for what all pages share."""


class UnknownTranslationError(ValueError):
    """There is no such page or language; the message says what there is."""


def translation_path(page: str, language: str) -> str:
    """Where a translation stands, relative to the project."""
    return (
        f"routines/oversattningar/{language}.yml" if page == SHARED else f"routines/rattigheter/{page}.{language}.yml"
    )


def translation_text(project: Project, page: str, language: str) -> str:
    """The file, with a blank for each text that is not translated. Raises UnknownTranslationError."""
    _check_names(project, page, language)
    old: Loaded[Translation] | Loaded[SharedTranslation] | None
    if page == SHARED:
        units, kind = list(shared_units(project)), "gemensamt"
        old = project.shared_translations.get(language)
    else:
        units, kind = list(page_units(project.rights[page].model)), "oversattning"
        old = project.translations.get(f"{page}.{language}")
    return "\n".join(_lines(units, old.model if old else None, kind)) + "\n"


def _check_names(project: Project, page: str, language: str) -> None:
    pages = [SHARED, *sorted(project.rights)]
    languages = sorted(id for id in project.languages if id != "sv")
    for name, known, what in ((page, pages, "sidan"), (language, languages, "språket")):
        if name not in known:
            advice = f"Välj bland: {', '.join(known)}." if known else "Beskriv ett språk i routines/ord/ först."
            raise UnknownTranslationError(f"{what.capitalize()} «{name}» finns inte. {advice}")


def _lines(units: list[Unit], old: SharedTranslation | None, kind: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema=../.schema/{kind}.json"
    yield "# Svenskan står som kommentar. Skriv översättningen under text. Kontrollsumman (svenska) räknas ut av"
    yield "# kommandot «handlaggarstod oversatt SIDA SPRÅK»."
    yield f"granskad: {old.reviewed_on.isoformat() if old and old.reviewed_on else 'nej'}"
    words = old.search_words if isinstance(old, Translation) else ()
    if words:
        yield f"sökord: [{', '.join(_quoted(word) for word in words)}]"
    claims = {row.id: row for row in old.claims} if isinstance(old, Translation) else {}
    texts = {row.swedish: row for row in old.texts} if old else {}
    own_claims = [unit for unit in units if unit.claim]
    if own_claims:
        yield "påståenden:"
        for unit in own_claims:
            yield from _row(unit, claims.get(unit.claim))
    yield "texter:"
    others = list(dict.fromkeys(unit for unit in units if not unit.claim))
    for unit in others:
        yield from _row(unit, texts.pop(fingerprint(unit.text), None))
    yield from _left_over(row for row in texts.values() if row.text)


def _row(unit: Unit, old: TranslatedText | None) -> Iterator[str]:
    """One text; a translation of an older Swedish text becomes something to start from."""
    sum_ = fingerprint(unit.text)
    yield ""
    yield from _comment(unit.text)
    yield f"  - {f'id: {unit.claim}' if unit.claim else f'svenska: {sum_}'}"
    if unit.claim:
        yield f"    svenska: {sum_}"
    current = old is not None and old.swedish == sum_
    text = old.text if old and current else None
    yield from _field("text", text)
    former = None if text or old is None else (old.former if current else old.text or old.former)
    if former:
        yield from _field("tidigare", former)


def _left_over(rows: Iterable[TranslatedText]) -> Iterator[str]:
    """Translations of texts that are gone, as comments: a change of a comma should not cost a translation."""
    for row in rows:
        yield ""
        yield "  # Översättning av en text som inte finns längre:"
        yield from _comment(row.text or "")


def _comment(text: str) -> Iterator[str]:
    for line in text.strip().split("\n"):
        yield from (f"  # {part}" for part in textwrap.wrap(line, WIDTH) or [""])


def _field(name: str, text: str | None) -> Iterator[str]:
    if text is None:
        yield f"    {name}: null"
        return
    lines = text.strip().split("\n")
    if len(lines) == 1:
        yield f"    {name}: >-"
        yield from (
            f"      {part}" for part in textwrap.wrap(lines[0], WIDTH, break_long_words=False, break_on_hyphens=False)
        )
    else:
        yield f"    {name}: |-"
        yield from (f"      {line}" if line else "" for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
