"""What all frames of a site share: its name and addresses, its menu, the scripts and styles that its pages load."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.language_words import date_in
from handlaggarstod.languages import Language
from handlaggarstod.lasting_addresses import PROGRAM, RESULTS_PAGE
from handlaggarstod.news_feeds import FEED, PUBLIC_PATH
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.render_environment import date_in_words
from handlaggarstod.security_headers import CSP, REFERRER
from handlaggarstod.site_pages import ABOUT, FIXED_PAGES

PREVIEW_CSP = CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""While an editor looks at a preview: the engine reloads the page with a script of its own, inside the page."""

STYLES = "assets/stylesheets/"
IMAGES = "assets/images/"

ON_DEMAND = (
    ("data-hs-frist", "assets/javascripts/frister.js"),
    ("data-hs-lista", "assets/javascripts/checklistor.js"),
    ("data-hs-planer", "assets/javascripts/planer.js"),
    ("data-hs-andrat", "assets/javascripts/andringar.js"),
    ("data-hs-utgavor", "assets/javascripts/utgavor.js"),
    ("data-hs-soksida", RESULTS_PAGE),
)
"""Scripts that only the pages with such an attribute load."""

SEARCH_STYLE = STYLES + "sok.css"
INTERNAL_STYLE = STYLES + "handlaggarstod.css"
PUBLIC_STYLE = STYLES + "publik.css"

PUBLIC_ON_DEMAND = (("data-hs-sok-adress", PROGRAM), ("data-hs-soksida", RESULTS_PAGE))
"""The public search: on its own page and where there is a field for it."""

_MENU = (
    "vad-har-hant",
    "processen",
    "rutiner",
    "checklistor",
    "mallar",
    "frister",
    "lagar",
    "ordlista",
    "roller",
    "chef",
)
_FOOT = (
    "nytt",
    "utgavor",
    "vilka-planer",
    "rattigheter",
    "vagvisaren",
    "belopp",
    "kallor",
    "tackning",
    "oppna-fragor",
    "granskning",
    "omraden",
    "tillganglighet",
    "om",
)
_PUBLIC_MENU = ("start", "hitta-hjalp", "beslut", "ord", "sok")
_PUBLIC_FOOT = ("hitta-hjalp", "beslut", "ord", "lamna", "tillganglighet")


@dataclass(frozen=True, slots=True)
class Site:
    """What all frames of a site share."""

    audience: str
    title: str
    organisation: str
    url: str
    menu: tuple[Link, ...]
    foot: tuple[Link, ...]
    promise: str
    search: str
    """Where the search index lies, relative to the root; "" when the site has no search."""
    referrer: str
    day: str
    scripts: tuple[str, ...] = ("assets/javascripts/meny.js",)
    on_demand: tuple[tuple[str, str], ...] = ()
    """Attribute in a page -> the script that the page then loads too; built files, see `page_scripts`."""
    csp: str = CSP
    feedback_url: str = ""
    """Where readers report faults, with blanks to fill in; "" when the site takes none."""
    revision: str = ""
    """The revision of the sources, "" when it is not known."""
    style: str = INTERNAL_STYLE
    """A built file, see `page_styles`."""
    icon: str = IMAGES + "tecken.svg"
    leave_url: str = ""
    """Where the quick way out leads; "" for a site that has none."""
    feed: Link | None = None
    """What is new on the whole site, to subscribe to; None for a site that has no such feed."""
    language: Language = field(kw_only=True)
    """The words around the pages, and how days are written."""
    editions: Mapping[str, Site] = field(default_factory=dict, kw_only=True)
    """The frames of the other languages, by their ids."""

    languages: tuple[str, ...] = ("sv",)
    """Codes of all languages of the site."""

    addresses: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """Plain address -> where the file lies; see `lasting_addresses`."""

    @property
    def assets(self) -> tuple[str, ...]:
        """The theme's files that the site publishes as they lie; all others stay behind or are parts of one."""
        return (SEARCH_STYLE, self.icon, *self.scripts)

    def at(self, addresses: Mapping[str, str]) -> Site:
        """The same site, in all languages, with files at these addresses."""
        editions = {id: replace(edition, addresses=addresses) for id, edition in self.editions.items()}
        return replace(self, addresses=addresses, editions=editions)

    def address(self, plain: str) -> str:
        """Where a file or a folder of files lies, from the root."""
        return self.addresses.get(plain, plain)

    @property
    def words(self) -> Mapping[str, str]:
        """The words around the pages."""
        return self.language.words

    @property
    def root_path(self) -> str:
        """The site's root as an absolute path, for pages that may be shown at any address (404)."""
        return urlsplit(self.url).path.rstrip("/") + "/"


def with_script(site: Site, script: str) -> Site:
    """The same frames, whose pages load one more script: that of a preview."""
    editions = {id: with_script(one, script) for id, one in site.editions.items()}
    return replace(site, scripts=(*site.scripts, script), editions=editions)


def internal_site(
    settings: Settings,
    language: Language,
    today: datetime.date,
    revision: str = "",
    written: Sequence[Link] = (ABOUT,),
) -> Site:
    """The internal guide's frame; `revision` names the sources, `written` are the pages that are written by hand."""
    pages = {link.id: link for link in FIXED_PAGES if link != ABOUT or link in written}
    return Site(
        audience="intern",
        title=settings.title,
        organisation=settings.organisation,
        url=settings.internal_url,
        menu=tuple(pages[id] for id in _MENU),
        foot=tuple(pages[id] for id in _FOOT if id in pages),
        promise="Handboken sparar ingenting om dig eller dem du möter.",
        search="sok/",
        referrer=REFERRER["intern"],
        day=date_in_words(today),
        scripts=("assets/javascripts/meny.js", "assets/javascripts/noter.js", PROGRAM),
        on_demand=ON_DEMAND,
        feedback_url=settings.feedback_url,
        revision=revision,
        feed=FEED,
        language=language,
    )


def public_site(handbook: PublicHandbook, today: datetime.date) -> Site:
    """The public site's frame, and that of each language; it names nothing internal."""
    codes = tuple(dict.fromkeys(each.language.code for each in (handbook, *handbook.editions)))
    sites = {each.language.id: _public_site(each, codes, today) for each in (handbook, *handbook.editions)}
    return replace(sites.pop(handbook.language.id), editions=sites)


def _public_site(handbook: PublicHandbook, languages: tuple[str, ...], today: datetime.date) -> Site:
    language, words = handbook.language, handbook.words
    pages = {link.id: link for link in handbook.fixed_pages}
    foot = {**pages, "lamna": replace(pages["lamna"], title=words["lämna_hur"])}
    return Site(
        audience="publik",
        title=handbook.title,
        organisation=handbook.organisation,
        url=handbook.url,
        menu=tuple(pages[id] for id in _PUBLIC_MENU if id in pages),
        foot=tuple(foot[id] for id in _PUBLIC_FOOT if id in pages),
        promise=words["löfte"],
        search=f"{language.prefix}sok/",
        referrer=REFERRER["publik"],
        day=date_in(today, language),
        scripts=("assets/javascripts/lamna.js", "assets/javascripts/noter.js"),
        on_demand=PUBLIC_ON_DEMAND,
        style=PUBLIC_STYLE,
        icon=IMAGES + "tecken-publik.svg",
        leave_url=handbook.leave_url,
        feed=None if language.prefix else Link("flöde", "nytt", handbook.title, PUBLIC_PATH),
        language=language,
        languages=languages,
    )
