"""A found reference as the plain object that the command «lagrum» prints and the golden cases hold."""

from typing import Any, Final

from .law_notation import FoundReference, Kind, LawReference

KINDS: Final[dict[Kind, str]] = {
    "statute": "lag", "regulation": "föreskrift", "preparatory": "förarbete", "case": "rättsfall", "eu": "eu",
}  # fmt: skip


def swedish_object(found: FoundReference) -> dict[str, Any]:
    """Return the reference with Swedish keys, always all of them and in the same order; unknown parts are None.

    ``till`` holds the end of a range with the keys of the law and the provision, else None. ``typ`` is one of the
    values of ``KINDS``; ``beteckning`` is set for preparatory works and cases only.
    """
    reference = found.reference
    return {
        "start": found.start,
        "slut": found.end,
        "text": found.text,
        **_provision(reference),
        "till": _provision(reference.until) if reference.until else None,
        "typ": KINDS[reference.kind],
        "beteckning": reference.designation,
    }


def _provision(reference: LawReference) -> dict[str, str | None]:
    return {
        "sfs": reference.sfs,
        "kapitel": reference.chapter,
        "paragraf": reference.section,
        "stycke": reference.paragraph,
        "punkt": reference.point,
        "mening": reference.sentence,
    }
