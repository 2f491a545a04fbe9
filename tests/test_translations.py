"""Translations: each text is shown only for the Swedish text that it was made from; no language leaks into another."""

from __future__ import annotations

import datetime
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlaggarstod.cli import main
from handlaggarstod.document_cache import CACHE
from handlaggarstod.examination import examine
from handlaggarstod.frame import frame
from handlaggarstod.handbook import Handbook
from handlaggarstod.handbook_rights import ClientRight
from handlaggarstod.handbook_translation import TranslatedRight
from handlaggarstod.language_words import amount_in, date_in, number_in, time_in
from handlaggarstod.languages import Language
from handlaggarstod.load import load_project
from handlaggarstod.page import Page, plain_text
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.plural_forms import plural_form
from handlaggarstod.public import public
from handlaggarstod.resolve_language import languages
from handlaggarstod.search_html import read_html
from handlaggarstod.search_languages import seen_from
from handlaggarstod.search_query import load_index, search
from handlaggarstod.search_steering import Steering
from handlaggarstod.text_fingerprint import fingerprint
from handlaggarstod.translation_file import translation_text
from site_projects import ROOT, copy_site

RIGHT = "routines/rattigheter/komma-i-kontakt.yml"
ENGLISH = "routines/rattigheter/komma-i-kontakt.en.yml"
CLAIMS = {
    "svar-i-tid": "text: Du får en tid inom [[frist:svar]].\n        grund",
    "obekraftat": "text: Du får alltid samma handläggare.",
    "utredning-inleds": "text: Vi börjar undersöka din sak [[frist:inleda]].",
}
SWEDISH_PART = re.compile(r'<(\w+)[^>]*\blang="sv"[^>]*>.*?</\1>', re.DOTALL)


def page_of(result: Result, path: str) -> Page:
    return next(page for page in result.pages if page.path == path)


def built_site(root: Path, today: date) -> Result:
    return build(root, audience=Audience.PUBLIC, today=today, cache=root / CACHE)


@pytest.fixture(scope="module")
def whole(repo: Path, today: date) -> Result:
    """The public site of the real handbook."""
    return built_site(repo, today)


