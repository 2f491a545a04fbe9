"""A citation of a statute's provisions: how it is written, where it leads, how sure it is and when it applies."""

from __future__ import annotations

from handlaggarstod.handbook_law import Citation, ProvisionName
from handlaggarstod.law_provisions import IndexedStatute, Key, anchor_of, days_in_force, lagen_nu_url, spaced, text_url
from handlaggarstod.schema_law import Certainty
from handlaggarstod.schema_provenance import CitedLaw

_WORST = (Certainty.UNSURE, Certainty.LIKELY, Certainty.SURE)


def citation(
    statute: IndexedStatute, law: CitedLaw, covered: list[list[Key]], successors: tuple[ProvisionName, ...]
) -> Citation:
    """`covered` has the provisions of each reference in a list: «2, 4–6 §§» are two; none is the statute as a whole."""
    model, id = statute.loaded.model, statute.loaded.id
    provisions = [statute.provisions[key] for keys in covered for key in keys]
    first = provisions[0] if provisions else None
    shown = (provisions[0], provisions[-1]) if len(provisions) > 1 else tuple(provisions)
    real_anchor = first.anchor if first else None
    ends = (statute.provisions[key] for keys in covered for key in (keys[0], keys[-1]))
    from_day, until_day = days_in_force(model, ends)
    _, _, written = law.text.partition(" ")
    return Citation(
        statute_id=id,
        short_name=model.short_name,
        statute_title=model.title,
        text=f"{spaced(written)} {model.short_name}" if written else model.short_name,
        titles=tuple(provision.title for provision in shown),
        provisions=tuple(provision.number for provision in provisions),
        path=f"lagar/{id}/" + (f"#{anchor_of(first)}" if first else ""),
        text_url=text_url(model.links, real_anchor),
        lagen_nu_url=lagen_nu_url(model.links, real_anchor),
        note=law.note or "",
        historical=law.historical,
        certainty=min((model.status_certainty, *(p.certainty for p in provisions)), key=_WORST.index),
        coming=tuple(change for provision in provisions for change in provision.coming),
        in_force_from=from_day,
        in_force_until=until_day,
        successors=successors,
        statute_repealed=model.repealed,
    )
