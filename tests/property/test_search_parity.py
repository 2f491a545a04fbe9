"""The search in Python and in the browser must cut, stem, rank and mark alike, or the two give different answers.

Held over all text of the corpus and of both sites, and over thousands of words and queries built from them. The test
fails, and says so, on a machine with neither Node nor Chromium.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from handlaggarstod.pipeline import Audience, build
from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_documents import SearchDocument, SearchSection
from handlaggarstod.search_index import TOGETHER, SearchFiles, build_index
from handlaggarstod.search_language import default_language
from handlaggarstod.search_query import load_index, query_index
from handlaggarstod.search_site import documents_of
from handlaggarstod.search_steering import BestBet
from handlaggarstod.search_words import fold, words
from search_corpus import CORPUS_LAWS, SEED, corpus, distractors, grouped_queries, queries, synonyms, unseen_queries
from search_twin import answers

ENDINGS = (
    "",
    "s",
    "en",
    "et",
    "ets",
    "ar",
    "arna",
    "arnas",
    "ning",
    "ningens",
    "ande",
    "lig",
    "heten",
    "t",
    "tt",
    "löst",
)
LAWS = (
    "SoL",
    "socialtjänstlagen",
    "LVM",
    "FL",
    "förvaltningslagen",
    "OSL",
    "offentlighets- och sekretesslagen",
    "2001:453",
)
REFERENCES = (
    "{a} kap. {b} § {law}", "{a}:{b} {law}", "{law} {a}:{b}", "{law} {b}", "{b} § {law}", "§ {b}", "{a} kap {b}",
    "{law} ({year}:453) {a} kap. {b} §", "{b}–{a} §§ {law}", "{b}, {a} och 3 §§ {law}", "{b} a § {law}", "{a}:{b}",
    "{law} {a}:{b} och 25 § FL", "enligt {b} § första stycket 2 {law}", "{law}s {a} kapitel", "{b} {law}", "{a} {b}",
    "{b}-{a} §§", "{law} {b} månader", "kl. {a}:{b}", "{law}{b}", "{law}{a}:{b}", "{b}{law}", "{a}kap{b}§{law}",
    "{law} kap {a} § {b}", "{law} kap. {a}, paragraf {b}", "{law} {a} {b}", "{a}.{b} {law}", "{law} {a}-{b}",
    "{law}-{b}",
    "{b} § i {a} kap. {law}", "§ {b} kap {a} {law}", "{law} p {b}", "p{b} {law}", "{b}:e paragrafen {law}", "{law}:{b}",
    "fjärde kapitlet andra paragrafen {law}", "lag ({year}:453) {b} §", "lagen {year}:453 {a}:{b}", "gamla {a}:{b}",
    "{a} kap. {b} § gamla {law}", "{law} {a}:{b} gamla", "före detta {a}:{b}", "{law} {b} tolk", "{a} k {b} § {law}",
    "{a}:{b}-beslut", "par. {b} {law}", "{b} § {b} § {a} kap {law}", "lag om {law} {b}", "socialtjänstlag {b}",
    "{a} a kap {b} § {law}",
)  # fmt: skip
ODD = (
    "", " ", "<script>alert(1)</script>", "😀 vård", "İstanbul ΣΑΣ", "a\u0308rende", "mjuk\u00adstreck", "معلومات ١٢",
    "vård_plan", "__proto__", "constructor", "§", "§§ 5", "kap", "1:", "-", "asi-intervju", "alkohol-, drog-", "Ⅷ ²",
    '"', '""', '"oavslutad fras', "–", "- ord", "8-veckors", "3-5 dagar", "6 – 9 §§", "-3", '-"', '"det att"',
    '"första" "samtalet"', "-barn", "-barn -vuxen", "plan -vård-plan", "SoL -LVM", '"11 kap. 1 §"', "−vård plan",
    'x"y"z', "a-”b”", "hur länge", "vem", "när", "kommer inte", "hur länge sparas akten", "vad ska ingå i",
    "och det att", "hur gör jag", "xyzzyq", "qqqqwwww zzzzxxxx", "e-post", "toString", "ÅÄÖ", "é", "4 : 1 SoL",
    "كحول", "والكحول", "للقمار", "المخدرت", "الخدرات", "الكحو", "القراز", "بالخدمات المخدرات", "الدم", "آب",
)  # fmt: skip


CHOSEN = ("boka tid", "boka en tid nu", "tolk nu", "vaknar inte", "mamma vaknar inte", "han slår mig och vaknar inte")
"""Questions that have best answers, or hold one that is urgent."""


@cache
def pages(many: bool) -> tuple[SearchDocument, ...]:
    """The corpus with a step, a term, a title that tries to be code and a page in Arabic; with distractors if many."""
    step = SearchSection("steg-1", "Boka <script>alert(1)</script>", "Boka tid för samtal. Skriv i journalen.", "steg")
    term = SearchSection("asi", "ASI", "Intervju om alkohol och droger, 11 kap. 1 § SoL.", "term")
    extra = SearchDocument(
        "extra", "Boka tid <b>", "rutin", "Om att boka.", (step, term), ("tidbokning",), ("LVM 9 §",)
    )
    arabic = SearchDocument(
        "ar", "الدعم عند الإدمان", "rutin", "المساعدة بشأن الكحول أو المخدرات أو القمار. الخدمات وصلني قرار."
    )
    return (*corpus(), extra, arabic, *(distractors(400) if many else ()))


@cache
def files(many: bool) -> SearchFiles:
    """The index of the pages."""
    return build_index(
        pages(many),
        synonyms=synonyms(),
        language=default_language({**CORPUS_LAWS, "1980:620": ("gamla SoL", "gamla socialtjänstlagen")}),
        best_bets={
            "boka tid": BestBet(("extra",)),
            "tolk nu": BestBet(("tolk",), told=True),
            "vaknar inte": BestBet(("abstinens",), told=True, urgent=True),
            "slår mig": BestBet(("vald", "hot"), told=True, urgent=True),
        },
        law_aliases={"4 kap. 1 § SoL": ["11 kap. 1 § SoL"], "1 § FL 1986:223": ["25 § FL"]},
        together=0 if many else TOGETHER,
    )


def vocabulary() -> list[str]:
    """Every word of the corpus."""
    texts = (text for page in pages(False) for text in _texts(page))
    return sorted({word for text in texts for word in words(text)})


def _texts(page: SearchDocument) -> Iterator[str]:
    yield from (page.title, page.text, *page.keywords)
    for section in page.sections:
        yield from (section.title, section.text)


def generated_words() -> list[str]:
    """Words of the corpus with every ending, and pairs of them joined."""
    chance = random.Random(SEED)
    known = vocabulary()
    inflected = [word + ending for word in known for ending in ENDINGS]
    joined = [chance.choice(known) + chance.choice(("", "s")) + chance.choice(known) for _ in range(3000)]
    return [*known, *inflected, *joined]


def generated_references() -> list[str]:
    """Law references in every spelling, and some things that only look like them."""
    chance = random.Random(SEED)
    return [
        form.format(a=chance.randint(1, 30), b=chance.randint(1, 30), law=law, year=chance.choice((2001, 2025)))
        for form in REFERENCES
        for law in LAWS
    ]


def generated_queries() -> list[str]:
    """Graded queries, beginnings of them, slips of the finger, joined and parted words, law references."""
    chance = random.Random(SEED)
    asked = [entry["query"] for entry in (*queries(), *grouped_queries(), *unseen_queries()[::6])]
    known = [word for word in vocabulary() if len(word) > 4]
    slips = [_slip(chance.choice(known), chance) for _ in range(150)]
    joined = [f"{chance.choice(known)} {chance.choice(known)}" for _ in range(100)]
    joined += [chance.choice(known) + chance.choice(known) for _ in range(100)]
    begun = [query[: chance.randint(1, len(query))] for query in asked]
    odd = (*generated_references()[::3], *ODD, *CHOSEN)
    return [" ".join(known), *asked, *begun, *slips, *joined, *_quoted(chance), *odd]


def _quoted(chance: random.Random) -> list[str]:
    """Phrases that occur and phrases that do not, in marks of every kind, and words to do without."""
    texts = [section.text for page in pages(False) for section in page.sections if len(section.text) > 80]
    found = []
    for text in chance.sample(texts, 60):
        parts = text.split()
        start = chance.randrange(len(parts) - 4)
        phrase = " ".join(parts[start : start + chance.randint(1, 4)])
        opening, closing = chance.choice(('""', "””", "»«", "“”", "«»"))
        found += [
            f"{opening}{phrase}{closing}",
            f"{opening}{phrase} -{closing}",
            f"klient {opening}{phrase[::-1]}{closing}",
        ]
        found += [f"{phrase} -{chance.choice(parts)}", f'{parts[0]} –"{phrase}"', f"-{parts[start]}"]
    return found


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + "x" + word[place:],
            word[:place] + "e" + word[place + 1 :],
            fold(word),
        )
    )


@cache
def browser(many: bool) -> dict[str, Any]:
    """What the browser says: of the small index about everything, of the large one about every third query."""
    asked = {
        "tables": default_language(CORPUS_LAWS).for_browser(),
        "words": [] if many else generated_words(),
        "texts": [] if many else all_texts(),
        "queries": asked_of(many),
    }
    return answers(files(many), asked)


def asked_of(many: bool) -> list[str]:
    """The queries for one of the two indexes."""
    return generated_queries()[:: 3 if many else 1]


def all_texts() -> list[str]:
    """Every text that is analysed."""
    return [
        *(text for page in pages(False) for text in _texts(page)),
        *generated_references(),
        *ODD,
        *generated_queries(),
    ]


def test_stems_and_folds_are_the_same() -> None:
    analyzer = Analyzer(default_language(CORPUS_LAWS))
    asked = generated_words()
    assert len(asked) > 20_000
    theirs = browser(False)
    differing = [word for word, stem in zip(asked, theirs["stems"], strict=True) if stem != analyzer.stem(word)]
    assert differing == []
    assert theirs["folds"] == [fold(word) for word in asked]


def test_analyses_are_the_same() -> None:
    analyzer = Analyzer(default_language(CORPUS_LAWS))
    for text, theirs in zip(all_texts(), browser(False)["analyses"], strict=True):
        ours = analyzer.analyze(text)
        assert {"laws": [place.token for place in ours.laws], "words": list(ours.words)} == theirs, text


@pytest.mark.parametrize("many", [False, True], ids=["one file", "shards"])
def test_hits_are_the_same(many: bool) -> None:
    index = load_index(files(many))
    for query, theirs in zip(asked_of(many), browser(many)["results"], strict=True):
        assert query_index(index, query, explain=True).as_json() == theirs, query


@pytest.mark.parametrize("audience", Audience, ids=lambda audience: audience.name.lower())
def test_all_text_of_the_sites_is_read_alike(audience: Audience, repo: Path, today: datetime.date) -> None:
    pages = [
        one
        for page in build(repo, audience=audience, today=today, with_files=False).pages
        for one in documents_of(page)
    ]
    texts = sorted({text for page in pages for text in _texts(page)})
    known = sorted({word for text in texts for word in words(text)})
    assert len(known) > 1000
    analyzer = Analyzer(default_language())
    asked = {"tables": default_language().for_browser(), "words": known, "texts": texts, "queries": []}
    theirs = answers(files(False), asked)
    assert theirs["stems"] == [analyzer.stem(word) for word in known]
    for text, analysis in zip(texts, theirs["analyses"], strict=True):
        ours = analyzer.analyze(text)
        assert {"laws": [place.token for place in ours.laws], "words": list(ours.words)} == analysis, text
