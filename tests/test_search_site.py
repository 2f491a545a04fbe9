"""The search of the real handbook and of any folder of pages."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Callable
from encodings.aliases import aliases
from pathlib import Path

import pytest

from handlaggarstod.cli import main
from handlaggarstod.page import Page
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.search_analyzer import Analyzer
from handlaggarstod.search_built_in import BuiltInWords
from handlaggarstod.search_documents import SearchDocument
from handlaggarstod.search_folder import decoded, folder_documents
from handlaggarstod.search_format import script
from handlaggarstod.search_index import TOGETHER, build_index
from handlaggarstod.search_language import default_language
from handlaggarstod.search_prose import prose_documents
from handlaggarstod.search_query import SearchIndex, load_index, query_index, search
from handlaggarstod.search_site import FOLDER, LISTS, SCRIPTS, documents_of, search_files
from handlaggarstod.search_steering import Steering
from handlaggarstod.search_synonyms import phrase_key, phrase_of
from search_corpus import index_files
from search_twin import answers

Built = Callable[[Audience], Result]
QUESTIONS = {
    "vårdplan": "rutiner/vardplan/",
    "när ska första samtalet vara": "frister/#f-samtal-3",
    "80-kronan": "rutiner/egenavgift/",
    "LVM 13": "lagar/lvm-1988/#P13",
    "överklaga": "rutiner/overklagande/",
    "samtyke": "rutiner/samtycke-sekretess/",
    "uppföljningssamtal": "mallar/m19-uppfoljning/",
    "sip": "rutiner/sip/",
    "lex sarah": "rutiner/missforhallanden-lex-sarah/",
    "vad gör jag vid återfall?": "rutiner/avbrott-aterfall/",
    "genomförandeplan": "rutiner/genomforandeplan/",
    "omedelbart omhändertagande": "rutiner/lvm-omedelbart-omhandertagande/",
    "11:1 SoL 2001": "lagar/sol-2025/#K14P2",
    "11 kap. 1 § SoL (2001:453)": "lagar/sol-2025/#K14P2",
}
"""What people ask, and a page or entry that answers it; it must be among the first three."""


def index_of_pages(pages: list[Page]) -> SearchIndex:
    """The index of pages made for a test."""
    return load_index({path.removeprefix(FOLDER): content for path, content in search_files(pages, Steering()).items()})


def index_of(result: Result) -> SearchIndex:
    return load_index(index_files(result.assets))


@pytest.fixture(scope="module")
def handbook_index(repo: Path, today: datetime.date) -> SearchIndex:
    """The index of the project's own handbook."""
    return index_of(build(repo, audience=Audience.INTERNAL, today=today, with_files=False))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_among_the_first_three(question: str, handbook_index: SearchIndex) -> None:
    found = [hit.url for hit in search(handbook_index, question, limit=3)]
    assert [url for url in found if url.startswith(QUESTIONS[question])], found


@pytest.mark.parametrize("question", ["vårdplan", "80-kronan"])
def test_the_routine_comes_before_what_only_mentions_it(question: str, handbook_index: SearchIndex) -> None:
    assert search(handbook_index, question, limit=1)[0].url.startswith("rutiner/")


@pytest.mark.parametrize("question", ["sök", "hur söker jag hjälp"])
def test_the_page_of_the_search_is_no_answer(question: str, handbook_index: SearchIndex) -> None:
    assert FOLDER not in [hit.url for hit in search(handbook_index, question)]


def test_the_index_is_the_same_each_time(built: Built, small_site: Path) -> None:
    assets = built(Audience.INTERNAL).assets
    again = build(small_site, audience=Audience.INTERNAL, today=datetime.date(2026, 11, 22))
    assert {p: c for p, c in again.assets.items() if FOLDER in p} == {p: c for p, c in assets.items() if FOLDER in p}


def test_an_old_number_leads_to_todays_provision(built: Built) -> None:
    found = [hit.url for hit in search(index_of(built(Audience.INTERNAL)), "11 kap. 1 § SoL 2001", limit=5)]
    assert "lagar/sol-2025/#K14P2" in found


