"""The handbook pages and queries that the search is measured on, and pages about other things to hide them among."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from handlaggarstod.search_documents import SearchDocument, SearchSection
from handlaggarstod.search_synonyms import Synonyms

CASES = Path(__file__).parent / "cases" / "search"
SEED = 2026

# The corpus cites the law of 2001 as "SoL", so its table of names says the same.
CORPUS_LAWS = {
    "2001:453": ("SoL", "socialtjänstlagen"),
    "1988:870": ("LVM", "lagen om vård av missbrukare i vissa fall"),
    "1990:52": ("LVU",),
    "2009:400": ("OSL", "offentlighets- och sekretesslagen", "sekretesslagen"),
    "2017:900": ("FL", "förvaltningslagen"),
    "2017:30": ("HSL", "hälso- och sjukvårdslagen"),
    "1976:511": ("LOB",),
    "1998:980": ("KKF", "körkortsförordningen"),
}


class Quality(NamedTuple):
    """Shares of queries with a right page first, among five, and normalised discounted cumulative gain at ten."""

    first: float
    among_five: float
    ndcg: float


def index_files(files: Mapping[str, bytes], prefix: str = "") -> dict[str, bytes]:
    """The Swedish index among the files of a site, by name; with a folder ("en/") that of its language."""
    folder = re.compile(rf"assets/{prefix}sok/[0-9a-f]+/(.+)")
    found = ((folder.fullmatch(path), content) for path, content in files.items())
    return {match[1]: content for match, content in found if match}


def corpus() -> list[SearchDocument]:
    """The pages of the corpus; the address of each is its file name."""
    return [_page(path) for path in sorted((CASES / "corpus").glob("*.md"))]


def queries() -> list[dict[str, Any]]:
    """Graded queries: ``query`` and ``relevant`` (page -> grade 1-3)."""
    loaded: list[dict[str, Any]] = json.loads((CASES / "dev-queries.json").read_text("utf-8"))
    return loaded


def grouped_queries() -> list[dict[str, Any]]:
    """Graded queries of nine kinds (``group``), the same form as :func:`queries`."""
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / "grouped-queries.yml").read_text("utf-8"))
    return loaded


def unseen_queries(part: str = "abcdefghijklmnopqrstuvwxyzåäö") -> list[dict[str, Any]]:
    """Graded queries of nine kinds, written before the answers were seen. All have since been looked at."""
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / "unseen-queries.yml").read_text("utf-8"))
    return [entry for entry in loaded if entry["part"] in part]


def synonyms() -> Synonyms:
    """The synonyms that go with the corpus."""
    groups = yaml.safe_load((CASES / "synonyms.yml").read_text("utf-8"))["groups"]
    return Synonyms(tuple(map(tuple, groups)))


def distractors(count: int) -> Iterator[SearchDocument]:
    """Pages of the handbook of a whole city, about other things; the same pages every time.

    They share everyday words with the corpus (ansökan, beslut, avgift, information), but no sentence and no subject: a
    page that by its own text answers a query as well as the right one would measure nothing.
    """
    chance = random.Random(SEED)
    stock = yaml.safe_load((CASES / "distractors.yml").read_text("utf-8"))
    titled = _titles(stock, chance)
    for number in range(count):
        area, thing, title = titled[number % len(titled)]
        if number >= len(titled):
            title += f" {chance.choice(stock['var'])}"
        lead, *parts = [_paragraph(stock, area, thing, chance) for _ in range(4)]
        headings = chance.sample(stock["rubriker"], 3)
        named = enumerate(zip(headings, parts, strict=True))
        sections = tuple(SearchSection(f"del-{n}", heading, text) for n, (heading, text) in named)
        yield SearchDocument(f"annat-{number}", title, "rutin", lead, sections)


def _titles(stock: dict[str, Any], chance: random.Random) -> list[tuple[dict[str, Any], str, str]]:
    """(area, thing, title): a third begin with an everyday word, as titles in a handbook do."""
    found = []
    for area in stock["områden"]:
        for thing in area["saker"]:
            ready = [form.format(sak=thing) for form in (*area["titlar"], *chance.sample(stock["titlar"], 10))]
            found += [(area, thing, title[:1].upper() + title[1:]) for title in ready]
    chance.shuffle(found)
    return found


def quality(found: Callable[[str], Sequence[str]], graded: Iterable[dict[str, Any]]) -> Quality:
    """How good the addresses are that ``found`` gives for each query."""
    marks = [_marks([url.split("#")[0] for url in found(entry["query"])], entry["relevant"]) for entry in graded]
    return Quality(*(sum(column) / len(marks) for column in zip(*marks, strict=True)))


def _marks(pages: Sequence[str], relevant: dict[str, int]) -> tuple[float, float, float]:
    gain = _gain(relevant.get(page, 0) for page in pages[:10])
    ideal = _gain(sorted(relevant.values(), reverse=True)[:10])
    return float(pages[:1] != [] and pages[0] in relevant), float(any(p in relevant for p in pages[:5])), gain / ideal


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _page(path: Path) -> SearchDocument:
    _, front, body = path.read_text("utf-8").split("---", 2)
    lead, *rest = re.split("^## (.*)$", re.sub("^# .*$", "", body, flags=re.MULTILINE), flags=re.MULTILINE)
    sections = tuple(
        SearchSection(re.sub("[^a-z0-9]+", "-", heading.lower()).strip("-"), heading, _plain(text))
        for heading, text in zip(rest[::2], rest[1::2], strict=True)
    )
    return SearchDocument(path.stem, yaml.safe_load(front)["title"], "rutin", _plain(lead), sections)


def _plain(markdown: str) -> str:
    return re.sub(r"^\s*(-|\d+\.)\s+|\*\*", "", markdown, flags=re.MULTILINE)


def sentences(text: str) -> list[str]:
    """The sentences of a text, and the items of its lists, that are long enough to say something."""
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+|\n", text) if len(sentence) > 20]


def _paragraph(stock: dict[str, Any], area: dict[str, Any], thing: str, chance: random.Random) -> str:
    def one() -> str:
        form: str = chance.choice(stock["meningar"])
        words = {name: chance.choice(area[name]) for name in ("vem", "ting", "gör")}
        said = form.format(sak=thing, var=chance.choice(stock["var"]), när=chance.choice(stock["när"]), **words)
        return said[:1].upper() + said[1:]

    return " ".join(one() for _ in range(chance.randint(3, 5)))
