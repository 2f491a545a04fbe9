"""What all frames of a site share: its name and addresses, its menu, the scripts and styles that its pages load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from handlaggarstod.handbook_link import Link
from handlaggarstod.languages import Language
from handlaggarstod.security_headers import CSP

PREVIEW_CSP = CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""While an editor looks at a preview: the engine reloads the page with a script of its own, inside the page."""

STYLES = "assets/stylesheets/"
IMAGES = "assets/images/"
SEARCH_STYLE = STYLES + "sok.css"
INTERNAL_STYLE = STYLES + "handlaggarstod.css"
PUBLIC_STYLE = STYLES + "publik.css"


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
