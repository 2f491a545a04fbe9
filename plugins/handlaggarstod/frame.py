"""What the frame around a page needs: menu, way to the root, title. The theme's template only lays it out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlaggarstod.feedback import feedback_address
from handlaggarstod.handbook_link import Link
from handlaggarstod.page import ARCHIVED, Alternate, Heading, Page, placed, root_of
from handlaggarstod.qr_codes import QrCode, qr_code
from handlaggarstod.site_frame import Site
from handlaggarstod.structured_data import structured_data

OPEN_GRAPH_LOCALES = {"sv": "sv_SE", "en": "en_GB", "ar": "ar_AR", "so": "so_SO", "prs": "fa_AF"}


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
    address: str = ""
    """Where the page is read; "" when it does not know (404)."""
    feedback: str = ""
    """Opens a report about this page; "" when the site takes none."""
    qr: QrCode | None = None
    """The page's address as a code, on the public site: for showing and for printing."""
    structured_data: str = ""
    """JSON-LD for search engines, on the public site."""

    @property
    def locale(self) -> str:
        """The page's language as Open Graph writes it."""
        return OPEN_GRAPH_LOCALES.get(self.page.lang, self.page.lang)

    @property
    def is_home(self) -> bool:
        """Whether the page is the start page of its language."""
        return self.page.path == self.site.language.prefix

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        """The same page in other languages, where there are any; for the language switcher."""
        return self.page.alternates if len(self.page.alternates) > 1 else ()

    @property
    def hreflang(self) -> tuple[tuple[str, str], ...]:
        """Language code and full address of each, and `x-default`: the Swedish page, which comes first."""
        root = self.site.url.rstrip("/") + "/"
        found = tuple((code, root + path) for code, path in self.page.languages)
        return (*found, ("x-default", found[0][1])) if found else ()

    @property
    def scripts(self) -> tuple[str, ...]:
        """What this page loads: what every page does, and what its own content asks for, unless it is an old text."""
        if self.page.kind == ARCHIVED:
            return self.site.scripts
        wanted = (script for attribute, script in self.site.on_demand if attribute in self.content)
        return (*self.site.scripts, *wanted)

    @property
    def feeds(self) -> tuple[Link, ...]:
        """What readers can subscribe to: the page's own feed first, then the site's."""
        return tuple(link for link in (self.page.feed, self.site.feed) if link)

    @property
    def headings(self) -> tuple[Heading, ...]:
        return self.page.headings

    @property
    def beside(self) -> bool:
        """Whether there is a column beside the text."""
        return not self.page.wide and bool(self.page.headings or self.page.beside)


def frame(site: Site, page: Page, *, root: str | None = None) -> Frame:
    """The frame of one page; `root` is only given for pages that do not know where they will be shown (404)."""
    site = site.editions.get(page.edition, site)
    address = site.url.rstrip("/") + "/" + page.path if root is None else ""
    root = root_of(page.path) if root is None else root
    canonical = "" if page.hidden else address
    return Frame(
        site=site,
        page=replace(page, html=""),
        root=root,
        content=placed(page.html, root),
        title=f"{site.title} – {site.organisation}"
        if page.path == site.language.prefix
        else f"{page.title} – {site.title}, {site.organisation}",
        canonical=canonical,
        address=address,
        qr=qr_code(canonical) if canonical and site.leave_url else None,
        has_own_search=bool(site.search) and not page.hidden and page.path in ("", "sok/"),
        feedback=_feedback(site, page, address),
        structured_data=_structured_data(site, page),
    )


def _feedback(site: Site, page: Page, address: str) -> str:
    """The report begins with what the one who mends the fault asks first: which page, which version, which sources."""
    if page.kind == ARCHIVED:
        return ""
    known = (("Sida", address), ("Version", page.version), ("Källa", page.source.file if page.source else ""))
    lines = [f"{name}: {value}" for name, value in (*known, ("Revision", site.revision)) if value]
    question = "Vad stämmer inte?" if address else "Vilken adress ville du till, och var fanns länken?"
    text = "\n".join((*lines, "", "Skriv inga uppgifter om en person här.", question, ""))
    return feedback_address(site.feedback_url, title=f"Stämmer inte: {page.title}", text=text)


def _structured_data(site: Site, page: Page) -> str:
    """Only what anyone may find is described: the intranet is not, and neither is the page for what is missing."""
    if site.audience != "publik" or page.hidden:
        return ""
    return structured_data(
        page, name=site.title, organisation=site.organisation, url=site.url, languages=site.languages
    )
