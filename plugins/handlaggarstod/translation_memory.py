"""The translations of one file, found by the Swedish texts that they were made from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from handlaggarstod.inline_references import replace_references
from handlaggarstod.languages import Language
from handlaggarstod.problems import Place, visible
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context
from handlaggarstod.resolve_text import Texts
from handlaggarstod.schema_translation import SharedTranslation, TranslatedClaim, TranslatedText, Translation
from handlaggarstod.text_fingerprint import fingerprint

SHARED = "gemensamt"
"""What the command calls the texts that all pages share."""

SHARED_FILES = ("handbok", "ordlista", "tillganglighet")
SHARED_FROM = (*SHARED_FILES, "vagvisare")
"""The kinds of file that those texts stand in."""

_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)")
Row = tuple[TranslatedText, Place]


class Translator:
    """Gives the translation of each text, or the text itself; remembers what was missing and reports it once."""

    def __init__(self, context: Context, texts: Texts, language: Language, loaded: Loaded[Any], page: str) -> None:
        self.untranslated: set[str] = set()
        self._context, self._texts, self._language = context, texts, language
        self._loaded: Loaded[SharedTranslation] = loaded
        self._page = page
        self._missing: set[str] = set()
        self._used: set[str] = set()
        self._met: set[str] = set()
        self._texts_by_sum = self._by_sum(loaded.model.texts)
        self._claims = self._by_id(loaded.model.claims if isinstance(loaded.model, Translation) else ())

    def line(self, swedish: str) -> str:
        """A text on one line, which is not Markdown."""
        row = self._row(swedish)
        if row is None or row[0].text is None:
            return self._kept(swedish, swedish)
        self._check_numbers(swedish, row[0].text, row[1], "texten")
        return " ".join(row[0].text.split())

    def prose(self, swedish: str, resolved: str) -> str:
        """A text in Markdown; `resolved` is the Swedish one with its references replaced."""
        row = self._row(swedish) if swedish else None
        if row is None or row[0].text is None:
            return self._kept(swedish, resolved)
        self._check_numbers(swedish, row[0].text, row[1], "texten")
        return self._texts.public(row[0].text, row[1])

    def claim(self, id: str, swedish: str, resolved: str) -> str:
        """A claim; one that was made from another Swedish text is not shown."""
        self._met.add(id)
        if id not in self._claims:
            return self._kept(swedish, resolved)
        row, place = self._claims[id]
        if row.swedish is None:
            return self._kept("", resolved)
        if row.swedish != fingerprint(swedish):
            self._context.report("HS094", place, id=id, language=self._name, command=self._command)
            return self._kept("", resolved)
        if row.text is None:
            return self._kept(swedish, resolved)
        self._check_numbers(swedish, row.text, place, f"påståendet «{id}»")
        return self._texts.public(row.text, place)

    def time(self, id: str) -> str:
        """A deadline's amount as the language writes it."""
        return self._texts.deadlines[id]

    def report_rest(self) -> None:
        """What is missing, what translates nothing, and claims that the Swedish page does not have.

        Of Swedish that cannot be read in whole nothing is known, and what a faulty translation lacks may be its fault.
        """
        if self._is_unread():
            return
        broken = self._context.links.project.broken
        is_whole = not {("oversattning", self._loaded.id), ("gemensamt", self._loaded.id)} & broken
        if self._missing and self._loaded.id and is_whole:
            place = Place(self._loaded.source.file, 1, 1)
            count = len(self._missing)
            self._context.report("HS095", place, count=count, language=self._name, command=self._command)
        for sum_, (_, place) in self._texts_by_sum.items():
            if sum_ not in self._used:
                self._context.report("HS096", place, command=self._command)
        for id, (_, place) in self._claims.items():
            if id not in self._met:
                advice = f"Påståendena på sidan är: {', '.join(sorted(self._met)) or 'inga'}"
                self._context.report("HS016", place, kind="påståendet", id=id, advice=advice)

    def _is_unread(self) -> bool:
        """Whether a file of the Swedish texts has faults, or is not there."""
        project = self._context.links.project
        if self._page != SHARED:
            return ("rattighet", self._page) in project.broken
        return any(kind in SHARED_FROM for kind, _ in project.broken) or not all(map(project.of_kind, SHARED_FILES))

    @property
    def _name(self) -> str:
        return self._language.swedish_name

    @property
    def _command(self) -> str:
        return f"handlaggarstod oversatt {self._page} {self._language.id}"

    def _kept(self, swedish: str, shown: str) -> str:
        if swedish:
            self._missing.add(swedish)
        if shown:
            self.untranslated.add(shown)
        return shown

    def _row(self, swedish: str) -> Row | None:
        if not swedish:
            return None
        wanted = fingerprint(swedish)
        self._used.add(wanted)
        return self._texts_by_sum.get(wanted)

    def _by_sum(self, rows: Sequence[TranslatedText]) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for n, row in enumerate(rows):
            place = self._loaded.place("texter", n, "text")
            if row.swedish is None:
                self._report_no_sum(self._loaded.place("texter", n), "texten")
            elif row.swedish in found:
                first = found[row.swedish][1].line
                self._context.report("HS018", self._loaded.place("texter", n), id=row.swedish, first=first)
            else:
                found[row.swedish] = row, place
        return found

    def _by_id(self, rows: Sequence[TranslatedClaim]) -> dict[str, Row]:
        found: dict[str, Row] = {}
        for n, row in enumerate(rows):
            place = self._loaded.place("påståenden", n, "id")
            if row.swedish is None:
                self._report_no_sum(place, f"påståendet «{row.id}»", self._right_sum(row.id))
            if row.id in found:
                self._context.report("HS018", place, id=row.id, first=found[row.id][1].line)
            found.setdefault(row.id, (row, place))
        return found

    def _right_sum(self, id: str) -> str:
        page = self._context.links.project.rights.get(self._page)
        claims = (claim for section in page.model.sections for claim in section.claims) if page else ()
        return next((fingerprint(claim.text) for claim in claims if claim.id == id), "")

    def _report_no_sum(self, place: Place, what: str, right: str = "") -> None:
        advice = f"Skriv «svenska: {right}» om texten översätter dagens svenska" if right else "Ta bort raden"
        self._context.report("HS093", place, what=what, advice=f"{advice}, eller kör «{self._command}»")

    def _check_numbers(self, swedish: str, translated: str, place: Place, what: str) -> None:
        """A translation promises no other times, amounts or numbers than the text that it was made from."""
        before, after = _numbers(swedish), _numbers(translated)
        if before != after:
            difference = [visible(number, 40) for number in sorted(before ^ after)]
            self._context.report("HS098", place, what=what, difference=", ".join(difference))


def translated_line(loaded: Loaded[Any], swedish: str) -> str | None:
    """What a text on one line is called in the language of a file; None when that is not said."""
    wanted = fingerprint(swedish)
    found = next((row.text for row in loaded.model.texts if row.swedish == wanted and row.text), None)
    return " ".join(found.split()) if found else None


def _numbers(text: str) -> set[str]:
    """Each deadline, amount and number in figures that a text names; repeating one does not change its meaning."""
    found: set[str] = set()

    def one(reference: Any, raw: str) -> str:
        if reference and reference.kind in ("frist", "belopp"):
            found.add(f"[[{reference.kind}:{reference.target}]]")
        return " " + (reference.words or "") if reference else " "

    rest = replace_references(text, one)
    return found | {_plain_number(number) for number in _NUMBER.findall(rest)}


def _plain_number(written: str) -> str:
    """A number in our own figures, without zeros before it; never reckoned with, since it may have any length."""
    return "".join(str(unicodedata.decimal(sign)) for sign in written).lstrip("0") or "0"
