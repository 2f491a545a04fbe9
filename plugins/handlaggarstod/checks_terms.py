"""The rule that finds outdated words in what readers see, and says what to write. The glossary owns the words.

An outdated word may stay where the law that the same item cites still uses it (`äldre_ord` in the law register), in
quotation marks, in the name of a law or a source, and in the glossary's own entry about the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from handlaggarstod.outdated_excuses import OutdatedUse
from handlaggarstod.outdated_words import Hit, OutdatedWord, OutdatedWords
from handlaggarstod.problems import Place, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.schema_register import Term, TermStatus
from handlaggarstod.yaml_marks import Path

_RUNNING_TEXT = """
titel namn rubrik ingress sammanfattning syfte målgrupp beslutar avgränsning text uppgift varning när gör vad säg mått
hur ämne grupp etikett hjälp alternativ fråga svar gör_så_här definition räknas_från ska_vara_gjort påföljd enhet
beskrivning typ vem varför känt politiken_avgör så_länge klar för_vem du_får kostnad när_du_hör_av_dig öppettider
"""
RUNNING_TEXT = frozenset(_RUNNING_TEXT.split())
"""Fields that hold sentences, labels or headings for readers, in every kind of file that the rule reads."""
SILENT = frozenset(("ändringar", "källa", "lagrum", "beslut", "bekräftat"))
"""What is not read: history as it was, what a source or a law says, the names of decisions."""

Words = frozenset[str]
_NONE: Words = frozenset()


def outdated_uses(project: Project) -> Iterator[OutdatedUse]:
    """Each outdated word in running text that its own file does not excuse."""
    words = _vocabulary(project)
    for loaded in _texts(project):
        for path, text in _running_text(loaded):
            for hit in words.in_text(text) if words.sieve.may_hold(text) else ():
                said, items = hit.text.casefold(), _items(loaded, path)
                if not said.startswith(tuple(word for _, item in items for word in _explained_by(item))):
                    place = _place(words, loaded, path, hit)
                    blanks = {"word": " ".join(hit.text.split()), "instead": f"«{hit.word.instead}»"}
                    yield OutdatedUse(problem("HS055", place, **blanks), said, tuple(_cited_at(loaded, path, items)))


def _vocabulary(project: Project) -> OutdatedWords:
    terms = [term for loaded in project.glossary.values() for term in loaded.model.terms]
    named = {term.id: _in_a_sentence(term.term) for term in terms}
    words: dict[str, OutdatedWord] = {}
    for term in terms:
        instead = named.get(term.use_instead or "", named[term.id])
        for form in _outdated_forms(term):
            words.setdefault(form.casefold(), OutdatedWord(form, instead, term.id))
    return OutdatedWords(words.values(), _names_in_use(project, terms))


def _outdated_forms(term: Term) -> tuple[str, ...]:
    return (term.term, *term.outdated_forms) if term.status is TermStatus.OUTDATED else term.outdated_forms


def _names_in_use(project: Project, terms: list[Term]) -> Iterator[str]:
    """What is called so today: current terms, laws and regulations, sources."""
    for term in terms:
        if term.status is TermStatus.CURRENT:
            yield from (term.term, *term.synonyms)
    for statute in project.statutes.values():
        yield from (statute.model.title, statute.model.short_name, *statute.model.aliases)
    for references in project.references.values():
        yield from (reference.title for reference in references.model.references)


def _in_a_sentence(term: str) -> str:
    """ "Skadligt bruk" begins with a small letter inside a sentence; "SKR" and "SiS" do not."""
    return term if any(letter.isupper() for letter in term[1:]) else term[:1].lower() + term[1:]


def _texts(project: Project) -> Iterator[Loaded[Any]]:
    groups: tuple[dict[str, Any], ...] = (
        project.routines,
        project.templates,
        project.checklists,
        project.rights,
        project.manager_pages,
        project.policy_areas,
        project.questions,
        project.plans,
        _in_swedish(project),
        project.services,
        project.deadlines,
        project.amounts,
        project.roles,
        project.glossary,
    )
    for group in groups:
        yield from group.values()


def _in_swedish(project: Project) -> dict[str, Any]:
    """Translations to easy Swedish."""
    code = {id: language.model.code for id, language in project.languages.items()}
    everything = {**project.translations, **project.shared_translations}
    return {id: loaded for id, loaded in everything.items() if code.get(id.rpartition(".")[2]) == code.get("sv", "")}


def _running_text(loaded: Loaded[Any]) -> Iterator[tuple[Path, str]]:
    """Each text that readers see, and where it stands."""
    todo: list[tuple[Path, Any]] = [((), loaded.source.data)]
    while todo:
        path, value = todo.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):
            todo += (((*path, n), part) for n, part in enumerate(value) if not isinstance(part, str))
        elif isinstance(value, dict):
            for key, part in value.items():
                if isinstance(part, list) and key in RUNNING_TEXT:
                    todo += (((*path, key, n), text) for n, text in enumerate(part))
                elif key in RUNNING_TEXT or not (isinstance(part, str) or key in SILENT):
                    todo.append(((*path, key), part))


def _items(loaded: Loaded[Any], path: Path) -> list[tuple[Path, dict[str, Any]]]:
    """What a text is a part of, from the whole file inwards."""
    found, item = [], loaded.source.data
    for depth, key in enumerate(path):
        if isinstance(item, dict):
            found.append((path[:depth], item))
        item = item[key]
    return found


def _cited_at(loaded: Loaded[Any], path: Path, items: Iterable[tuple[Path, dict[str, Any]]]) -> Iterator[Place]:
    """Where a text cites law itself, and where what it is a part of does."""
    yield loaded.place(*path)
    for above, item in items:
        laws = item.get("lagrum")
        yield from (loaded.place(*above, "lagrum", n) for n in range(len(laws) if isinstance(laws, list) else 0))


def _explained_by(item: dict[str, Any]) -> Words:
    """The words that an entry of the glossary is about."""
    if "definition" not in item:
        return _NONE
    outdated = [item["term"]] if item.get("status") == TermStatus.OUTDATED else []
    return frozenset(str(word).casefold() for word in (*(item.get("föråldrade_former") or ()), *outdated))


def _place(words: OutdatedWords, loaded: Loaded[Any], path: Path, hit: Hit) -> Place:
    """The line of the word itself; the line of its field when the file writes the text in another way."""
    field, text = loaded.place(*path), loaded.source.text
    start = _offset(text, field)
    found = words.place_in(text, start, hit.number) if text else None
    if found is None:
        return field
    return Place(field.file, text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found))


def _offset(text: str, place: Place) -> int:
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
    return start + place.column - 1