def replaced(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def described(repo: Path, id: str) -> Language:
    return next(language for language in languages(load_project(repo)[0]) if language.id == id)


def test_the_numbers_for_what_is_urgent_are_explained_in_each_language(whole: Result) -> None:
    """Who cannot read Swedish shall know what 112 is for."""
    boxes = [
        (page, box)
        for page in whole.pages
        for box in re.findall(r'<section class="hs-akut".*?</section>', page.html, re.DOTALL)
    ]
    assert {page.edition for page, _ in boxes} == {"sv", "lattlast", "en", "ar"}
    assert [(page.path, box) for page, box in boxes if 'lang="sv"' in box] == []


def test_easy_swedish_is_steered_from_its_own_folder(repo: Path, today: date) -> None:
    """Swedish leads to "en/", which from the folder of easy Swedish is another address."""
    steering = Steering(best_answers={"kill myself": ("en/", "hjalp/")}, page_words={"en/": ("translate",)})
    languages = [described(repo, id) for id in ("sv", "lattlast", "en")]
    swedish, easy = (seen_from(here, languages, steering) for here in languages[:2])
    assert swedish == steering
    assert easy.best_answers == {"kill myself": ("../en/", "hjalp/")}
    assert easy.page_words == {"../en/": ("translate",)}


@pytest.mark.parametrize("id", CLAIMS)
def test_a_changed_claim_falls_back_alone_and_is_listed(id: str, translated_site: Path, today: date) -> None:
    before = english(examine(translated_site, today)[0])
    change = CLAIMS[id].replace("text: ", "text: Nu gäller det här. ", 1)
    replaced(translated_site / RIGHT, CLAIMS[id], change)
    handbook, problems = examine(translated_site, today)
    assert [problem.code for problem in problems] == ["HS094"]
    assert f"«{id}»" in problems[0].message
    after = english(handbook)
    old, new = claims_of(before.right), claims_of(after.right)
    assert {key for key in old if old[key] != new[key]} == {id}
    assert new[id].startswith("Nu gäller det här. ")
    assert after.untranslated == {new[id]}


def english(handbook: Handbook) -> TranslatedRight:
    """The page of the small handbook that is in English."""
    return next(edition for edition in handbook.editions if edition.language.id == "en").rights[0]


def claims_of(right: ClientRight) -> dict[str, str]:
    return {claim.id: claim.text for section in right.sections for claim in section.claims}


def test_a_claim_that_falls_back_says_so_to_the_reader(translated_site: Path, today: date) -> None:
    replaced(translated_site / RIGHT, "Vi börjar undersöka", "Vi börjar noga undersöka")
    html = page_of(built_site(translated_site, today), "en/komma-i-kontakt/").html
    item = next(item for item in html.split("<li ") if "pastaende-utredning-inleds" in item)
    assert '<div class="hs-lofte-text" lang="sv" dir="ltr"><p>Vi börjar noga undersöka' in item
    assert "This text is in Swedish." in item
    assert "Some texts are in Swedish." in html


def test_a_translated_page_says_nothing_in_swedish_where_all_is_translated(translated_site: Path, today: date) -> None:
    html = page_of(built_site(translated_site, today), "en/komma-i-kontakt/").html
    rest = SWEDISH_PART.sub("", html)
    assert re.findall(r"[åäöÅÄÖ]", plain_text(rest)) == ["ö"]  # Malmö’s commitment
    assert "At most 130" not in rest
    assert re.search(r"within 3\xa0working\xa0days", rest)
    assert "Some texts are in Swedish" not in html


def test_links_stay_in_the_language_where_they_can(translated_site: Path, today: date) -> None:
    html = page_of(built_site(translated_site, today), "en/komma-i-kontakt/").html
    assert '<a href="hs:/ditt-beslut/" hreflang="sv">about decisions</a>' in html
    to_swedish = re.findall(r"<a ([^>]*)>Ditt beslut</a>", html)
    assert sorted(to_swedish[0].split()) == [
        'dir="ltr"',
        'href="hs:/ditt-beslut/"',
        'hreflang="sv"',
        'lang="sv"',
    ]
    assert '<a href="hs:/en/ord/#samtycke">consent</a>' in html


def test_each_language_has_its_own_frame(translated_site: Path, today: date) -> None:
    result = built_site(translated_site, today)
    english = frame(result.site, page_of(result, "en/komma-i-kontakt/"))
    assert (english.page.lang, english.page.direction, english.site.words["meny"]) == ("en", "ltr", "Menu")
    assert english.title.startswith("Getting in touch – Your rights")
    assert english.hreflang == (
        ("sv", "https://publik.example/komma-i-kontakt/"),
        ("en", "https://publik.example/en/komma-i-kontakt/"),
        ("x-default", "https://publik.example/komma-i-kontakt/"),
    )
    swedish = frame(result.site, page_of(result, "komma-i-kontakt/"))
    assert swedish.hreflang == english.hreflang
    assert frame(result.site, page_of(result, "ditt-beslut/")).hreflang == ()
    assert [one.name for one in english.alternates] == ["Svenska", "English"]


def test_easy_swedish_is_in_the_switcher_but_not_among_the_language_codes(whole: Result) -> None:
    easy = frame(whole.site, page_of(whole, "lattlast/vad-kostar-det/"))
    swedish = frame(whole.site, page_of(whole, "vad-kostar-det/"))
    assert (easy.page.lang, easy.hreflang) == ("sv", ())
    assert easy.canonical.endswith("/lattlast/vad-kostar-det/")
    assert [code for code, _ in swedish.hreflang] == ["sv", "en", "x-default"]
    assert [one.name for one in easy.alternates] == ["Svenska", "Lättläst", "English"]


def test_all_rights_pages_are_in_english_and_easy_swedish(repo: Path, today: date) -> None:
    site = public(examine(repo, today)[0])
    editions = {edition.language.id: edition for edition in site.editions}
    everything = {page.id for page in site.pages}
    for id in ("en", "lattlast"):
        assert {page.id for page in editions[id].pages} == everything
        assert [page.id for page in editions[id].pages if page.untranslated] == []
    assert editions["en"].untranslated == frozenset()


def test_arabic_is_a_sample_and_says_so_in_both_languages(whole: Result) -> None:
    pages = [page for page in whole.pages if page.edition == "ar"]
    fixed = ["hitta-hjalp/", "lamna-sidan-snabbt/", "ord/", "sok/", "tillganglighet/"]
    assert sorted(page.path for page in pages) == [f"ar/{path}" for path in ("", *fixed, "tolk-och-stodperson/")]
    for page in pages:
        assert (page.lang, page.direction) == ("ar", "rtl")
        assert '<p lang="sv" dir="ltr"><strong>Provsida.</strong>' in page.html
        assert "لم تتم مراجعة هذه الترجمة" in page.html


@pytest.mark.parametrize(
    ("folder", "asked", "address"),
    [
        ("", "english", "en/"),
        ("", "engelska", "en/"),
        ("", "lättläst", "lattlast/"),
        ("", "العربية", "ar/"),
        ("", "arabiska", "ar/"),
        ("", "på arabiska", "ar/"),
        ("", "tolk på arabiska", "tolk-och-stodperson/"),
        ("", "dari", "tolk-och-stodperson/"),
        ("", "دری", "tolk-och-stodperson/"),
        ("en/", "svenska", "../"),
    ],
)
def test_the_search_of_one_language_leads_to_the_others(whole: Result, folder: str, asked: str, address: str) -> None:
    assert found_first(whole, folder, asked) == address


@pytest.mark.parametrize(
    ("folder", "asked", "address"),
    [
        *((folder, "självmord", "vart-kan-jag-vanda-mig/") for folder in ("", "lattlast/")),
        *((folder, "vill dö", "vart-kan-jag-vanda-mig/") for folder in ("", "lattlast/")),
        *((folder, "hemlös", "vart-kan-jag-vanda-mig/") for folder in ("", "lattlast/")),
        *(("en/", asked, "vart-kan-jag-vanda-mig/") for asked in ("suicide", "kill myself")),
        ("en/", "he hits me", "vart-kan-jag-vanda-mig/"),
        ("en/", "cannabis", "sa-far-du-hjalp/"),
    ],
)
def test_a_cry_for_help_is_understood_in_each_whole_language(
    whole: Result, folder: str, asked: str, address: str
) -> None:
    assert found_first(whole, folder, asked) == address


def test_what_editors_answer_in_a_language_comes_first_in_its_search_alone(translated_site: Path, today: date) -> None:
    """Also what is urgent, when a longer question has its words."""
    answer = "frågor: [not breathing], svar: [hitta-hjalp/], därför: Ring 112., bråttom: ja, sajt: publik, språk: en"
    replaced(translated_site / "routines" / "sok.yml", "bästa_svar:\n", f"bästa_svar:\n  - {{{answer}}}\n")
    site = built_site(translated_site, today)
    assert found_first(site, "en/", "my phone friend is not breathing") == "hitta-hjalp/"
    handbook, _ = examine(translated_site, today)
    assert "not breathing" not in public(handbook).search.best_answers


@pytest.mark.parametrize("asked", ["الكحول", "الأدوية", "القمار", "المخدرات", "كحول", "للقمار"])
def test_the_start_page_is_found_by_what_it_says(whole: Result, asked: str) -> None:
    """Where little is translated, nothing else says it."""
    assert found_first(whole, "ar/", asked) == ""


def found_first(site: Result, folder: str, asked: str) -> str:
    """The page that the first hit leads to in the search of one language."""
    begins = re.compile(rf"assets/{folder}sok/[0-9a-f]+/")
    files = {path: content for path, content in site.assets.items() if begins.match(path)}
    index = load_index({begins.sub("", path): content for path, content in files.items()})
    return search(index, asked)[0].url.partition("#")[0]


def test_a_page_about_rights_lets_its_reader_call_the_numbers_that_it_names(whole: Result) -> None:
    pages = [page for page in whole.pages if page.facts]
    named = [(page, number) for page in pages for number in re.findall(r"<strong>(\d+)</strong>", page.html)]
    assert {number for _, number in named} == {"112", "1177"}
    assert [(page.path, number) for page, number in named if f'href="tel:{number}"' not in page.html] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("vart-kan-jag-vanda-mig/", "orkar inte leva"),
        ("vart-kan-jag-vanda-mig/", "går inte att väcka"),
        ("lattlast/vart-kan-jag-vanda-mig/", "vill inte leva"),
        ("lattlast/vart-kan-jag-vanda-mig/", "vaknar inte"),
        ("en/vart-kan-jag-vanda-mig/", "cannot bear to live"),
        ("en/vart-kan-jag-vanda-mig/", "cannot be woken"),
    ],
)
def test_who_is_led_to_a_page_in_need_finds_that_need_on_it(whole: Result, path: str, words: str) -> None:
    """The search answers such words with this page: it must speak of them, beside a number to call."""
    lines = re.findall(r"<li>.*", page_of(whole, path).html)
    assert [line for line in lines if words in line and "112" in line]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        *((f"{page}/", "ring kommunens växel") for page in ("forsta-samtalet", "hitta-hjalp")),
        *((f"lattlast/{page}/", "Ring kommunen") for page in ("forsta-samtalet", "hitta-hjalp")),
        *((f"en/{page}/", "call the municipality’s switchboard") for page in ("forsta-samtalet", "hitta-hjalp")),
        ("ar/hitta-hjalp/", "مقسم البلدية"),
        ("lattlast/utredning-och-vardplan/", "nej till samtalet"),
    ],
)
def test_nobody_is_left_without_a_way_on(whole: Result, path: str, words: str) -> None:
    """The number of social services is not checked, so it is not shown: the pages say where to ask for it.

    And "no" is never to the help, where it is to being heard.
    """
    assert words in page_of(whole, path).html


