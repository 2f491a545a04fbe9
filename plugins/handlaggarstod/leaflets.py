"""A leaflet per rights page: one sheet of A4 to hand out, made from the public handbook alone.

What does not fit is left out by rule, and the leaflet says so. Claims are kept in this order: law, commitments that are
confirmed, drafts; they are shown in the order of the page. The typesetter's template measures what fits.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.document_file import DocumentFile
from handlaggarstod.document_runs import Data, Runs, RunWriter, breakable, plain
from handlaggarstod.leaflet_words import SWEDISH_WORDS
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import plain_text
from handlaggarstod.public_handbook import PublicClaim, PublicHandbook, PublicPage, PublicSection, PublicService
from handlaggarstod.qr_codes import qr_code
from handlaggarstod.render_environment import date_in_words
from handlaggarstod.typesetter import Typesetter

TEMPLATE: Final = "broschyr.typ"
LEAD_LIMIT = 400
"""Characters of an introduction or a notice that a leaflet shows; a longer one ends with "…"."""
_OWN = "hs:/"


@dataclass(frozen=True, slots=True)
class Writing:
    """How the leaflets of one edition are written."""

    language: str
    """BCP 47."""
    rtl: bool
    prefix: str
    """What the addresses of the edition begin with: "" or "ar/"."""
    words: Mapping[str, str]
    day: Callable[[datetime.date], str]
    swedish: frozenset[str]
    """Texts of an edition in another language that are Swedish still, as they stand in it."""


SWEDISH: Final = Writing("sv", False, "", SWEDISH_WORDS, date_in_words, frozenset())


def leaflets(
    handbook: PublicHandbook,
    templates: Path,
    today: datetime.date,
    *,
    cache: DocumentCache | None = None,
    writing: Writing = SWEDISH,
) -> tuple[DocumentFile, ...]:
    """The leaflet of each rights page, beside the page. Raises TypesettingFailed.

    A leaflet bears the day when its page was changed, so that a new build changes nothing; `today` is for a page that
    has no such day.
    """
    typesetter = Typesetter(templates, cache)
    return tuple(
        DocumentFile(
            leaflet_path(writing.prefix + page.id + "/"),
            writing.words["broschyr_hämta"],
            typesetter.pdf(TEMPLATE, _Leaflet(handbook, writing, page).data(), page.updated or today),
        )
        for page in handbook.pages
    )


def leaflet_path(page: str) -> str:
    """The file beside a page: "en/las-din-akt/" -> "en/las-din-akt/las-din-akt.pdf"."""
    return f"{page}{page.rstrip('/').rpartition('/')[2]}.pdf"


class _Leaflet:
    """One page as data for the typesetter."""

    def __init__(self, handbook: PublicHandbook, writing: Writing, page: PublicPage) -> None:
        self._handbook, self._writing, self._page = handbook, writing, page
        self._root = handbook.url.rstrip("/") + "/"
        self._texts = TextRenderer()
        self._runs = RunWriter(self._link)

    def data(self) -> Data:
        page, writing = self._page, self._writing
        address = f"{self._root}{writing.prefix}{page.id}/"
        code = qr_code(address)
        claims = [claim for section in page.sections for claim in section.claims]
        services = dict.fromkeys((*self._handbook.urgent, *page.services))
        return {
            "title": page.title,
            "heading": self._line(page.title),
            "lang": writing.language,
            "rtl": writing.rtl,
            "words": dict(writing.words),
            "lead": self._short(page.lead),
            "notice": self._short(self._handbook.notice) if page.example else None,
            "claims": [self._claim(claim) for claim in claims],
            "ranks": sorted(range(len(claims)), key=lambda number: _rank(claims[number])),
            "steps": [self._steps(section) for section in page.sections if section.steps],
            "urgent": len(self._handbook.urgent),
            "services": [self._service(service) for service in services],
            "address": address,
            "address_shown": breakable(address),
            "qr": {"size": code.size, "path": code.path},
            "organisation": self._handbook.organisation,
            "dates": " ".join(self._dates()),
        }

    def _dates(self) -> Iterator[str]:
        words, day, page = self._writing.words, self._writing.day, self._page
        if page.updated:
            yield words["ändrad"].format(dag=day(page.updated))
        yield words["granskad"].format(dag=day(page.reviewed_on)) if page.reviewed_on else words["inte_granskad"]

    def _claim(self, claim: PublicClaim) -> Data:
        words = self._writing.words
        if claim.by_law:
            state = ""
        elif claim.draft or claim.confirmed_on is None:
            state = words["utkast"]
        else:
            state = words["bekräftat"].format(dag=self._writing.day(claim.confirmed_on))
        return {
            "text": self._blocks(claim.text),
            "by_law": claim.by_law,
            "laws": [breakable(law.text) for law in claim.laws],
            "state": state,
        }

    def _steps(self, section: PublicSection) -> Data:
        return {"title": self._line(section.title), "steps": [self._blocks(step) for step in section.steps]}

    def _service(self, service: PublicService) -> Data:
        title = "" if service.title == service.phone else service.title
        return {
            "title": breakable(title),
            "offer": self._line(service.offer),
            "phone": breakable(service.phone),
            "web": breakable(service.web.removeprefix("https://").rstrip("/")),
            "to": service.web if service.web.startswith("https://") else "",
        }

    def _blocks(self, text: str) -> Data:
        return self._said(text, blocks=self._runs.blocks(str(self._texts.block(text))))

    def _line(self, text: str) -> Data:
        return self._said(text, r=plain(text))

    def _said(self, text: str, **laid_out: Any) -> Data:
        """A text as it is laid out, and whether it is Swedish in an edition that is not."""
        return {"sv": text in self._writing.swedish, **laid_out}

    def _short(self, text: str) -> Data:
        """A text for the head of the leaflet: as one line, and not too long."""
        html = str(self._texts.block(text))
        words = plain_text(html)
        if len(words) > LEAD_LIMIT:
            return self._said(text, r=plain(textwrap.shorten(breakable(words), LEAD_LIMIT, placeholder=" …")))
        return self._said(text, r=self._runs.sentence(html))

    def _link(self, target: str, words: Runs) -> Any:
        """Links within the site lead to it; other addresses than pages keep only their words."""
        address = self._root + target.removeprefix(_OWN) if target.startswith(_OWN) else target
        return {"k": "url" if address.startswith("https://") else "span", "to": address, "r": words}


def _rank(claim: PublicClaim) -> int:
    """What is left out last comes first."""
    return 0 if claim.by_law else 1 + claim.draft
