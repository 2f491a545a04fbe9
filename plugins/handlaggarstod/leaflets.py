"""A leaflet per rights page and language: one sheet of A4 to hand out, made from the public handbook alone.

What does not fit is left out by rule, and the leaflet says so. Claims are kept in this order: law, commitments that are
confirmed, drafts; they are shown in the order of the page. The typesetter's template measures what fits.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from handlaggarstod.document_cache import DocumentCache
from handlaggarstod.document_file import DocumentFile, pdf_beside
from handlaggarstod.document_runs import Data, Runs, RunWriter, breakable, plain
from handlaggarstod.language_words import date_in
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import plain_text
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.public_page import PublicClaim, PublicPage, PublicSection, PublicService
from handlaggarstod.qr_codes import qr_code
from handlaggarstod.typesetter import Typesetter

TEMPLATE: Final = "broschyr.typ"
LEAD_LIMIT = 400
"""Characters of an introduction or a notice that a leaflet shows; a longer one ends with "…"."""
UNDATED = datetime.date(2000, 1, 1)
"""The file's time when its page has no day; it is not shown."""
_OWN = "hs:/"
_WORDS = (
    *("enligt_lag", "åtagande", "hit", "broschyr_rättigheter", "broschyr_gör", "broschyr_kortad", "broschyr_mer"),
    *("broschyr_läs_av", "broschyr_qr"),
)
"""What the template says in the leaflet's language."""


def leaflets(handbook: PublicHandbook, templates: Path, cache: DocumentCache | None = None) -> tuple[DocumentFile, ...]:
    """The leaflet of each rights page in each language, beside the page. Raises TypesettingFailed.

    A leaflet bears the day when its page was changed, not that of the build, so that a new build changes nothing.
    """
    typesetter = Typesetter(templates, cache)
    return tuple(
        DocumentFile(
            pdf_beside(f"{edition.language.prefix}{page.id}/"),
            edition.words["broschyr_hämta"],
            typesetter.pdf(TEMPLATE, _Leaflet(edition, page).data(), page.updated or page.reviewed_on or UNDATED),
        )
        for edition in (handbook, *handbook.editions)
        for page in edition.pages
    )


class _Leaflet:
    """One page as data for the typesetter."""

    def __init__(self, handbook: PublicHandbook, page: PublicPage) -> None:
        self._handbook, self._language, self._page = handbook, handbook.language, page
        self._swedish = handbook.untranslated | page.untranslated
        self._root = handbook.url.rstrip("/") + "/"
        self._texts = TextRenderer()
        self._runs = RunWriter(self._link)

    def data(self) -> Data:
        page, language = self._page, self._language
        address = f"{self._root}{language.prefix}{page.id}/"
        code = qr_code(address)
        claims = [claim for section in page.sections for claim in section.claims]
        services = dict.fromkeys((*self._handbook.urgent, *page.services))
        return {
            "title": page.title,
            "heading": self._line(page.title),
            "lang": language.code.partition("-")[0],
            "region": language.code.partition("-")[2] or None,
            "rtl": language.direction == "rtl",
            "words": {name: language.words[name] for name in _WORDS},
            "lead": self._short(page.lead),
            "notices": [self._short(text) for text in self._notices()],
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

    def _notices(self) -> Iterator[str]:
        """What a reader must know before relying on the text: as on the page."""
        words, page = self._language.words, self._page
        if page.example:
            yield self._handbook.notice
        if self._language.prefix:
            if self._language.sample:
                yield words["prov"]
            reviewed = page.translation_reviewed
            if reviewed:
                yield words["översättning_granskad"].format(dag=date_in(reviewed, self._language))
            else:
                yield words["ogranskad"]
            if page.partly_swedish:
                yield words["delvis_svenska"]

    def _dates(self) -> Iterator[str]:
        words, page = self._language.words, self._page
        if page.updated:
            yield words["ändrad"].format(dag=date_in(page.updated, self._language))
        yield (
            words["granskad"].format(dag=date_in(page.reviewed_on, self._language))
            if page.reviewed_on
            else words["inte_granskad"]
        )

    def _claim(self, claim: PublicClaim) -> Data:
        words = self._language.words
        if claim.by_law:
            state = ""
        elif claim.draft or claim.confirmed_on is None:
            state = words["utkast"]
        else:
            state = words["bekräftat"].format(dag=date_in(claim.confirmed_on, self._language))
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
        return {"sv": text in self._swedish, **laid_out}

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