def test_a_language_shows_nothing_before_its_review(whole: Result, small_site: Path, today: date) -> None:
    """Somali and Dari are described; an unreviewed translation is not published, a reviewed one is."""
    assert {page.edition for page in whole.pages} == {"sv", "lattlast", "en", "ar"}
    file = small_site / "routines" / "rattigheter" / "ditt-beslut.prs.yml"
    text = f"texter:\n  - {{svenska: {fingerprint('Ditt beslut')}, text: فیصلهٔ شما}}\n"
    file.write_text("granskad: nej\n" + text, encoding="utf-8")
    assert {page.edition for page in built_site(small_site, today).pages} == {"sv"}
    file.write_text("granskad: 2026-11-20\n" + text, encoding="utf-8")
    page = page_of(built_site(small_site, today), "prs/ditt-beslut/")
    assert (page.title, page.lang, page.direction) == ("فیصلهٔ شما", "fa-AF", "rtl")


def test_the_swedish_word_in_a_translated_one_is_marked_swedish(whole: Result) -> None:
    """In brackets beside the translation, or where there is none; the search reads the words as they stand."""
    words = page_of(whole, "en/ord/").html
    assert '<dt>Compensation for living costs (<i lang="sv" dir="ltr">ersättning för uppehälle</i>)</dt>' in words
    assert '<dt><i lang="sv" dir="ltr">Patientnämnden</i></dt>' in words
    assert "Compensation for living costs (ersättning för uppehälle)" in {
        section.title for section in read_html(words).sections
    }
    assert "<i " not in page_of(whole, "ord/").html + page_of(whole, "lattlast/ord/").html


