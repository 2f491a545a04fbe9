"""Whether a change of a field alters the meaning, or only the wording."""

from __future__ import annotations

import re

from handlaggarstod.deadline_amounts import NUMBER_WORDS, parse_amount
from handlaggarstod.swedish_calendar import DeadlineError

WORDING = {
    *("titel", "sammanfattning", "syfte", "målgrupp", "text", "hjälp", "ingress", "rubrik", "etikett", "beskrivning"),
    *("definition", "not", "säg", "gör", "vad", "svar", "fråga", "mått", "hur", "ämne", "när", "uppgift", "varning"),
    *("synonymer", "föråldrade_former", "påföljd", "term", "se_även", "fördjupning", "relaterade", "ordning"),
    *("publik_titel", "publik_ingress", "exempel_text", "publik_exempel_text"),
}
"""Fields of running text, and lists that only lead on. They alter the meaning when what binds in them alters."""

_ARTICLES = ("en", "ett")
_BINDING = re.compile(
    r"\[\[[^\[\]\n]{0,300}\]\]"
    rf"|(?P<number>\d+|\b(?:{'|'.join(NUMBER_WORDS)})\b)(?=(?:\s+(?P<unit>[a-zåäö]+))?)"
    r"|\b(?:ska|måste|får|bör|kan|inte|aldrig|alltid|bara|endast|genast|ingen|inget|inga)\b",
    re.IGNORECASE,
)


def alters_meaning(field: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether a change of a field is more than wording: another role, number, law or reference, or another duty.

    In running text that is a number, in figures or in words, a length of time, a reference or a word that binds or
    denies (ska, får, inte …) that was not there.
    """
    name = field.rpartition(": ")[2]
    if name not in WORDING and not field.startswith("ord: "):
        return not field.startswith("källa")
    return _binding(before) != _binding(after)


def _binding(values: tuple[str, ...]) -> list[str]:
    found = (_meant(one) for value in values for one in _BINDING.finditer(value))
    return sorted(meant for meant in found if meant)


def _meant(found: re.Match[str]) -> str:
    """The same for "tre dagar" and "3 dagar"; "" for an article, which is a number only before a unit of time."""
    number = (found["number"] or "").casefold()
    if not number:
        return found[0].casefold()
    try:
        return parse_amount(f"{number} {found['unit']}").text
    except DeadlineError:
        return "" if number in _ARTICLES else str(NUMBER_WORDS.get(number, number))
