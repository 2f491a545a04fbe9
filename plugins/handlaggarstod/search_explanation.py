"""Why a hit ranks where it does, in Swedish sentences for editors."""

from __future__ import annotations

from collections.abc import Iterator

from handlaggarstod.search_documents import Contribution, Hit
from handlaggarstod.search_language import Language

CHOSEN = 900.0
"""Scores above this are given by editors' best answers alone; no words reach them."""

_REASONS = {
    "ord": "finns som ordet självt",
    "sammansatt": "finns som sammansatt ord",
    "synonym": "hittas genom en synonym",
    "utgånget ord": "är ett äldre ord; det nya finns",
    "vardagsord": "är ett vardagsord; handbokens ord finns",
    "närliggande ord": "har sitt svar där handbokens ord finns",
    "ordled": "finns som del av ett sammansatt ord",
    "ordbörjan": "är början på ett längre ord",
    "stavning": "kan vara felskrivet; ett liknande ord finns",
    "lagrum": "är lagrummet",
    "kapitel": "är numret på ett kapitel i lagen",
    "nytt lagrum": "är ett gammalt lagrum; det nya finns",
    "samma nummer i äldre lag": "hade samma nummer i den äldre lagen",
    "samma kapitel": "finns i samma kapitel",
    "samma lag": "finns i samma lag",
}


def explain(hit: Hit, language: Language) -> list[str]:
    """One sentence for each part of the question, best first, then what else weighs."""
    lines = []
    if hit.score >= CHOSEN:
        lines.append(
            "Redaktörens bästa svar på frågan, eller på något bråttom i den (routines/sok.yml), står före annat."
        )
    ordered = sorted(hit.contributions, key=lambda part: -part.score)
    lines += [_sentence(part) for part in ordered]
    return [*lines, *_weight(hit, language)]


def _sentence(part: Contribution) -> str:
    if not part.found:
        return f"«{part.asked}» saknas, och det drar ner träffen."
    reason = _REASONS.get(part.reason, f"räknas som {part.reason}")
    points = f"{part.score:.1f}".replace(".", ",")
    return f"«{part.asked}» {reason} («{part.found}»): {points} poäng före vikter."


def _weight(hit: Hit, language: Language) -> Iterator[str]:
    weights = dict(language.tables["kind_weights"])
    if hit.kind in weights:
        number = f"{weights[hit.kind]:g}".replace(".", ",")
        yield f"Träffar av sorten {hit.kind} väger {number} gånger en vanlig sidas."
    if hit.title_marks:
        yield "Ord i rubriken väger mer än ord i texten."
