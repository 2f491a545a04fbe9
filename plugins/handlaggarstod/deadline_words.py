"""How a page explains a deadline before anyone has reckoned it: whether it can be counted, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlaggarstod.deadline_amounts import Amount, Unit
from handlaggarstod.deadline_rules import COUNTING_RULES, Regime, rule_text
from handlaggarstod.handbook_register import Deadline
from handlaggarstod.schema_deadlines import Binding, DeadlineKind

_TWO_READINGS = (
    "Är slutdagen en söndag, annan helgdag, lördag, midsommarafton, julafton eller nyårsafton måste en människa avgöra "
    "om 2 § lagen (1930:173), som flyttar den till nästa vardag, får användas. Räkna på båda sätten och håll den "
    "tidigaste av dagarna, helst arbetsdagen före."
)
_CONFIRMED_BY_HUMANS = "Bekräfta dagen med den som ansvarar för beslutet."


def counting_rule(deadline: Deadline) -> str:
    """The rule in words, with its source; "" when there is nothing to count: no number, or a recurring interval.

    A statutory deadline that a human must confirm has both readings of lagen (1930:173) in its rule, and no sentence
    that gives the later day to whoever reads no further. A length of time has one reading: it is never moved.
    """
    if deadline.amount is None or deadline.kind is DeadlineKind.INTERVAL:
        return ""
    amount, regime = Amount(deadline.amount, Unit(deadline.unit.value)), Regime(deadline.regime.value)
    if not deadline.confirm:
        return rule_text(amount, regime)
    if regime is Regime.STATUTORY and amount.unit in COUNTING_RULES:
        return f"{COUNTING_RULES[amount.unit]} {_TWO_READINGS} {_CONFIRMED_BY_HUMANS}"
    return f"{rule_text(amount, regime)} {_CONFIRMED_BY_HUMANS}"


def first_alike(deadlines: Iterable[Deadline]) -> dict[str, Deadline]:
    """By id, the first of the deadlines that is counted by the same rule: a page need not write the rule again."""
    rows = tuple(deadlines)
    first: dict[str, Deadline] = {}
    for deadline in rows:
        first.setdefault(counting_rule(deadline), deadline)
    return {deadline.id: first[counting_rule(deadline)] for deadline in rows}


def countable_groups(deadlines: Iterable[Deadline]) -> Iterator[tuple[str, list[Deadline]]]:
    """What can be counted, by what binds: the law, or the administration's own undertaking."""
    rows = [deadline for deadline in deadlines if counting_rule(deadline)]
    for title, by_law in (("Enligt lag", True), ("Egna åtaganden och förslag", False)):
        group = [deadline for deadline in rows if (deadline.binding is Binding.LAW) is by_law]
        if group:
            yield title, group