def test_a_list_is_found_by_its_name_alone(built: Built) -> None:
    lists = [page for audience in Audience for page in built(audience).pages if page.path in LISTS]
    assert {page.path for page in lists} == LISTS
    for page in lists:
        listed = next(documents_of(page))
        assert (listed.text, listed.sections) == ("", ())


def test_the_laws_of_a_page_are_read_with_plain_spaces() -> None:
    page = Page("rutiner/x/", "X", "<p>ord</p>", "rutin", laws=("1\u00a0§\u00a0SoL",))
    assert next(documents_of(page)).law_tokens == ("1 § SoL",)


def test_a_step_is_a_hit_that_says_which_routine_it_is_in(built: Built) -> None:
    hits = search(index_of(built(Audience.INTERNAL)), "svara i telefonen", limit=5)
    (step,) = [hit for hit in hits if hit.kind == "steg" and hit.url.endswith("#steg-svara")]
    assert step.page == "Ta emot en kontakt"


def test_a_text_that_does_not_apply_says_so_in_its_only_hit(
    built: Built, small_site: Path, today: datetime.date
) -> None:
    file = small_site / "routines" / "rutiner" / "utredning" / "utreda.yml"
    file.write_text(file.read_text("utf-8").replace("status: exempel", "status: upphävd"), "utf-8")
    withdrawn = index_of(build(small_site, audience=Audience.INTERNAL, today=today))
    before, after = (search(index, "utreda behovet") for index in (index_of(built(Audience.INTERNAL)), withdrawn))
    assert (before[0].kind, before[0].url) == ("rutin", "rutiner/utreda/")
    assert {hit.kind for hit in after if hit.url.startswith("rutiner/utreda/")} == {"upphävd text"}


def test_editors_answer_comes_first_and_their_words_lead_to_a_page(built: Built) -> None:
    found = [hit.url for hit in search(index_of(built(Audience.INTERNAL)), "vart ringer jag?")]
    assert found[:2] == ["vagvisaren/#radgivning", "ordlista/#samtycke"]
    assert search(index_of(built(Audience.PUBLIC)), "slå en signal")[0].url == "komma-i-kontakt/"


def test_terms_deadlines_services_and_amounts_are_found_by_their_own_words(built: Built) -> None:
    index = index_of(built(Audience.INTERNAL))
    for question, place in {
        "vårdtagare": "ordlista/#klient",
        "svarstid": "frister/#svar",
        "åttiokronan": "belopp/#avgift",
        "mall 2": "mallar/samtycke/",
    }.items():
        assert place in [hit.url for hit in search(index, question, limit=2)], question


def test_the_public_index_knows_only_public_pages(built: Built) -> None:
    result = built(Audience.PUBLIC)
    index = index_of(result)
    addresses = {page.path for page in result.pages}
    assert {index.details(page)[0].split("#")[0] for page in set(index.pages)} <= addresses
    assert search(index, "samtycke")[0].url == "ord/#samtycke"


def test_the_public_index_comes_at_once_so_that_no_request_tells_what_was_asked(
    repo: Path, today: datetime.date
) -> None:
    parts = re.compile(r"assets/((?:[a-z]+/)?)sok/[0-9a-f]+/([a-z]+\d*)\.js")
    found: dict[str, set[str]] = {}
    for path in build(repo, audience=Audience.PUBLIC, today=today).assets:
        if named := parts.fullmatch(path):
            found.setdefault(named[1], set()).add(named[2])
    assert {"", "en/", "lattlast/", "ar/"} <= found.keys()
    assert [names for names in found.values() if names != {"huvud", "t0"}] == []


def test_other_languages_are_read_as_they_are_written() -> None:
    pages = [Page("en/first/", "Your first meeting", "<p>Nothing that you pay.</p>", "sida", lang="en")]
    files = search_files(pages, Steering(), prefix="en/")
    assert all(path.startswith("en/sok/") for path in files)
    index = load_index({path.removeprefix("en/sok/"): content for path, content in files.items()})
    assert [hit.url for hit in search(index, "meeting")] == ["first/"]
    assert search(index, "meet that") != search(index, "that")


