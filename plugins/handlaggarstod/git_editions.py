"""The editions of the handbook: the tags in git that mark what was published on a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from handlaggarstod.edition_texts import Edition
from handlaggarstod.git_sources import CONTENT, git_answer, prefix_of, sources_at
from handlaggarstod.problems import Place, Problem, problem
from handlaggarstod.yaml_source import Source, read

SETTINGS = f"{CONTENT}/handbok.yml"
_DAY = "{datum}"


def published_editions(root: Path, today: datetime.date) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """The editions up to a day, oldest first, and what is wrong with their tags. None where there is no git.

    `utgåvor` in handbok.yml says how the tags are named; without it there are no editions.
    """
    place, pattern = tag_pattern(root)
    if not pattern:
        return (), ()
    shallow = git_answer(root, "rev-parse", "--is-shallow-repository") or b""
    problems = [problem("HS126", place)] if shallow.strip() == b"true" else []
    found: list[Edition] = []
    for tag in _tags(root, pattern):
        day, tree = _day(tag, pattern), _tree(root, tag)
        if day is None:
            problems.append(problem("HS127", place, tag=tag, pattern=pattern))
        elif not tree:
            problems.append(problem("HS128", place, tag=tag))
        elif day <= today:
            found.append(Edition(day, tag, tree, partial(sources_at, root, f"refs/tags/{tag}")))
    return tuple(sorted(found, key=lambda edition: edition.day)), tuple(problems)


def tag_pattern(root: Path) -> tuple[Place, str]:
    """How the tags of editions are named, and where that stands; "" where nothing says so."""
    try:
        source = read(SETTINGS, (root / SETTINGS).read_bytes())
    except OSError:
        return Place(SETTINGS), ""
    if not isinstance(source, Source) or not isinstance(source.data, dict):
        return Place(SETTINGS), ""
    pattern = source.data.get("utgåvor")
    return source.place("utgåvor"), pattern if isinstance(pattern, str) and pattern.count(_DAY) == 1 else ""


def _tags(root: Path, pattern: str) -> Iterator[str]:
    listed = git_answer(root, "for-each-ref", "--format=%(refname:strip=2)", "refs/tags") or b""
    before, _, after = pattern.partition(_DAY)
    wanted = re.compile(re.escape(before) + ".+" + re.escape(after))
    for tag in listed.decode("utf-8", "replace").splitlines():
        if wanted.fullmatch(tag) and (before or tag[:1].isdigit()):
            yield tag


def _day(tag: str, pattern: str) -> datetime.date | None:
    before, _, after = pattern.partition(_DAY)
    written = tag.removeprefix(before).removesuffix(after)
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.isoformat() == written else None


def _tree(root: Path, tag: str) -> str:
    """The id of the sources at a tag; the same for the same sources, in every clone."""
    found = git_answer(
        root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}:{prefix_of(root)}{CONTENT}"
    )
    return (found or b"").decode().strip()
