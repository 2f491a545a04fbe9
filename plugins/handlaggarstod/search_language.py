"""The tables behind the Swedish search: stop words, endings, law names. Data only, shared with the browser.

Both twins (this package and ``sok-*.js``) read the same tables: Python from ``search_language.json`` (how words
are built), ``search_wordings.json`` (how people ask), ``search_rare_words.json`` (what few say) and
``search_laws.json``, the browser from a copy that the index carries. A rule can so differ, a word list never.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

BROWSER_KEYS = (
    "stopwords", "suffixes", "s_endings", "et_blockers", "doubles", "derivations", "nominal", "definite_in",
    "irregular", "not_heads", "law_weak_words", "kind_weights", "part_kinds", "weak_words", "light_words",
    "questions", "answers", "number_words", "everyday_wordings", "wording_subjects", "wording_same",
    "joining_words", "particles", "notes", "negations", "kind_words", "twice", "closings",
    "joined_words", "strengthening", "empty_words", "question_words", "placing_words",
    "timed_kinds", "short_forms", "told_by",
)  # fmt: skip


@dataclass(frozen=True)
class Language:
    """Word lists of the analyzer, and every name of every law the handbook knows (``sfs`` -> names)."""

    tables: Mapping[str, Any]
    laws: Mapping[str, tuple[str, ...]]

    def words(self, key: str) -> frozenset[str]:
        """One word list as a set; raises ``KeyError`` for a list that does not exist."""
        return frozenset(self.tables[key])

    def ordered(self, key: str) -> tuple[str, ...]:
        """One word list in the order of the file, for lists where the first that fits wins."""
        return tuple(self.tables[key])

    def for_browser(self) -> dict[str, Any]:
        """What the browser twin needs; the lists for splitting compounds while indexing stay behind."""
        tables = {key: self.tables[key] for key in BROWSER_KEYS}
        return {**tables, "laws": {sfs: list(names) for sfs, names in sorted(self.laws.items())}}

    def bare(self) -> Language:
        """For another language than Swedish: words as they are written, and names of laws. No endings or stop words.

        What Arabic joins to its words is kept: no word of another script begins so.
        """
        kept = ("kind_weights", "notes", "joined_words")
        return Language({key: value if key in kept else type(value)() for key, value in self.tables.items()}, self.laws)

    def weighing(self, kinds: Mapping[str, float]) -> Language:
        """The same language for a site where some kinds of hits weigh otherwise than by the table."""
        return Language({**self.tables, "kind_weights": {**self.tables["kind_weights"], **kinds}}, self.laws)

    @classmethod
    def from_index(cls, tables: Mapping[str, Any]) -> Language:
        """The language an index was built with (the inverse of :meth:`for_browser`)."""
        return cls(tables, {sfs: tuple(names) for sfs, names in tables["laws"].items()})


def default_language(laws: Mapping[str, tuple[str, ...]] | None = None) -> Language:
    """The tables of the package; ``laws`` replaces the law names (SFS number -> every spelling of the name)."""
    package = resources.files("handlaggarstod")
    tables: dict[str, Any] = {}
    for name in ("language", "wordings", "rare_words"):
        tables |= json.loads(package.joinpath(f"search_{name}.json").read_text("utf-8"))
    names = laws if laws is not None else json.loads(package.joinpath("search_laws.json").read_text("utf-8"))
    return Language(tables, {sfs: tuple(spellings) for sfs, spellings in names.items()})