SWITCHED_OFF = [
    Page("bistand/", "Ekonomiskt bistånd", "<p>Pengar till mat.</p>", "sida"),
    Page("cannabis/", "Cannabis", "<p>Om cannabis.</p>", "sida"),
    Page("annat/", "Annat", "<p>Något annat.</p>", "sida"),
]


def switched_off(*words: str, **steering: object) -> dict[str, bytes]:
    files = search_files(SWITCHED_OFF, Steering(not_holding=words, **steering))  # type: ignore[arg-type]
    return {path.removeprefix(FOLDER): content for path, content in files.items()}


def test_everyday_words_that_do_not_hold_here_lead_nowhere() -> None:
    asked = ("norm", "normen", "socbidrag", "röka på", "röker han på")
    leads = {"norm": "bistand/", "normen": "bistand/", "socbidrag": "bistand/"}
    leads |= {"röka på": "cannabis/", "röker han på": "cannabis/"}

    def found(*words: str, **steering: object) -> dict[str, str]:
        index = load_index(switched_off(*words, **steering))
        return {question: hits[0].url for question in asked if (hits := search(index, question))}

    assert found() == leads
    assert found("Normen").keys() == leads.keys() - {"norm", "normen"}
    assert found("röker på", "röka på").keys() == leads.keys() - {"röka på", "röker han på"}
    assert found("ekonomiskt bistånd").keys() == {"röka på", "röker han på"}
    own = found("norm", one_way=(("norm", ("cannabis",)),))
    assert own["norm"] == own["normen"] == "cannabis/", "what editors write themselves holds"


def test_thousands_of_rarer_words_are_known_where_they_need_not_all_be_fetched() -> None:
    page = SearchDocument("hot/", "Hot och våld", "sida", "Lämna rummet om någon har vapen.")
    guide, given_at_once = (load_index(build_index([page], together=limit)) for limit in (0, TOGETHER))
    assert [hit.url for hit in search(guide, "pistol")] == ["hot/"]
    assert search(given_at_once, "pistol") == []
    switched = BuiltInWords(default_language()).without(["pistol"])
    assert search(load_index(build_index([page], language=switched)), "pistol") == []


def test_no_rare_word_is_one_of_the_small_words_of_every_question() -> None:
    language = default_language()
    analyzer = Analyzer(language)
    small = {
        analyzer.stem(word) for name in ("light_words", "weak_words", "stopwords") for word in language.words(name)
    }
    said = [phrase for asked, _ in language.tables["rare_ways"] for phrase in asked]
    keys = {phrase: phrase_of(phrase_key(phrase, analyzer)) for phrase in said}
    assert {phrase: key for phrase, key in keys.items() if not key or key in small} == {}


def test_the_browser_needs_to_know_nothing_of_what_is_switched_off() -> None:
    files = switched_off("norm", "röka på")
    queries = ["norm", "röka på", "röker braj", "socbidrag"]
    tables = default_language().for_browser()
    theirs = answers(files, {"tables": tables, "words": [], "texts": [], "queries": queries})["results"]
    index = load_index(files)
    assert [query_index(index, question, explain=True).as_json() for question in queries] == theirs
    assert [bool(each["träffar"]) for each in theirs] == [False, False, True, True]


def test_a_language_answers_with_the_pages_that_it_has() -> None:
    """Swedish may have more; such an answer is left out, not a reason to build nothing."""
    pages = [Page("lattlast/ett/", "Ett", "<p>Hjälp med boende.</p>", "sida")]
    steering = Steering(best_answers={"sova ute": ("två/", "ett/"), "min akt": ("två/",)})
    files = search_files(pages, steering, prefix="lattlast/")
    index = load_index({path.removeprefix("lattlast/sok/"): content for path, content in files.items()})
    assert [hit.url for hit in search(index, "sova ute")] == ["ett/"]
    assert search(index, "min akt") == []


