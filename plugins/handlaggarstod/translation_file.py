"""Writes a translation file anew: every Swedish text as a comment with its sum, and what was translated before."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_translation import SharedTranslation, Translation
from handlaggarstod.translation_rows import Row, left_over, refreshed
from handlaggarstod.translation_units import Unit, page_units, shared_units

WIDTH = 110
SHARED = "gemensamt"
"""The name that the command takes for what all pages share."""

LEFT_OVER = "överblivna"


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
    rows = refreshed(units, old)
    if any(unit.claim for unit in rows):
        yield "påståenden:"
        for unit in rows:
            if unit.claim:
                yield from _row(unit, rows[unit])
    yield "texter:"
    for unit in rows:
        if not unit.claim:
            yield from _row(unit, rows[unit])
    if rest := left_over(rows.values(), old):
        yield from _left_over(rest)


def _row(unit: Unit, row: Row) -> Iterator[str]:
    """One text, with a blank where it is not translated."""
    yield ""
    yield from _comment(unit.text)
    yield f"  - {f'id: {unit.claim}' if unit.claim else f'svenska: {row.swedish}'}"
    if unit.claim:
        yield f"    svenska: {row.swedish}"
    yield from _field("text", row.text)
    if row.former:
        yield from _field("tidigare", row.former)


def _left_over(rows: list[Row]) -> Iterator[str]:
    """Translations of texts that are gone: a change of a comma, or of a claim's id, should not cost a translation."""
    yield ""
    yield "# Översättningar av texter som inte finns längre. De visas aldrig. Ta bort dem som inte behövs."
    yield f"{LEFT_OVER}:"
    for row in rows:
        fields = [f"    {name}: {value}" for name, value in (("id", row.id), ("svenska", row.swedish)) if value]
        for name, text in (("text", row.text), ("tidigare", row.former)):
            fields += _field(name, text) if text else ()
        yield ""
        yield fields[0].replace("    ", "  - ", 1)
        yield from fields[1:]


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
