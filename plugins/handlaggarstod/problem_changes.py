"""What has become of the problems since the last look: which are new, and which are mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from handlaggarstod.problem_views import as_line, total
from handlaggarstod.problems import Problem

_Same = tuple[str, str, str, str]


def as_changes(before: Sequence[Problem], after: Sequence[Problem]) -> str:
    """The new ones as the text view shows them, the mended ones by place and sentence, and how many are left."""
    lines = [as_line(one) for one in _only_in(after, before)]
    lines += [f"Rättat: {one.place}: {one.message}." for one in _only_in(before, after)]
    return "\n".join([*lines, total(after)])


def _only_in(these: Sequence[Problem], those: Sequence[Problem]) -> Iterator[Problem]:
    """A problem that has moved with its line, since something was written above it, is the same."""
    left = Counter(map(_what, those))
    for one in these:
        if left[_what(one)]:
            left[_what(one)] -= 1
        else:
            yield one


def _what(one: Problem) -> _Same:
    return one.place.file, one.code, one.message, one.hint
