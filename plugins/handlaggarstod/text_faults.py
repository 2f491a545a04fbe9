"""What is wrong with a text in itself, whatever it points at, as problems at the words in question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.text_rules import raw_html, unsafe_links
from handlaggarstod.text_slips import slips

MOST = 20
"""Faults of one kind that are shown for one text; they are mended together."""

At = Callable[[str], Place]
"""Where words of a text stand in its file."""


def faults_in(text: str, at: At) -> Iterator[Problem]:
    """Marks that become nothing, then raw HTML, then links that may not be published; at most `MOST` of each."""
    for slip in islice(slips(text), MOST):
        words = slip.words[:80].replace("\t", " ")
        yield problem("HS142", at(slip.words), words=words, what=slip.what, advice=slip.advice)
    for html in islice(raw_html(text), MOST):
        yield problem("HS050", at(html), html=html)
    for link in islice(unsafe_links(text), MOST):
        yield problem("HS051", at(link), link=link)
