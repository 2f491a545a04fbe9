"""Addresses: fields that become links are safe, and old addresses neither collide nor lead out of the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handlaggarstod.feedback import is_feedback_address
from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Place, Problem, did_you_mean, problem
from handlaggarstod.project import Project
from handlaggarstod.public import public
from handlaggarstod.schema_search import SearchedSite
from handlaggarstod.site_addresses import as_address, internal_pages, public_pages
from handlaggarstod.site_pages import PUBLIC_PAGES
from handlaggarstod.web_addresses import WEB, is_readable


def link_fields_are_safe(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Fields that become links hold https addresses, nothing else."""
    for place, link in _link_fields(project):
        if link and not link.startswith(WEB):
            yield problem("HS051", place, link=link)
        elif link and not is_readable(link):
            yield problem("HS153", place, link=link)


def feedback_can_be_sent(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """The address for reports has room for what a page fills in."""
    for settings in project.settings.values():
        address = settings.model.feedback_url
        if address and not is_feedback_address(address):
            yield problem("HS078", settings.place("synpunkter_adress"), link=address)


def _link_fields(project: Project) -> Iterator[tuple[Place, str | None]]:
    for settings in project.settings.values():
        yield settings.place("redigera_adress"), settings.model.edit_url
        yield settings.place("adresser", "intern"), settings.model.addresses.internal
        yield settings.place("adresser", "publik"), settings.model.addresses.public
        yield settings.place("lämna_till"), settings.model.leave_url
    for accessibility in project.accessibility.values():
        yield accessibility.place("tillsyn", "anmälan"), accessibility.model.supervisor.complaint
    for references in project.references.values():
        for n, row in enumerate(references.model.references):
            yield references.place("källor", n, "länk"), row.url
    for service in project.services.values():
        yield service.place("webb"), service.model.web
        yield service.place("källa_url"), service.model.source_url
    for statute in project.statutes.values():
        for name, link in statute.model.links.model_dump(by_alias=True).items():
            yield statute.place("länkar", name), link


def old_addresses_are_free(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A former address is not a page of today, and leads to one page only."""
    taken = internal_pages(handbook)
    for _, loaded in project.reviewed_files():
        for n, address in enumerate(loaded.model.former_addresses):
            key = address.strip("/") + "/"
            place = loaded.place("tidigare_adresser", n)
            if key in taken:
                yield problem("HS019", place, address=address, other=taken[key])
            taken.setdefault(key, loaded.model.title)


def moved_pages_lead_on(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A page that handbok.yml says has moved is gone, and the page it leads to is there."""
    pages = {SearchedSite.INTERNAL: internal_pages(handbook), SearchedSite.PUBLIC: public_pages(public(handbook))}
    taken = {site: dict(own) for site, own in pages.items()}
    for _, text in handbook.reviewed_texts:
        former = (as_address(address) for address in text.reviewed.former_addresses)
        taken[SearchedSite.INTERNAL].update(dict.fromkeys(former, text.title))
    for settings in project.settings.values():
        for n, move in enumerate(settings.model.moved):
            known, target = taken[move.site], as_address(move.target)
            if as_address(move.former) in known:
                other = known[as_address(move.former)]
                yield problem("HS019", settings.place("flyttade_sidor", n, "från"), address=move.former, other=other)
            if target not in pages[move.site] and not project.broken:
                advice = did_you_mean(target, pages[move.site], "Kontrollera adressen")
                place = settings.place("flyttade_sidor", n, "till")
                yield problem("HS088", place, address=move.target, site=move.site.value, advice=advice)
            known.setdefault(as_address(move.former), pages[move.site].get(target, target))


RESERVED_PUBLIC = {
    **{link.path.strip("/"): link.title for link in PUBLIC_PAGES if link.path},
    "sok": "sökningen",
    "assets": "sajtens filer",
    "export": "exporten",
    "gemensamt": "de gemensamma texterna",
}
"""Addresses of the public site that no rights page may take."""


def public_addresses_are_free(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A rights page stands directly under the public site's root, beside the site's own pages."""
    languages = {id: f"sidorna på {language.model.swedish_name}" for id, language in project.languages.items()}
    reserved = RESERVED_PUBLIC | languages
    for id, loaded in project.rights.items():
        if id in reserved:
            yield problem("HS019", Place(loaded.source.file, 1, 1), address=f"{id}/", other=reserved[id])
