"""What a hit tells at once: of all times in a routine, those that were asked for.

Twin of ``engine.told`` in ``sok-utdrag.js``.
"""

from __future__ import annotations

from handlaggarstod.search_marks import Marker

BETWEEN = "; "
"""Between the times of one routine: "inom 3 dagar (Första samtalet); genast (Inleda utredning)"."""
MOST = 2
NAMED = 0.3
"""The share of a query that must stand beside a time; "klienten" alone asks for none."""


def told(answer: str, kind: str, marker: Marker) -> str:
    """Of the answer of a hit of some kind, what belongs to the query.

    A deadline, an amount and a provision are what they say. A routine has times for many things, and tells those that
    the query names, or the first ones where a time is asked for.
    """
    if not answer or kind not in marker.analyzer.language.words("timed_kinds"):
        return answer
    times = answer.split(BETWEEN)
    named = [time for time in times if marker.worth(marker.read(time).terms) >= NAMED * marker.total]
    return BETWEEN.join((named or (times if marker.intent == "tid" else []))[:MOST])
