"""What the frame of each site says and loads: the menu and scripts of the internal guide, those of the public site."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from handlaggarstod.handbook_link import Link
from handlaggarstod.handbook_settings import Settings
from handlaggarstod.language_words import date_in
from handlaggarstod.languages import Language
from handlaggarstod.lasting_addresses import PROGRAM, RESULTS_PAGE
from handlaggarstod.news_feeds import FEED, PUBLIC_PATH
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.render_environment import date_in_words
from handlaggarstod.security_headers import REFERRER
from handlaggarstod.site_frame import IMAGES, PUBLIC_STYLE, Site
from handlaggarstod.site_pages import ABOUT, FIXED_PAGES

ON_DEMAND = (
    ("data-hs-frist", "assets/javascripts/frister.js"),
    ("data-hs-lista", "assets/javascripts/checklistor.js"),
    ("data-hs-planer", "assets/javascripts/planer.js"),
    ("data-hs-andrat", "assets/javascripts/andringar.js"),
    ("data-hs-utgavor", "assets/javascripts/utgavor.js"),
    ("data-hs-soksida", RESULTS_PAGE),
)
"""Scripts that only the pages with such an attribute load."""

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
