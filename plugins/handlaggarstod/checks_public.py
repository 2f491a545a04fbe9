"""What the public reads names nothing internal: no address of the guide, none where its sources are edited."""

from __future__ import annotations

import datetime
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from urllib.parse import unquote

from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.project import Loaded, Project
from handlaggarstod.public import public
from handlaggarstod.public_handbook import PublicTerm
from handlaggarstod.public_page import PublicLink, PublicPage, PublicService
from handlaggarstod.web_addresses import host_and_path

SETTINGS, GLOSSARY = "routines/handbok.yml", "routines/ordlista.yml"
_DRAWN_ON = ("routines/rattigheter/", "routines/lagar/", "routines/belopp.yml", "routines/frister.yml")
"""Files that public texts fetch words from."""

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|\\(?=[^\w\s])")
"""Signs that a browser drops from an address, and the backslashes of Markdown."""

_REST = r"(?::\d+)?(/[^\s\"'<>()\[\]]*)?"


@dataclass(frozen=True, slots=True)
class InternalAddress:
    """An address that the public must not see, with the part of its site that is public after all."""

    host: str
    path: str
    but_not: str = ""

    def in_text(self, text: str) -> Iterator[str]:
        """Each place where the address, or one below it, stands in a text, however it is written."""
        for found in re.finditer(rf"(?<![\w.-]){re.escape(self.host)}(?![\w-]|\.\w){_REST}", plain_address(text)):
            path = found[1] or "/"
            if path.startswith(self.path) and not (self.but_not and path.startswith(self.but_not)):
                yield found[0].rstrip(".,;:!?")


def plain_address(text: str) -> str:
    """A text as a browser reads addresses in it: entities, percent signs, letter case and odd letters undone."""
    undone = unquote(html.unescape(_UNSEEN.sub("", text)))
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", undone).replace("。", ".")).casefold()


def internal_addresses(settings: Settings) -> tuple[InternalAddress, ...]:
    """The guide's own, in letters and as the network writes it, and the place where its sources are edited."""
    guide, guide_path = host_and_path(settings.internal_url.casefold())
    open_site, open_path = host_and_path(settings.public_url.casefold())
    shared = guide == open_site
    own_path = f"{guide_path.rstrip('/')}/" if shared else "/"
    nested = shared and len(open_path) > len(guide_path)
    edit, edit_path = host_and_path(settings.edit_url.casefold().partition("{")[0])
    found = [(guide, own_path, open_path if nested else ""), (edit, edit_path or "/", "")]
    return tuple(
        InternalAddress(name, path, but_not)
        for host, path, but_not in found
        for name in sorted({host, _as_the_network_writes(host)} - {""})
    )


def _as_the_network_writes(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def public_names_nothing_internal(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Reads all that the public handbook holds, so that a new public field is read as well."""
    addresses = internal_addresses(handbook.settings)
    for owner, text in _texts(public(handbook), Place(SETTINGS), project):
        for address in addresses:
            for words in address.in_text(text):
                yield from _places(address, words, owner, project)


def the_sites_have_addresses_of_their_own(
    project: Project, handbook: Handbook, today: datetime.date
) -> Iterator[Problem]:
    """One address for both would put the guide where the public reads."""
    for settings in project.settings.values():
        both = settings.model.addresses
        if plain_address(both.internal).rstrip("/") == plain_address(both.public).rstrip("/"):
            yield problem("HS102", settings.place("adresser", "publik"), address=both.public)


def _texts(value: Any, owner: Place, project: Project) -> Iterator[tuple[Place, str]]:
    """Every text in a value of the public types, with the file that it comes from."""
    if isinstance(value, str):
        yield owner, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, owner, project)
    elif is_dataclass(value):
        owner = _file_of(value, project) or owner
        for part in fields(value):
            yield from _texts(getattr(value, part.name), owner, project)


def _file_of(value: Any, project: Project) -> Place | None:
    """The file that a public value is made from, when it has one of its own."""
    if isinstance(value, PublicTerm):
        return Place(GLOSSARY)
    if isinstance(value, PublicPage | PublicLink):
        return _place_of(project.rights.get(value.id))
    return _place_of(project.services.get(value.id)) if isinstance(value, PublicService) else None


def _place_of(loaded: Loaded[Any] | None) -> Place | None:
    return Place(loaded.source.file) if loaded else None


def _places(address: InternalAddress, words: str, owner: Place, project: Project) -> Iterator[Problem]:
    """Where the words stand: in the owner's file, else in another that it draws on, else the owner as a whole."""
    declared = {
        place.line
        for settings in project.settings.values()
        for place in (settings.place("adresser", "intern"), settings.place("redigera_adress"))
    }
    others = sorted(file for file in project.texts if file.startswith(_DRAWN_ON) and file != owner.file)
    for file in (owner.file, *others):
        lines = enumerate(project.texts.get(file, "").split("\n"), 1)
        at = [n for n, line in lines if words in address.in_text(line) and not (file == SETTINGS and n in declared)]
        if at:
            yield from (problem("HS101", Place(file, line), link=words) for line in at)
            return
    yield problem("HS101", owner, link=words)