def test_a_text_that_does_not_apply_comes_after_those_that_do() -> None:
    pages = [Page(f"{name}/", "Boende", "<p>Hjälp med boende.</p>", "rutin") for name in ("gammal", "ny")]
    files = search_files(pages, Steering(withdrawn=frozenset({"gammal/"})))
    index = load_index({path.removeprefix(FOLDER): content for path, content in files.items()})
    assert [hit.url for hit in search(index, "boende")] == ["ny/", "gammal/"]


def test_search_words_of_one_place_alone_mean_that_place() -> None:
    mark = '<p id="{0}" data-sok-typ="frist" data-sok-ord="{1}"><b>{0}</b> väntan väntan</p>'
    html = mark.format("ett", "hur länge får jag vänta") + mark.format("två", "vänta") * 3
    index = index_of_pages([Page("frister/", "Frister", html, "sida")])
    assert search(index, "hur länge får jag vänta?")[0].url == "frister/#ett"


def test_hand_written_pages_are_found_below_the_handbooks_own(tmp_path: Path) -> None:
    (tmp_path / "om").mkdir()
    (tmp_path / "om" / "index.md").write_text("# Om oss\n\nVi finns.\n\n## Så gör du\n\nRing `vardplan` [hit](x).\n")
    (tmp_path / "redaktor").mkdir()
    (tmp_path / "redaktor" / "skriva.md").write_text("# Skriva\n\n```yaml\nkod: x\n```\n\n## Samma\n\n## Samma\n")
    about, write = prose_documents(tmp_path)
    assert (about.url, about.title, about.kind, about.text) == ("om/", "Om oss", "om handboken", "Vi finns.")
    (how,) = about.sections
    assert (how.anchor, how.title, how.text) == ("sa-gor-du", "Så gör du", "Ring hit.")
    assert (write.url, write.text) == ("redaktor/skriva/", "")
    assert [part.anchor for part in write.sections] == ["samma", "samma_1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pages that someone else made."""
    (tmp_path / "rutiner" / "tolk").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<title>Start</title><p>Välkommen.</p>", encoding="utf-8")
    page = "<nav>Start</nav><main><h1>Boka tolk</h1><h2 id='tid'>Tid</h2><p>Beställ i god tid.</p></main>"
    (tmp_path / "rutiner" / "tolk" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "om.html").write_bytes(b"<p>Trasig \xff text")
    return tmp_path


def test_a_folder_is_read_in_order_of_address(folder: Path) -> None:
    pages = [(page.url, page.title, page.text) for page in folder_documents(folder)]
    assert pages == [
        ("", "Start", "Välkommen."),
        ("om.html", "om.html", "Trasig ÿ text"),
        ("rutiner/tolk/", "Boka tolk", ""),
    ]


def test_a_folder_is_indexed_and_searched_by_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sokindex", str(folder)]) == 0
    files = {file.name: file.read_bytes() for file in (folder / FOLDER).iterdir()}
    assert capsys.readouterr().out == f"Skrev {len(files)} filer till {folder / FOLDER}\n"
    assert main(["sok", "tolkar", "--sajt", str(folder)]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["url"], hit["titel"]) == ("rutiner/tolk/", "Boka tolk")
    assert hit.keys() >= {"typ", "utdrag", "poäng"}
    assert main(["sok", "god tid", "--sajt", str(folder), "--antal", "1", "--forklara"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert hit["url"] == "rutiner/tolk/#tid"
    assert hit["förklaring"]
    assert main(["sokindex", str(folder)]) == 0
    assert {file.name: file.read_bytes() for file in (folder / FOLDER).iterdir()} == files


ONLY_MINUS = "Skriv också vad du letar efter. Ett minus tar bara bort träffar."


@pytest.mark.parametrize(
    ("words", "titles", "said"),
    [
        (["boka", "tolkar", "-hem"], ["Boka tolk"], ""),
        (["-hem", "tolkar"], ["Boka tolk"], ""),
        (["tolkar", "-tid"], [], "Inget hittades."),
        (["-tid tolkar"], [], "Inget hittades."),
        (["-tolk"], [], ONLY_MINUS),
        (["-här"], [], ONLY_MINUS),
    ],
)
def test_a_question_may_begin_with_a_minus_and_have_several_words(
    words: list[str], titles: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["sokindex", str(folder)])
    site = ["--sajt", str(folder)]
    for arguments in ([*words, *site], [*site, *words], [*site, "--", *words]):
        capsys.readouterr()
        assert main(["sok", *arguments]) == 0
        answer = capsys.readouterr()
        assert [hit["titel"] for hit in json.loads(answer.out)] == titles
        assert answer.err.startswith(said)


def test_words_on_both_sides_of_an_option_are_one_question(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sokindex", str(folder)])
    capsys.readouterr()
    assert main(["sok", "tolkar", "--sajt", str(folder), "-tolk"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    with pytest.raises(SystemExit):
        main(["sok", "tolkar", "--sajt", str(folder), "--okant"])
    assert "okända argument: --okant." in capsys.readouterr().err


def test_the_site_of_the_project_is_searched(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "projekt"
    shutil.copytree(folder, project / "site" / "intern", ignore=shutil.ignore_patterns("projekt"))
    main(["sokindex", str(project / "site" / "intern")])
    capsys.readouterr()
    assert main(["--projekt", str(project), "sok", "tolkar"]) == 0
    assert [hit["titel"] for hit in json.loads(capsys.readouterr().out)] == ["Boka tolk"]


@pytest.mark.parametrize("harm", ["cut", "empty", "other", "missing", "nothing"])
def test_an_index_that_is_not_whole_is_told(harm: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sokindex", str(folder)])
    capsys.readouterr()
    head = folder / FOLDER / "huvud.js"
    harmed = {
        "cut": head.read_bytes()[:-200],
        "empty": b"",
        "other": b"let a = 1;",
        "nothing": script("1", "huvud", b"{}"),
    }
    if harm == "missing":
        (folder / FOLDER / "t0.js").unlink()
    else:
        head.write_bytes(harmed[harm])
    assert main(["sok", "tolkar", "--sajt", str(folder)]) == 2
    advice = "Bygg sajten igen, eller kör «handlaggarstod sokindex MAPP»."
    assert capsys.readouterr().err == f"{folder / FOLDER}: sökindexet är inte helt. {advice}\n"


def test_what_was_shown_instead_is_told_beside_the_answer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sokindex", str(folder)])
    capsys.readouterr()
    said = {}
    for question in ("tollk", '"tolk god"', "–tolk", "qqqqqq", "tolk"):
        assert main(["sok", question, "--sajt", str(folder)]) == 0
        answer = capsys.readouterr()
        assert isinstance(json.loads(answer.out), list)
        said[question] = answer.err.splitlines()
    assert said["tollk"] == ["Visar «tolk» för «tollk» (stavning)."]
    assert said['"tolk god"'] == ["Ingen sida har «tolk god» ord för ord. Här är träffar på orden var för sig."]
    assert said["–tolk"] == ["Skriv också vad du letar efter. Ett minus tar bara bort träffar."]
    assert said["tolk"] == []
    (advice,) = said["qqqqqq"]
    assert advice.startswith("Inget hittades. Prova «")


@pytest.mark.parametrize(
    "content",
    [
        "<p>Vårdplan – åäö".encode(),
        b"\xef\xbb\xbf" + "<p>Vårdplan – åäö".encode(),
        "<p>Vårdplan – åäö".encode("utf-16"),
        "<p>Vårdplan – åäö".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Vårdplan – åäö".encode("cp1252"),
        "<META HTTP-EQUIV=content-type CONTENT='text/html; charset=mac-roman'><p>Vårdplan – åäö".encode("mac-roman"),
        "<meta charset='påhittad'><p>Vårdplan – åäö".encode(),
        "<meta charset=finnsinte><p>Vårdplan – åäö".encode(),
        "<meta charset=utf-16><p>Vårdplan – åäö".encode(),
        "<meta charset=rot13><p>Vårdplan – åäö".encode(),
        "<meta charset=undefined><p>Vårdplan – åäö".encode(),
        "<meta charset=punycode><p>Vårdplan – åäö".encode(),
        "<meta charset=unicode-escape><p>Vårdplan – åäö".encode(),
        "<meta charset=utf-7><p>Vårdplan – åäö".encode(),
        "<meta charset=utf-8><p>Vårdplan – åäö".encode("cp1252"),
    ],
)
def test_pages_are_read_in_the_encoding_they_have(content: bytes) -> None:
    assert decoded(content).endswith("<p>Vårdplan – åäö")


ENCODINGS = sorted({*aliases.values(), "idna", "punycode", "undefined", "unicode-escape", "utf-7"})


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_page_in_any_encoding_is_text_that_can_be_written(name: str) -> None:
    markup = b"<meta charset=" + name.replace("_", "-").encode() + rb"><p>\ud800 +2AA- ~{ \x1b$B \xff" + b"a" * 70
    assert decoded(markup).encode("utf-8")


def test_odd_pages_are_passed_over_or_read_as_far_as_they_go(tmp_path: Path) -> None:
    (tmp_path / "mapp.html").mkdir()
    (tmp_path / "borta.html").symlink_to(tmp_path / "finns-inte.html")
    (tmp_path / "flyttad.html").write_text("<meta http-equiv=refresh content='0; url=ny/'>Flyttad", "utf-8")
    (tmp_path / "tom.HTM").write_bytes(b"")
    (tmp_path / "stor.html").write_text("<div><b>ord</i> " * 100_000, "utf-8")
    (tmp_path / "bild.html").write_bytes(bytes(range(256)) * 100)
    found = {page.url: page.title for page in folder_documents(tmp_path)}
    assert found == {"bild.html": "bild.html", "stor.html": "stor.html", "tom.HTM": "tom.HTM"}
    assert main(["sokindex", str(tmp_path)]) == 0


def test_a_file_of_any_name_is_found_at_an_address_that_leads_there(tmp_path: Path) -> None:
    names = {
        "javascript:alert(1).html": "javascript%3Aalert(1).html",
        "50% av vad? #1.html": "50%25%20av%20vad%3F%20%231.html",
        "vård-plan_2.html": "vård-plan_2.html",
        "byte \udcff.html": "byte%20%FF.html",
    }
    for name in names:
        (tmp_path / name).write_text("<p>Text", "utf-8")
    found = {page.url: page.title for page in folder_documents(tmp_path)}
    assert set(found) == set(names.values())
    assert found["50%25%20av%20vad%3F%20%231.html"] == "50% av vad? #1.html"
    assert main(["sokindex", str(tmp_path)]) == 0


def test_twins_name_each_other(repo: Path) -> None:
    """Whoever changes one half finds the other: what a module names, names it, and has what it says."""
    theme = repo / "templates" / "theme" / "assets" / "javascripts"
    modules = {path.name: path.read_text("utf-8") for path in (repo / "plugins" / "handlaggarstod").glob("search_*.py")}
    scripts = {path.name: path.read_text("utf-8") for path in theme.glob("sok-*.js")}
    named = {(module, one) for module, text in modules.items() for one in re.findall(r"sok-[a-z]+\.js", text)}
    assert len(named) > 20
    assert named == {(one, script) for script, text in scripts.items() for one in re.findall(r"search_\w+\.py", text)}
    said = re.findall(r"``(?:engine\.)?(\w+)`` in ``(sok-\w+\.js)``", "".join(modules.values()))
    assert [(part, script) for part, script in said if not re.search(rf"\b{part}\b", scripts[script])] == []


def test_every_script_of_the_search_is_sent_once(repo: Path) -> None:
    parts = [part for file in SCRIPTS.values() for part in file.split()]
    scripts = repo / "templates" / "theme" / "assets" / "javascripts"
    assert sorted(parts) == sorted(path.stem.removeprefix("sok-") for path in scripts.glob("sok-*.js"))
