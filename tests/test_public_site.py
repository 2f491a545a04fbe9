"""What the public site says: the way of a decision, places to turn to, the statement of accessibility, the codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.frame import frame
from handlaggarstod.page import plain_text
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.public import public
from handlaggarstod.site_pages import PUBLIC_PAGES

Built = Callable[[Audience], Result]
DECISION = "sa-gar-ett-beslut-till/"


def html(result: Result, path: str) -> str:
    return next(page.html for page in result.pages if page.path == path)


def rebuilt(root: Path, today: date, file: str, **changes: str) -> str:
    """The page about decisions after a change of one file; the changes are given as pairs of before and after."""
    path = root / "routines" / file
    text = path.read_text("utf-8")
    assert text.count(changes["before"]) == 1
    path.write_text(text.replace(changes["before"], changes["after"]), "utf-8")
    return html(build(root, audience=Audience.PUBLIC, today=today), DECISION)


def test_every_page_that_tells_what_holds_says_that_it_is_an_example(built: Built) -> None:
    """Whoever comes straight to a page has not seen the start page. The others tell of the site itself."""
    site = {"sok/", "lamna-sidan-snabbt/", "tillganglighet/"}
    pages = [page for page in built(Audience.PUBLIC).pages if page.path not in site and not page.hidden]
    assert {"hitta-hjalp/", "ord/"} <= {page.path for page in pages}
    notice = 'class="hs-ruta hs-ruta--exempel"'
    decided = {"komma-i-kontakt/"}
    assert {page.path for page in pages if notice not in page.html} == decided


def test_a_page_with_a_promise_leads_to_what_its_mark_means(built: Built) -> None:
    pages = [page for page in built(Audience.PUBLIC).pages if page.facts]
    promised = {page.path for page in pages if 'class="hs-marke--lokal"' in page.html}
    assert promised
    assert {page.path for page in pages if "sa-gar-ett-beslut-till/#grunder" in page.html} == promised


def test_the_way_of_a_decision_says_times_and_grounds(built: Built) -> None:
    said = plain_text(html(built(Audience.PUBLIC), DECISION))
    assert "3 arbetsdagar Du får en tid inom 3 arbetsdagar." in said
    assert "Malmös åtagande bekräftat 15 september 2026" in said
    assert "Vi börjar undersöka din sak genast. Enligt lag 14 kap. 2 § SoL" in said


def test_a_commitment_that_nobody_has_confirmed_is_left_out_even_when_drafts_are_shown(
    small_site: Path, today: date
) -> None:
    handbok = small_site / "routines" / "handbok.yml"
    handbok.write_text(handbok.read_text("utf-8").replace("utelämna", "utkast"), "utf-8")
    said = rebuilt(
        small_site,
        today,
        "rattigheter/komma-i-kontakt.yml",
        before="bekräftat: {datum: 2026-09-15, beslut: Socialnämnden SN-2026-18}",
        after="bekräftat: null",
    )
    assert "Du får en tid inom" not in said
    assert "undersöka din sak" in said


def test_a_page_that_is_withdrawn_takes_its_claims_with_it(small_site: Path, today: date) -> None:
    for file, leads_there in (("sok.yml", "sökord:"), ("handbok.yml", "flyttade_sidor:")):
        source = small_site / "routines" / file
        source.write_text(re.sub(rf"(?m)^{leads_there}\n(?:[ -].*\n)*", "", source.read_text("utf-8")), "utf-8")
    said = rebuilt(
        small_site, today, "rattigheter/komma-i-kontakt.yml", before="status: gällande", after="status: upphävd"
    )
    assert "hs-lofte" not in said
    assert "Ring eller skriv." in said


def test_the_way_back_from_a_page_is_the_need_that_its_editor_named_first(small_site: Path, today: date) -> None:
    file = small_site / "routines" / "rattigheter" / "ditt-beslut.yml"
    for first, rest in (("hjalp", "missnojd"), ("missnojd", "hjalp")):
        file.write_text(re.sub(r"(?m)^behov: .*", f"behov: [{first}, {rest}]", file.read_text("utf-8")), "utf-8")
        result = build(small_site, audience=Audience.PUBLIC, today=today)
        page = next(page for page in result.pages if page.path == "ditt-beslut/")
        assert [link.path for link in page.trail] == [f"#{first}"]


def test_each_place_to_turn_to_stands_once(small_site: Path, today: date) -> None:
    for number, (need, acute) in enumerate(
        [("[hjalp, missnojd]", "nej"), ("[missnojd]", "nej"), ("[]", "nej"), ("[hjalp]", "ja")]
    ):
        text = (small_site / "routines/vagvisare/radgivning.yml").read_text("utf-8")
        text = text.replace("behov: [hjalp]", f"behov: {need}").replace("akut: nej", f"akut: {acute}\ntelefon: '112'")
        (small_site / f"routines/vagvisare/plats-{number}.yml").write_text(text, "utf-8")
    handbook = public(examine(small_site, today)[0])
    grouped = [service.id for group in handbook.groups for service in group.services]
    assert sorted(grouped + [service.id for service in handbook.urgent]) == sorted(s.id for s in handbook.services)
    assert [group.title for group in handbook.groups] == ["Jag vill ha hjälp", "Jag är missnöjd", "Annat stöd"]
    assert [service.id for service in handbook.urgent] == ["plats-3"]
    built = build(small_site, audience=Audience.PUBLIC, today=today)
    found = html(built, "sok/")
    assert found.index('href="tel:112"') < found.index("<form")
    assert 'href="tel:112"' in built.not_found.html
    found = html(built, "hitta-hjalp/")
    assert found.index('href="tel:112"') < found.index("hs-ruta--exempel") < found.index("Här står bara")


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (
            Audience.PUBLIC,
            ["Provköpings kommun", "Dina rättigheter", "delvis förenlig", "utan hörsel", "En film saknar text.",
             "Texten skrivs nu.", "En gammal karta.", "Den går inte att läsa upp.", "Filmer från andra.",
             "Vi styr inte över dem.", "1\u00a0oktober\u00a02026", "3\u00a0oktober\u00a02026", "självskattning",
             "Vi provade själva.", "publik.example/sag-till", "Tillsynsverket", "tillsyn.example/anmal"],
        ),
        (
            Audience.INTERNAL,
            ["Lilla handboken", "helt förenlig", "Vi känner inte till några brister.", "inget undantag enligt 12 §",
             "Lagen omfattar allt innehåll", "extern granskning", "Ett företag provade.", "webb@provkoping.example"],
        ),
    ],
)  # fmt: skip
def test_the_statement_says_all_that_the_law_asks_for(built: Built, audience: Audience, words: list[str]) -> None:
    said = html(built(audience), "tillganglighet/")
    assert [word for word in words if word not in said] == []


def test_the_statement_of_the_internal_guide_stays_there(built: Built) -> None:
    said = {who: any("Ett företag provade." in page.html for page in built(who).pages) for who in Audience}
    assert said == {Audience.INTERNAL: True, Audience.PUBLIC: False}


def test_an_address_that_is_not_decided_is_said_to_be_so(small_site: Path, today: date) -> None:
    path = small_site / "routines/tillganglighet.yml"
    path.write_text(path.read_text("utf-8").replace("https://publik.example/sag-till", "null"), "utf-8")
    result = build(small_site, audience=Audience.PUBLIC, today=today)
    said = html(result, "tillganglighet/")
    assert "inte beslutad" in said
    assert "mailto:" not in said
    assert [warning.code for warning in result.warnings] == ["HS110"]


@pytest.mark.parametrize("audience", Audience)
def test_every_page_leads_to_the_statement(built: Built, audience: Audience) -> None:
    assert "tillganglighet/" in [link.path for link in built(audience).site.foot]


def test_every_public_page_has_a_code_to_itself_and_a_description(built: Built) -> None:
    result = built(Audience.PUBLIC)
    assert {link.path for link in PUBLIC_PAGES} <= {page.path for page in result.pages}
    for page in result.pages:
        framed = frame(result.site, page)
        assert framed.qr is not None
        assert framed.qr.address == framed.canonical == "https://publik.example/" + page.path
        assert page.description, page.path
    assert frame(result.site, result.not_found, root="/").qr is None


def test_the_internal_rights_page_shows_the_code_for_the_client(built: Built) -> None:
    shown = html(built(Audience.INTERNAL), "rattigheter/komma-i-kontakt/")
    assert 'href="https://publik.example/komma-i-kontakt/"' in shown
    assert re.search(r'<svg role="img" aria-labelledby="hs-qr-namn"', shown)
    assert "<svg" not in html(built(Audience.INTERNAL), "rattigheter/gammal-sida/"), "a withdrawn page is not published"


def test_only_those_who_work_here_see_which_decision_confirms_a_commitment(built: Built) -> None:
    decided = "bekräftat 15 september 2026, Socialnämnden SN-2026-18"
    assert decided in html(built(Audience.INTERNAL), "rattigheter/komma-i-kontakt/").replace("\u00a0", " ")
    assert "SN-2026-18" not in html(built(Audience.PUBLIC), "komma-i-kontakt/")


def test_the_way_out_leads_where_the_handbook_says(built: Built) -> None:
    assert built(Audience.PUBLIC).site.leave_url == "https://neutral.example/"
    assert built(Audience.INTERNAL).site.leave_url == ""
