"""What the frame around a page needs: menu, way to the root, title. The theme's template only lays it out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from handlaggarstod.feedback import feedback_address
from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_register import Settings
from handlaggarstod.page import Heading, Page, placed, root_of
from handlaggarstod.render_environment import date_in_words
from handlaggarstod.site_pages import FIXED_PAGES

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
"""No inline script or style, nothing from elsewhere; `frame-ancestors` only works as a header."""

PREVIEW_CSP = CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""While an editor looks at a preview: the engine reloads the page with a script of its own, inside the page."""

STYLES_AND_IMAGES = ("assets/stylesheets/handlaggarstod.css", "assets/images/tecken.svg")

ON_DEMAND = (
    ("data-hs-frist", "assets/javascripts/frister.js"),
    ("data-hs-lista", "assets/javascripts/checklistor.js"),
)
"""Scripts that only the pages with such an attribute load."""

PUBLIC_ON_DEMAND = (("data-hs-sok-adress", "assets/javascripts/sok.js"),)
"""The public search: on its own page and where there is a field for it."""

_MENU = ("processen", "rutiner", "checklistor", "mallar", "frister", "lagar", "ordlista", "roller", "chef")
_FOOT = ("nytt", "rattigheter", "vagvisaren", "belopp", "kallor", "tackning", "oppna-fragor", "omraden", "om")


_PUBLIC_MENU = (
    Link("sida", "start", "Start", ""),
    Link("sida", "ord", "Ord som vi använder", "ord/"),
    Link("sida", "sok", "Sök", "sok/"),
)


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

    @property
    def assets(self) -> tuple[str, ...]:
        """The theme's files that the site publishes; all others stay behind."""
        return (*STYLES_AND_IMAGES, *self.scripts)

    @property
    def root_path(self) -> str:
        """The site's root as an absolute path, for pages that may be shown at any address (404)."""
        return urlsplit(self.url).path.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the template of the frame sees."""

    site: Site
    page: Page
    root: str
    content: str
    title: str
    canonical: str
    has_own_search: bool
    feedback: str = ""
    """Opens a report about this page; "" when the site takes none."""

    @property
    def scripts(self) -> tuple[str, ...]:
        """What this page loads: what every page does, and what its own content asks for."""
        wanted = (script for attribute, script in self.site.on_demand if attribute in self.content)
        return (*self.site.scripts, *wanted)

    @property
    def headings(self) -> tuple[Heading, ...]:
        return self.page.headings

    @property
    def beside(self) -> bool:
        """Whether there is a column beside the text."""
        return not self.page.wide and bool(self.page.headings or self.page.beside)


def internal_site(settings: Settings, today: datetime.date, revision: str = "") -> Site:
    """The internal guide's frame; `revision` names the sources."""
    pages = {link.id: link for link in FIXED_PAGES}
    return Site(
        audience="intern",
        title=settings.title,
        organisation=settings.organisation,
        url=settings.internal_url,
        menu=tuple(pages[id] for id in _MENU),
        foot=tuple(pages[id] for id in _FOOT),
        promise="Handboken sparar ingenting om dig eller dem du möter.",
        search="sok/",
        referrer="no-referrer",
        day=date_in_words(today),
        scripts=("assets/javascripts/meny.js", "assets/javascripts/lagrum.js", "assets/javascripts/sok.js"),
        on_demand=ON_DEMAND,
        feedback_url=settings.feedback_url,
        revision=revision,
    )


def public_site(settings: Settings, today: datetime.date) -> Site:
    """The public site's frame; it names nothing internal."""
    return Site(
        audience="publik",
        title=settings.public_title,
        organisation=settings.organisation,
        url=settings.public_url,
        menu=_PUBLIC_MENU,
        foot=_PUBLIC_MENU,
        promise="Sidan sparar ingenting om dig.",
        search="sok/",
        referrer="strict-origin-when-cross-origin",
        day=date_in_words(today),
        on_demand=PUBLIC_ON_DEMAND,
    )


def frame(site: Site, page: Page, *, root: str | None = None) -> Frame:
    """The frame of one page; `root` is only given for pages that do not know where they will be shown (404)."""
    root = root_of(page.path) if root is None else root
    title = site.title if page.path == "" else f"{page.title} – {site.title}, {site.organisation}"
    canonical = "" if page.hidden else site.url.rstrip("/") + "/" + page.path
    return Frame(
        site=site,
        page=replace(page, html=""),
        root=root,
        content=placed(page.html, root),
        title=title if page.path else f"{site.title} – {site.organisation}",
        canonical=canonical,
        has_own_search=page.path in ("", "sok/") and not page.hidden and bool(site.search),
        feedback=_feedback(site, page, canonical),
    )


def _feedback(site: Site, page: Page, address: str) -> str:
    """The report begins with what the one who mends the fault asks first: which page, which version, which sources."""
    known = (("Sida", address), ("Version", page.version), ("Källa", page.source.file if page.source else ""))
    lines = [f"{name}: {value}" for name, value in (*known, ("Revision", site.revision)) if value]
    text = "\n".join((*lines, "", "Skriv inga uppgifter om en person här.", "Vad stämmer inte?", ""))
    return feedback_address(site.feedback_url, title=f"Stämmer inte: {page.title}", text=text)
