"""Rules over a whole handbook on a given day, as an ordered table. Each rule gives the problems it finds.

Rules for how a file is written are called by `examination`, which tries them in another process.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from handlaggarstod.checks_accessibility import statements_are_whole
from handlaggarstod.checks_coverage import mandate_is_met
from handlaggarstod.checks_guide import guide_leads_on, rights_are_reached
from handlaggarstod.checks_law import law_is_in_force
from handlaggarstod.checks_links import (
    feedback_can_be_sent,
    link_fields_are_safe,
    moved_pages_lead_on,
    old_addresses_are_free,
    public_addresses_are_free,
)
from handlaggarstod.checks_names import names_tell_apart
from handlaggarstod.checks_promises import (
    promises_are_kept_in_time,
    promises_name_no_time_of_their_own,
    rights_are_kept,
)
from handlaggarstod.checks_public import public_names_nothing_internal, the_sites_have_addresses_of_their_own
from handlaggarstod.checks_reviews import reviews_are_in_order, services_are_checked
from handlaggarstod.checks_search import search_rules_hold
from handlaggarstod.checks_versions import records_of_changes_hold
from handlaggarstod.handbook import Handbook
from handlaggarstod.problems import Problem, problem
from handlaggarstod.project import Project
from handlaggarstod.schema_review import Status

Rule = Callable[[Project, Handbook, datetime.date], Iterator[Problem]]
FILL_IN = "Fyll i fältet eller ändra status"


def check(project: Project, handbook: Handbook, today: datetime.date) -> list[Problem]:
    """Everything that these rules find."""
    return [found for rule in RULES for found in rule(project, handbook, today)]


def in_force_is_decided(project: Project, handbook: Handbook, today: datetime.date) -> Iterator[Problem]:
    """A routine in force has a decision and an owner (SOSFS 2011:9: it is fixed who is responsible).

    What a file with faults lacks may be what is at fault, and is told as that.
    """
    for loaded in project.routines.values():
        model = loaded.model
        if model.status is not Status.IN_FORCE or ("rutin", loaded.id) in project.broken:
            continue
        decision = model.decision
        if decision is None or not decision.by or not decision.day:
            yield problem("HS040", loaded.place("beslut"), what="beslut med beslutsfattare och datum", advice=FILL_IN)
        elif decision.day > today:
            what = f"ett fattat beslut, för {decision.day} har inte varit än"
            advice = "Rätta beslutsdagen, eller låt status vara utkast tills beslutet är fattat"
            yield problem("HS040", loaded.place("beslut", "datum"), what=what, advice=advice)
        if model.owner is None:
            yield problem("HS040", loaded.place("status"), what="ägare", advice=FILL_IN)
        if model.valid_from is None:
            yield problem("HS040", loaded.place("status"), what="gäller_från", advice=FILL_IN)


RULES: tuple[Rule, ...] = (
    law_is_in_force,
    in_force_is_decided,
    reviews_are_in_order,
    services_are_checked,
    records_of_changes_hold,
    names_tell_apart,
    rights_are_kept,
    mandate_is_met,
    promises_are_kept_in_time,
    promises_name_no_time_of_their_own,
    guide_leads_on,
    rights_are_reached,
    statements_are_whole,
    link_fields_are_safe,
    feedback_can_be_sent,
    old_addresses_are_free,
    moved_pages_lead_on,
    public_addresses_are_free,
    public_names_nothing_internal,
    the_sites_have_addresses_of_their_own,
    search_rules_hold,
)
