"""Addresses: fields that become links are safe, and old addresses neither collide nor lead out of the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handlaggarstod.feedback import is_feedback_address
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_law import Statute
from handlaggarstod.handbook_register import Role
from handlaggarstod.handbook_routine import Stage
from handlaggarstod.load import Project
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.site_pages import FIXED_PAGES, PUBLIC_PAGES


def link_fields_are_safe(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """Fields that become links hold https addresses, nothing else."""
    for place, link in _link_fields(project):
        if link and not link.startswith("https://"):
            yield problem("HS051", place, link=link)


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
    taken = _addresses(handbook)
    for _, loaded in project.reviewed_texts():
        for n, address in enumerate(loaded.model.former_addresses):
            key = address.strip("/") + "/"
            place = loaded.place("tidigare_adresser", n)
            if key in taken:
                yield problem("HS019", place, address=address, other=taken[key])
            taken.setdefault(key, loaded.model.title)


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


def _addresses(handbook: Handbook) -> dict[str, str]:
    found = {link.path: link.title for link in FIXED_PAGES}
    found |= {text.path: text.title for _, text in handbook.reviewed_texts}
    registers: tuple[Role | Stage | Statute, ...] = (*handbook.roles, *handbook.stages, *handbook.statutes)
    return found | {one.path: one.title for one in registers}
