"""Synonyms and best bets in files of their own: nothing is lost, and a key needs one file."""

from __future__ import annotations

from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_format import bare_key, decode_bets, read_script, read_scripts
from handlaggarstod.search_index import SearchFiles, build_index
from handlaggarstod.search_language import default_language
from handlaggarstod.search_reader import load_index
from handlaggarstod.search_shares import SHARE
from handlaggarstod.search_steering import BestBet
from handlaggarstod.search_synonyms import Synonyms, keys_of, phrase_of

PAGES = [SearchDocument(f"sida-{number}/", f"Ärende {number}", "rutin", "Om ärendet.") for number in range(40)]
MANY = Synonyms(
    groups=tuple((f"ord{number}a", f"ord{number}b", f"skriva{number} under") for number in range(300)),
    outdated=tuple((f"gammal sak{number}", (f"nytt{number}", f"ny sak {number}")) for number in range(300)),
)
BETS = {
    **{f"fråga nummer{number}": BestBet((f"sida-{number % 40}/",), told=number % 2 == 0) for number in range(400)},
    "akut fara": BestBet(("sida-7/",), urgent=True),
}


def built(together: int = 0) -> SearchFiles:
    """An index with more synonyms and best bets than one file holds."""
    return build_index(PAGES, synonyms=MANY, best_bets=BETS, together=together)


def test_they_are_in_files_of_their_own_unless_all_is_given_at_once() -> None:
    assert {name[0] for name in built()} >= {"s", "v"}
    assert not {name for name in built(together=400_000) if name[0] in "sv"}
    few = build_index(PAGES, synonyms=Synonyms(groups=(("ett", "två"),)), best_bets={"a b": BestBet(("sida-1/",))})
    assert not {name for name in few if name[0] in "sv"}


def test_nothing_is_lost_on_the_way() -> None:
    apart, together = load_index(built()), load_index(built(together=400_000))
    phrases = {phrase_of(key) for row in MANY.rows(together.analyzer) for key in keys_of(row, together.analyzer)}
    assert len(phrases) > 1000
    for phrase in phrases:
        said = frozenset({"under"})
        assert apart.synonyms.targets(phrase, said) == together.synonyms.targets(phrase, said) != []
    assert apart.best_bets == together.best_bets
    assert len(apart.best_bets) == len(BETS)
    assert apart.longest_synonym == together.longest_synonym > 1


def test_each_key_is_in_the_file_that_its_place_in_the_order_tells() -> None:
    files = built()
    head = read_scripts(files)["huvud"]
    analyzer = Analyzer(default_language())
    assert {name[0] for name in files} >= {"s", "v"}
    for name in files:
        kind, value = name[0], read_script(files[name])[2]
        if kind == "s":
            keys = {phrase_of(key) for row in value for key in keys_of(row, analyzer)}
        elif kind == "v":
            keys = {bare_key(key) for key in decode_bets(value)}
        else:
            continue
        starts = head["synonymdelar" if kind == "s" else "valdelar"]
        place = int(name[1:].removesuffix(".js"))
        assert min(keys) == starts[place]
        assert place + 1 == len(starts) or max(keys) < starts[place + 1]


def test_what_holds_in_longer_questions_is_in_the_first_file() -> None:
    assert list(decode_bets(read_scripts(built())["huvud"]["val"])) == ["~akut far"]


def test_a_file_is_small() -> None:
    sizes = [len(content) for name, content in built().items() if name[0] in "sv"]
    assert len(sizes) > 4
    assert max(sizes) < 2 * SHARE
