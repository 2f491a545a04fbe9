"""Whether a change of a field alters the meaning, or only the wording."""

from __future__ import annotations

import re

WORDING = {
    *("titel", "sammanfattning", "syfte", "målgrupp", "text", "hjälp", "ingress", "rubrik", "etikett", "beskrivning"),
    *("definition", "not", "säg", "gör", "vad", "svar", "fråga", "mått", "hur", "ämne", "när", "uppgift", "varning"),
    *("synonymer", "föråldrade_former", "påföljd", "term", "se_även", "fördjupning", "relaterade", "ordning"),
    *("publik_titel", "publik_ingress", "exempel_text", "publik_exempel_text"),
}
"""Fields of running text, and lists that only lead on. They alter the meaning when what binds in them alters."""

_BINDING = re.compile(
    r"\[\[[^\[\]\n]{0,300}\]\]|\d+|\b(?:ska|måste|får|bör|kan|inte|aldrig|alltid|bara|endast|genast|ingen|inget|inga)\b",
    re.IGNORECASE,
)


def alters_meaning(field: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether a change of a field is more than wording: another role, number, law or reference, or another duty.

    In running text that is a number, a reference or a word that binds or denies (ska, får, inte …) that was not there.
    """
    name = field.rpartition(": ")[2]
    if name not in WORDING:
        return not field.startswith("källa")
    return _binding(before) != _binding(after)


def _binding(values: tuple[str, ...]) -> list[str]:
    return sorted(found.casefold() for value in values for found in _BINDING.findall(value))
