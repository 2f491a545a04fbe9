"""A finished page, before any engine has put its frame around it."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import dataclass, field

from handlaggarstod.handbook_link import Link
from handlaggarstod.page_facts import PageFacts
from handlaggarstod.problems import Place

_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_LEAD = re.compile(r'<(p|div) class="hs-ingress">(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|em|i|small|span|strong|sub|sup)\b[^>]*>")
_SPACES = re.compile(r"\s+")


ARCHIVED = "utgåva"
"""The kind of a page that shows a text as it was: nothing is reckoned, ticked or reported there."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked to; `title` is plain text."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class NavGroup:
    """A short list of links beside a page: where the reader is within its section."""

    title: str
    links: tuple[Link, ...]
    current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one language."""

    edition: str
    """The language's id, which its addresses begin with; "sv" has no such beginning."""
    name: str
    """What the language calls itself."""
    code: str
    direction: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address below the site's root, its title as plain text and its content as an HTML fragment.

    Links inside the fragment are written `hs:/address`, so that it does not depend on where it is put; see `placed`.
    """

    path: str
    """"" for the start page, else with a trailing slash: "rutiner/vardplan/"."""
    title: str
    html: str
    kind: str
    description: str = ""
    source: Place | None = None
    section: str = ""
    """Address of the entry in the main menu that the page belongs to."""
    trail: tuple[Link, ...] = ()
    """The way here, outermost first, without the page itself."""
    beside: tuple[NavGroup, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    lang: str = "sv"
    direction: str = "ltr"
    edition: str = "sv"
    """Id of the language as a text of its own: easy Swedish is "lattlast", though its `lang` is "sv"."""
    alternates: tuple[Alternate, ...] = ()
    """The same page in all languages that have it, itself included; for the language switcher and `hreflang`."""
    search_words: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    """Law references on the page as readers write them, for the search index."""
    headings: tuple[Heading, ...] = field(default=())
    wide: bool = False
    """True for pages of tables and maps, which need the room that a list of headings beside them would take."""
    hidden: bool = False
    """True for pages that are reached but not searched or listed: the 404 page."""
    version: str = ""
    """Of the text on the page; "" where there is none."""
    updated: datetime.date | None = None
    """The day of the newest change that a reader notices."""
    feed: Link | None = None
    """The feed that tells what is new about what the page shows; None when it has none of its own."""
    facts: PageFacts | None = None
    """What a page for the public tells machines; None for pages that are not fetched or reviewed by themselves."""

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Language code and address of each version, its own too, when there are several.

        A code stands for one page, so easy Swedish, whose code is that of Swedish, has none (see the ADR).
        """
        found: dict[str, str] = {}
        for one in self.alternates:
            found.setdefault(one.code, one.path)
        return tuple(found.items()) if len(found) > 1 and self.path in found.values() else ()


def headings_in(fragment: str) -> tuple[Heading, ...]:
    """The h2 and h3 of a fragment that have an id, in order."""
    return tuple(Heading(id, plain_text(inner), int(level)) for level, id, inner in _HEADING.findall(fragment))


def description_of(fragment: str, limit: int = 200) -> str:
    """A page in a sentence or two, for search engines: its lead, cut between two words; "" without a lead."""
    found = _LEAD.search(fragment)
    text = plain_text(found[2]) if found else ""
    return text if len(text) <= limit else text[:limit].rpartition(" ")[0] + " …"


def plain_text(fragment: str) -> str:
    """A fragment's text without tags, entities and doubled spaces."""
    return _SPACES.sub(" ", html.unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", fragment)))).strip()


def root_of(path: str) -> str:
    """The way from a page to the site's root: "rutiner/vardplan/" -> "../../"."""
    return "../" * path.count("/") or "./"


def placed(fragment: str, root: str) -> str:
    """The fragment with its links made relative to where it stands."""
    return fragment.replace('"hs:/', f'"{root}')
