"""The handbook in other languages: each edition holds what is translated, and says what is still Swedish."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handlaggarstod.handbook_accessibility import AccessibilityStatement
from handlaggarstod.handbook_register import Service, Term
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.languages import Language
from handlaggarstod.search_steering import Steering


@dataclass(frozen=True, slots=True)
class TranslatedRight:
    """A rights page in another language; a text that is not translated is still Swedish."""

    right: ClientRight
    untranslated: frozenset[str]
    """The texts of the page that are Swedish."""
    reviewed_on: datetime.date | None
    search_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The public part of the handbook in another language."""

    language: Language
    settings: Settings
    rights: tuple[TranslatedRight, ...]
    terms: tuple[Term, ...]
    services: tuple[Service, ...]
    statement: AccessibilityStatement | None
    """How accessible the public site is."""
    search: Steering
    """The questions that editors answer in the language."""
    untranslated: frozenset[str]
    """The texts outside the pages that are Swedish."""
    reviewed_on: datetime.date | None
