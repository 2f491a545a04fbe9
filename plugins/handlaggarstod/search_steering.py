"""What steers a site's search beside its pages. Whatever is put in is meant for that site's readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BestBet:
    """What comes first when just one question is asked."""

    urls: Words
    told: bool = False
    """An editor names the page: it is shown from its beginning, not from where a word happens to stand."""
    urgent: bool = False
    """It comes first in every longer question that has its words, too."""


@dataclass(frozen=True, slots=True)
class Steering:
    """For one site: plain words and addresses, nothing that leads to the handbook behind them."""

    groups: tuple[Words, ...] = ()
    """Words that find each other."""
    one_way: tuple[tuple[str, Words], ...] = ()
    """A word, and the words that it leads to."""
    outdated: tuple[tuple[str, Words], ...] = ()
    """An outdated word, and what it is called today; readers are told what is shown."""
    best_answers: Mapping[str, Words] = field(default_factory=dict)
    """Question -> addresses that come first."""
    urgent: frozenset[str] = frozenset()
    """Those of the questions whose answer comes first in a longer question, too: it may be a matter of life."""
    page_words: Mapping[str, Words] = field(default_factory=dict)
    """Address -> words that lead there."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Address -> what a hit is called, where that says more than the page's own title."""
    withdrawn: frozenset[str] = frozenset()
    """Addresses of texts that do not apply any longer: they are found last, and say what they are."""
    law_aliases: Mapping[str, Words] = field(default_factory=dict)
    """Old reference -> today's: "11 kap. 1 § SoL (2001:453)" -> "14 kap. 2 § SoL"."""
    laws: Mapping[str, Words] = field(default_factory=dict)
    """SFS number -> every name of the act."""
    not_holding: Words = ()
    """Everyday words that the search brings along, and that lead nowhere here."""
    kind_weights: Mapping[str, float] = field(default_factory=dict)
    """Kind of hit -> what it weighs on this site, where that is not as everywhere."""
