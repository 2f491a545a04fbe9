"""What every text with an owner says of itself: its status, its changes, its reviews, and when the next one is due."""

from __future__ import annotations

from typing import Any

from handlaggarstod.handbook_review import ChangeNote, Review, Reviewed
from handlaggarstod.project import Loaded
from handlaggarstod.resolve_context import Context
from handlaggarstod.review_days import last_review, next_review
from handlaggarstod.schema_review import Reviewed as WrittenReviewed


def reviewed(context: Context, model: WrittenReviewed, loaded: Loaded[Any], kind: str) -> Reviewed:
    """What is said of a text; how often texts of its `kind` are reviewed is the handbook's own."""
    return Reviewed(
        status=model.status,
        version=model.version,
        owner=context.role(model.owner, loaded.place("ägare")) if model.owner else None,
        reviewed_on=last_review(model),
        review_by=next_review(model, context.review_months[kind]),
        reviews=_reviews(context, model, loaded),
        changes=tuple(
            ChangeNote(c.version, c.day, c.kind, c.what, getattr(c, "steps", ()), getattr(c, "public_text", None) or "")
            for c in model.changes
        ),
        synonyms=model.synonyms,
        search_words=model.search_words,
        former_addresses=model.former_addresses,
        place=loaded.place("titel"),
    )


def _reviews(context: Context, model: WrittenReviewed, loaded: Loaded[Any]) -> tuple[Review, ...]:
    return tuple(
        Review(
            day=review.day,
            by=context.role(review.by, loaded.place("granskningar", n, "av")),
            parts=review.parts,
            result=review.result,
            note=review.note or "",
        )
        for n, review in enumerate(model.reviews)
    )
