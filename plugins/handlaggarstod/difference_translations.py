"""Translations -> what can be compared one by one: what a reader of another language sees instead of the Swedish.

A translated text that belongs to no Swedish text of today is shown to nobody, and so is no part of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.difference_facts import Part, Path, Thing, Things
from handlaggarstod.problems import Place
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_translation import SharedTranslation, Translation
from handlaggarstod.text_fingerprint import fingerprint
from handlaggarstod.translation_units import Unit, page_units, shared_units

KIND = "översättning"
_SHARED = "Det som alla sidor delar"


def translated_things(project: Project) -> Things:
    """Each translation that belongs to a page, and each of what all pages share, by kind and id."""
    return {(thing.kind, thing.id): thing for thing in _translated(project)}


def _translated(project: Project) -> Iterator[Thing]:
    for loaded in project.translations.values():
        page, _, language = loaded.id.partition(".")
        if right := project.rights.get(page):
            title = f"{right.model.title} ({_name(project, language)})"
            yield _thing(loaded.id, title, loaded, page_units(right.model))
    for shared in project.shared_translations.values():
        title = f"{_SHARED} ({_name(project, shared.id)})"
        yield _thing(shared.id, title, shared, shared_units(project))


def _name(project: Project, language: str) -> str:
    loaded = project.languages.get(language)
    return loaded.model.swedish_name if loaded else language


def _thing(id: str, title: str, loaded: Loaded[SharedTranslation], units: Iterable[Unit]) -> Thing:
    parts: dict[Path, Part] = {(): Part((), title, 0, {})}
    texts, claims = _by_sum(loaded.model), _by_claim(loaded.model)
    for order, unit in enumerate(units):
        sum_ = fingerprint(unit.text)
        path = ("påståenden", unit.claim) if unit.claim else ("texter", sum_)
        said = claims.get((unit.claim, sum_)) if unit.claim else texts.get(sum_)
        if said:
            parts.setdefault(path, Part(path, unit.text, order, {"text": (said,)}))
    return Thing(KIND, id, title, Place(loaded.source.file), version=0, noted=frozenset(), parts=parts)


def _by_sum(model: SharedTranslation) -> dict[str | None, str | None]:
    return {row.swedish: row.text for row in reversed(model.texts)}


def _by_claim(model: SharedTranslation) -> dict[tuple[str, str | None], str | None]:
    rows = model.claims if isinstance(model, Translation) else ()
    return {(row.id, row.swedish): row.text for row in reversed(rows)}
