"""The rule that finds data about persons in the sources: identity numbers stop a build, the rest is shown.

The files are read as they were written, comments too: what lies in the repository is spread as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.personal_data import PersonalData, PersonalKind, personal_data
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Project

CODES = {
    PersonalKind.IDENTITY: "HS137",
    PersonalKind.COORDINATION: "HS137",
    PersonalKind.PHONE: "HS138",
    PersonalKind.MAIL: "HS139",
    PersonalKind.NAME: "HS140",
}
SERVICE_PHONE = "telefon:"
"""Begins the line of a service's own number, which is meant to be there."""
Finding = tuple[str, PersonalData]
"""A file and what was found in it."""
MOBILE = ("070", "072", "073", "076", "079", "+467", "00467")


def persons_in(texts: Iterable[tuple[str, str]]) -> list[Finding]:
    """What may be about persons in the named texts, before it is known what is nobody's."""
    return [(file, found) for file, text in texts for found in personal_data(text)]


def no_personal_data(findings: Iterable[Finding], project: Project) -> Iterator[Problem]:
    """HS137–HS140, with what handbok.yml says is nobody's (`inte_personuppgifter`) left out.

    Of a project whose handbok.yml is missing or faulty only identity numbers are told: what is nobody's is not known.
    """
    whole = bool(project.settings) and not any(kind == "handbok" for kind, _ in project.broken)
    known = {text.casefold() for loaded in project.settings.values() for text in loaded.model.not_personal}
    for file, found in findings:
        text = project.texts[file]
        words = text[found.start : found.end]
        certain = CODES[found.kind] == "HS137"
        if certain or (whole and words.casefold() not in known and not _is_of_service(text, found)):
            yield problem(CODES[found.kind], _place(file, text, found.start), **_blanks(found, words))


def _is_of_service(text: str, found: PersonalData) -> bool:
    """A number where a service's number stands; one to a mobile phone may still be a person's."""
    if found.kind is not PersonalKind.PHONE:
        return False
    line = text[text.rfind("\n", 0, found.start) + 1 : found.start]
    return line.lstrip(" -").startswith(SERVICE_PHONE) and not text[found.start : found.end].startswith(MOBILE)


def _blanks(found: PersonalData, words: str) -> dict[str, str]:
    """An identity number is never shown whole: the message ends up in logs."""
    if CODES[found.kind] == "HS137":
        return {"kind": found.kind.value, "number": f"{words[:4]}…"}
    return {"words": words}


def _place(file: str, text: str, at: int) -> Place:
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