def test_no_page_has_words_of_another_language(whole: Result) -> None:
    """The words around the pages: each comes from the table of the page's own language."""
    swedish = whole.site.words
    for id in ("en", "ar"):
        own = set(whole.site.editions[id].words.values())
        foreign = [word for word in swedish.values() if word not in own and "{" not in word and len(word) > 8]
        for page in (page for page in whole.pages if page.edition == id):
            rest = plain_text(SWEDISH_PART.sub("", page.html))
            assert [word for word in foreign if word in rest] == []


def test_the_command_makes_a_file_that_only_lacks_its_words(
    small_site: Path, today: date, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--projekt", str(small_site), "oversatt", "komma-i-kontakt", "en"]) == 0
    assert "Tomma texter: 11." in capsys.readouterr().out
    problems = examine(small_site, today)[1]
    assert [problem.code for problem in problems] == ["HS095"]
    assert ": 10." in f"{problems[0].message}."
    text = (small_site / ENGLISH).read_text(encoding="utf-8")
    assert "  # Vi lyssnar på dig. Ge ditt samtycke.\n" in text


def test_the_command_keeps_what_still_holds_and_sets_the_rest_aside(translated_site: Path, today: date) -> None:
    command = ["--projekt", str(translated_site), "oversatt", "komma-i-kontakt", "en"]
    assert main(command) == 0
    once = (translated_site / ENGLISH).read_text(encoding="utf-8")
    assert examine(translated_site, today)[1] == []
    assert main(command) == 0
    assert (translated_site / ENGLISH).read_text(encoding="utf-8") == once
    replaced(translated_site / RIGHT, "Vi börjar undersöka", "Vi börjar genast undersöka")
    assert main(command) == 0
    row = once_more(translated_site).split("- id: utredning-inleds")[1].split("\n\n")[0]
    assert "text: null\n    tidigare: >-\n      We begin to look into your case [[frist:inleda]]." in row
    assert main(command) == 0
    assert "We begin to look into your case" in once_more(translated_site)


def refresh(site: Path) -> str:
    """The file after the command was run twice; the second time changes nothing."""
    texts = []
    for _ in range(2):
        assert main(["--projekt", str(site), "oversatt", "komma-i-kontakt", "en"]) == 0
        texts.append(once_more(site))
    assert texts[0] == texts[1]
    assert not [problem for problem in examine(site, datetime.date(2026, 11, 21))[1] if problem.is_error]
    return texts[0]


def test_the_translation_of_a_text_that_is_gone_stays_and_comes_back(translated_site: Path) -> None:
    before = refresh(translated_site)
    replaced(translated_site / RIGHT, "text: Vi lyssnar på dig.", "text: Vi lyssnar noga på dig.")
    rest = refresh(translated_site).split("\növerblivna:\n")[1]
    assert rest.startswith("\n  - svenska: cb99ee974568\n    text: >-\n      We listen to you.\n")
    page = page_of(built_site(translated_site, datetime.date(2026, 11, 21)), "en/komma-i-kontakt/")
    assert "We listen" not in page.html
    replaced(translated_site / RIGHT, "text: Vi lyssnar noga på dig.", "text: Vi lyssnar på dig.")
    assert refresh(translated_site) == before


def test_the_translation_of_a_claim_follows_its_text_and_stays_when_it_is_removed(translated_site: Path) -> None:
    before = refresh(translated_site)
    replaced(translated_site / RIGHT, "id: obekraftat", "id: samma-person")
    assert refresh(translated_site) == before.replace("id: obekraftat", "id: samma-person")
    replaced(translated_site / RIGHT, "id: samma-person", "id: en-person")
    replaced(translated_site / RIGHT, "text: Du får alltid samma handläggare.", "text: Du får en handläggare.")
    rest = refresh(translated_site).split("\növerblivna:\n")[1]
    assert "  - id: samma-person\n    svenska: d14179960afe\n    text: >-\n      You always meet the same" in rest


def test_no_translated_text_leaves_the_file(translated_site: Path) -> None:
    """Rows without a sum, rows with the same sum or id, claims that never were, older translations."""
    file = translated_site / ENGLISH
    text = once_more(translated_site).replace("texter:\n", "".join(f"{row}\n" for row in STRAY_CLAIMS) + "texter:\n")
    file.write_text(text + "".join(f"{row}\n" for row in STRAY_TEXTS), encoding="utf-8")
    written = re.findall(r"(?:text|tidigare): ([^,}\n]+)", once_more(translated_site))
    assert len(written) == 21
    replaced(translated_site / RIGHT, CLAIMS["obekraftat"], "text: Du får en handläggare.")
    kept = " ".join(refresh(translated_site).split())
    assert [text for text in written if text not in kept] == []


STRAY_CLAIMS = (
    "  - {id: obekraftat, svenska: d14179960afe, text: Another person}",
    "  - {id: aldrig, svenska: d14179960aff, text: There never was one}",
)
STRAY_TEXTS = (
    "  - {text: First without a sum}",
    "  - {text: Second without a sum, tidigare: Older without a sum}",
    "  - {svenska: e942c4d786c0, text: Call us twice.}",
)


def once_more(site: Path) -> str:
    return (site / ENGLISH).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["finns-inte", "en"], ["komma-i-kontakt", "sv"], ["../lagar", "en"], ["x", ".."]]
)
def test_the_command_refuses_what_it_does_not_know(
    arguments: list[str], small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--projekt", str(small_site), "oversatt", *arguments]) == 2
    assert "finns inte. Välj bland: " in capsys.readouterr().err


def test_the_command_does_not_touch_a_file_with_faults(small_site: Path) -> None:
    (small_site / ENGLISH).write_text("granskad: nej\ntexter: [", encoding="utf-8")
    assert main(["--projekt", str(small_site), "oversatt", "komma-i-kontakt", "en"]) == 2
    assert once_more(small_site).endswith("[")


@pytest.mark.parametrize(
    ("page", "file", "before", "after"),
    [
        ("komma-i-kontakt", "rattigheter/komma-i-kontakt.yml", "grund: lag", "grund: lagg"),
        ("gemensamt", "handbok.yml", "text: Så klagar du.", "txt: Så klagar du."),
        ("gemensamt", "vagvisare/radgivning.yml", "akut: ", "akut: [] #"),
    ],
)
def test_the_command_waits_until_the_swedish_can_be_read(
    page: str, file: str, before: str, after: str, translated_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read is not gone, so no translation of it is set aside."""
    files = sorted((translated_site / "routines").rglob("*en.yml"))
    was = [each.read_bytes() for each in files]
    replaced(translated_site / "routines" / file, before, after)
    assert main(["--projekt", str(translated_site), "oversatt", page, "en"]) == 2
    assert f"routines/{file}:" in (said := capsys.readouterr().err)
    assert "Rätta felen först." in said
    assert [each.read_bytes() for each in files] == was


def test_what_a_faulty_translation_lacks_is_not_told(translated_site: Path, today: date) -> None:
    replaced(translated_site / ENGLISH, "text: You always meet", "txt: You always meet")
    assert {problem.code for problem in examine(translated_site, today)[1]} == {"HS003"}


def test_a_translation_follows_a_page_that_has_another_name(translated_site: Path, today: date) -> None:
    (translated_site / RIGHT).rename(translated_site / "routines/rattigheter/kontakta-oss.yml")
    former = "tidigare_adresser: [rattigheter/komma-i-kontakt/, "
    replaced(translated_site / "routines/rattigheter/kontakta-oss.yml", "tidigare_adresser: [", former)
    (told,) = [one for one in examine(translated_site, today)[1] if one.place.file == ENGLISH]
    assert told.hint == "Den heter nu «kontakta-oss»; byt filens namn till «kontakta-oss.en.yml»"


def test_a_number_may_have_any_length(translated_site: Path, today: date) -> None:
    replaced(translated_site / ENGLISH, "text: Call us.", f"text: Call us on {'1' * 5000} or ٠٠٤.")
    (problem,) = examine(translated_site, today)[1]
    assert problem.code == "HS098"
    assert f"som den svenska: {'1' * 40}…, 4" in problem.message


@given(st.text(max_size=200))
def test_the_sum_sees_words_and_not_how_lines_are_broken(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", fingerprint(text))
    assert fingerprint(text) == fingerprint(f"  {text}\n")
    assert fingerprint(" ".join(text.split())) == fingerprint("\n".join(text.split()))
    assert fingerprint(text + "x") != fingerprint(text)


@given(st.integers(min_value=0, max_value=100_000))
def test_every_number_has_a_form(number: int) -> None:
    assert plural_form("sv", number) in ("en", "flera")
    assert plural_form("ar", number) in ("en", "två", "få", "många", "flera")


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "flera"),
        (1, "en"),
        (2, "två"),
        (3, "få"),
        (10, "få"),
        (11, "många"),
        (99, "många"),
        (100, "flera"),
        (103, "få"),
        (111, "många"),
    ],
)
def test_arabic_counts_as_arabic_does(number: int, form: str) -> None:
    assert plural_form("ar", number) == form


def test_days_times_and_amounts_as_each_language_writes_them(repo: Path) -> None:
    english, swedish, arabic = (described(repo, id) for id in ("en", "sv", "ar"))
    day = datetime.date(2026, 11, 21)
    assert date_in(day, english) == "21\xa0November\xa02026"
    assert date_in(day, swedish) == "21\xa0november\xa02026"
    assert (time_in(3, "arbetsdagar", english), time_in(1, "veckor", english)) == ("3\xa0working\xa0days", "1\xa0week")
    assert time_in(None, "genast", english) == "immediately"
    assert (time_in(2, "veckor", arabic), time_in(3, "veckor", arabic)) == ("أسبوعان", "3\xa0أسابيع")
    assert (number_in(1200, english), number_in(1200, swedish)) == ("1,200", "1\xa0200")
    assert amount_in(130, "kr per dag", english) == "SEK\xa0130\xa0per\xa0day"
    assert amount_in(None, "kr per dag", english) == "no amount decided"


def test_the_files_in_the_project_are_as_the_command_writes_them(repo: Path) -> None:
    """So that an editor who runs the command sees only what has changed."""
    project, _ = load_project(repo)
    for loaded in project.translations.values():
        page, _, language = loaded.id.partition(".")
        assert loaded.source.text == translation_text(project, page, language)
    for loaded in project.shared_translations.values():
        assert loaded.source.text == translation_text(project, "gemensamt", loaded.id)


def test_two_builds_in_other_folders_are_equal(tmp_path: Path, translated_site: Path, today: date) -> None:
    other = copy_site(tmp_path / "annan" / "mapp")
    shutil.copytree(ROOT / "tests" / "site_oversatt" / "routines", other / "routines", dirs_exist_ok=True)
    assert built_site(other, today).pages == built_site(translated_site, today).pages


def test_a_handbook_without_translations_is_swedish_only(handbook: Handbook) -> None:
    assert (handbook.language.id, public(handbook).editions) == ("sv", ())


def test_the_accessibility_statement_is_in_every_language(whole: Result) -> None:
    english = SWEDISH_PART.sub("", page_of(whole, "en/tillganglighet/").html)
    assert "<strong>partially compliant</strong>" in english
    assert re.findall(r"[åäöÅÄÖ]", plain_text(english)) == []
    easy = page_of(whole, "lattlast/tillganglighet/").html
    assert "delvis förenliga" in easy
    assert "För dig som inte ser" in easy
    swedish = frame(whole.site, page_of(whole, "tillganglighet/"))
    assert [other.path for other in swedish.alternates][:3] == [
        "tillganglighet/",
        "lattlast/tillganglighet/",
        "en/tillganglighet/",
    ]


def test_a_statement_that_is_not_translated_is_marked_swedish_with_a_note(small_site: Path, today: date) -> None:
    """Of all that is shared, nothing is Arabic: only one page is."""
    text = f"granskad: nej\ntexter:\n  - {{svenska: {fingerprint('Ditt beslut')}, text: قرارك}}\n"
    (small_site / "routines" / "rattigheter" / "ditt-beslut.ar.yml").write_text(text, encoding="utf-8")
    result = built_site(small_site, today)
    arabic = page_of(result, "ar/tillganglighet/")
    words = result.site.editions["ar"].words
    assert arabic.direction == "rtl"
    assert words["delvis_svenska"] in arabic.html
    assert '<div lang="sv" dir="ltr"><p>En film saknar text.' in arabic.html
    assert "En film" not in SWEDISH_PART.sub("", arabic.html)


def test_somali_and_dari_are_ready_for_their_first_page(small_site: Path, today: date, repo: Path) -> None:
    text = (repo / "tests/site_oversatt" / ENGLISH).read_text(encoding="utf-8")
    for id, direction in (("so", "ltr"), ("prs", "rtl")):
        file = small_site / f"routines/ord/{id}.yml"
        file.write_text(re.sub(r"publicera: \w+", "publicera: översatta", file.read_text(encoding="utf-8")), "utf-8")
        (small_site / RIGHT).with_suffix(f".{id}.yml").write_text(text, encoding="utf-8")
        result = built_site(small_site, today)
        page = page_of(result, f"{id}/komma-i-kontakt/")
        assert (page.edition, page.direction) == (id, direction)
        assert result.site.editions[id].words["meny"] != "Meny"


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("handbok.yml", "nytt_dagar: 60", "nytt_dagar 60"),
        ("ordlista.yml", "publik: ja", "publik: kanske"),
        (RIGHT.removeprefix("routines/"), "status: ", "stattus: "),
    ],
)
def test_swedish_that_cannot_be_read_is_not_told_as_gone(
    file: str, before: str, after: str, translated_site: Path, today: date
) -> None:
    """Its translation is right still; who ran the command that was advised would throw it away."""
    path = translated_site / "routines" / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    problems = examine(translated_site, today)[1]
    assert {problem.place.file for problem in problems} == {f"routines/{file}"}
