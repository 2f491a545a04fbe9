"""A handbook of another organisation, on another subject: nothing on its pages comes from this one."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from handlaggarstod.examination import examine
from handlaggarstod.page import Page
from handlaggarstod.pdf_documents import pdf_documents
from handlaggarstod.pipeline import Audience, Result, build
from pdf_facts import page_texts

OWN = "Provköpings löfte"
ELSEWHERE = ("Malmö", "80-kronan", "LVM", "skadligt bruk")
"""Words of the handbook that this program was first made for."""


@pytest.fixture
def other(small_site: Path) -> Path:
    """The small handbook, which names none of these, with a word of its own for what it undertakes."""
    words = small_site / "routines/ord/sv.yml"
    words.write_text(words.read_text(encoding="utf-8").replace("Malmös åtagande", OWN), encoding="utf-8")
    service = small_site / "routines/vagvisare/motet-i-huset.yml"
    service.write_text(service.read_text(encoding="utf-8").replace("Malmö", "Provköping"), encoding="utf-8")
    return small_site


SMALLEST = {
    "handbok.yml": """
titel: Liten
publik_titel: Liten
organisation: Provköping
förvaltning: omsorgen
exempel_text: Exempel.
publik_exempel_text: Exempel.
adresser: {intern: "https://intern.example/", publik: "https://publik.example/"}
granskning_månader: 12
skeden: [{id: kontakt, titel: Kontakt, sammanfattning: Först., spår: huvud}]
""",
    "rutiner/kontakt/ta-emot.yml": """
titel: Ta emot
sammanfattning: Svara.
ordning: 1
status: exempel
syfte: Svar.
målgrupp: Alla.
roller: [{roll: mottagning, uppgift: Svarar.}]
steg: [{id: svara, titel: Svara, text: Svara., ansvar: mottagning}]
""",
    "roller.yml": "roller: [{id: mottagning, titel: mottagningen, beskrivning: Svarar.}]",
    "frister.yml": "frister: []",
    "ordlista.yml": "termer: []",
    "belopp.yml": "belopp: []",
    "kallor.yml": "källor: []",
    "tackning.yml": "krav: []",
    "sok.yml": "synonymer: []",
}
"""The least that a handbook can be: one routine, and no more of any kind."""


@pytest.fixture
def smallest(small_site: Path) -> Path:
    routines = small_site / "routines"
    for folder in (path for path in routines.iterdir() if path.is_dir() and path.name != "ord"):
        shutil.rmtree(folder)
    for name, text in SMALLEST.items():
        (routines / name).parent.mkdir(parents=True, exist_ok=True)
        (routines / name).write_text(text.lstrip(), encoding="utf-8")
    return small_site


def page(result: Result, path: str) -> Page:
    return next(page for page in result.pages if page.path == path)


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_no_page_names_another_handbook(other: Path, today: datetime.date, audience: Audience) -> None:
    result = build(other, audience=audience, today=today)
    assert [(one.path, word) for one in result.pages for word in ELSEWHERE if word in one.html] == []
    code = {path: content.decode() for path, content in result.assets.items() if path.endswith((".js", ".json"))}
    assert [path for path, text in code.items() if "Malm" in text] == []


def test_the_start_page_says_what_this_handbook_is_for(other: Path, today: datetime.date) -> None:
    html = page(build(other, audience=Audience.INTERNAL, today=today), "").html
    assert "För dig som möter den som söker hjälp." in html
    assert 'href="hs:/sok/?q=svarstid%20%26%20plan">svarstid &amp; plan</a>, ' in html
    settings = other / "routines/handbok.yml"
    kept = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith(("intern_", "exempels"))]
    settings.write_text("\n".join(kept), encoding="utf-8")
    html = page(build(other, audience=Audience.INTERNAL, today=today), "").html
    assert "hs-ingress" not in html
    assert "Till exempel" not in html


@pytest.mark.parametrize(
    ("rows", "main", "side"),
    [("", "Skede i processen", "Gäller hela vägen"), (None, "Del av vägen", "Gäller hela tiden")],
)
def test_the_headings_of_the_process_map_are_the_handbooks_own(
    other: Path, today: datetime.date, rows: str | None, main: str, side: str
) -> None:
    settings = other / "routines/handbok.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text if rows is None else text.partition("\nspår:\n")[0] + "\n", encoding="utf-8")
    result = build(other, audience=Audience.INTERNAL, today=today)
    assert f'<h2 id="spar-1">{side}</h2>' in page(result, "processen/").html
    assert ("hs-spar--utmarkt" in page(result, "").html) is (rows is None)
    assert f'<p class="hs-sort">{main}</p>' in page(result, "skeden/kontakt/").html
    assert f'<p class="hs-sort">{side}</p>' in page(result, "skeden/uppfoljning/").html


def test_a_routine_need_not_answer_to_the_mandate_of_2013(other: Path, today: datetime.date) -> None:
    routine = other / "routines/rutiner/kontakt/ta-emot.yml"
    routine.write_text(routine.read_text(encoding="utf-8").replace('leverans: "2"\n', ""), encoding="utf-8")
    result = build(other, audience=Audience.INTERNAL, today=today)
    assert "2013" not in page(result, "rutiner/ta-emot/").html.partition("<h1>")[0]


def test_what_the_organisation_undertakes_is_said_in_its_own_words(other: Path, today: datetime.date) -> None:
    result = build(other, audience=Audience.INTERNAL, today=today)
    for path in ("frister/", "rattigheter/komma-i-kontakt/", "rutiner/ta-emot/"):
        assert OWN in page(result, path).html
    handbook, _ = examine(other, today)
    assert handbook
    files = {file.path: file for file in pdf_documents(handbook, other / "templates", today)}
    text = "".join(page_texts(files["handboken.pdf"].content))
    assert "Malmö" not in text
    assert OWN in " ".join(text.split())


def test_an_address_of_before_may_lead_to_the_start_page(other: Path, today: datetime.date) -> None:
    settings = other / "routines/handbok.yml"
    text = settings.read_text(encoding="utf-8")
    more = "flyttade_sidor:\n  - {från: gammal-start, till: /}\n  - {från: forr, till: /, sajt: publik}\n"
    settings.write_text(text.replace("flyttade_sidor:\n", more, 1), encoding="utf-8")
    for audience, path in ((Audience.INTERNAL, "gammal-start"), (Audience.PUBLIC, "forr")):
        moved = build(other, audience=audience, today=today).assets[f"{path}/index.html"].decode()
        assert 'content="0; url=../"' in moved


def test_a_page_without_content_says_so(smallest: Path, today: datetime.date) -> None:
    result = build(smallest, audience=Audience.INTERNAL, today=today)
    empty = r"<(ul|ol|dl|section|nav|tbody|tr)\b[^>]*>\s*</\1>|</h2>\s*(<dl[^>]*></dl>)?</section>"
    assert [(one.path, found[0]) for one in result.pages if (found := re.search(empty, one.html))] == []
    silent = ("mallar/", "checklistor/", "chef/", "rattigheter/", "frister/", "belopp/", "kallor/", "ordlista/")
    assert [path for path in (*silent, "tackning/", "lagar/gamla-nummer/") if not said(page(result, path))] == []
    shortcuts = page(result, "").html.partition('class="hs-genvagar"')[2].partition("</nav>")[0]
    assert re.findall(r'href="hs:/([^"]*)"', shortcuts) == ["rakna-ut/", "lagar/", "roller/"]


def said(empty: Page) -> bool:
    return bool(re.search(r"\b(ännu|ersatts av en annan)\.", empty.html))


def test_one_of_a_kind_is_one(smallest: Path, today: datetime.date) -> None:
    result = build(smallest, audience=Audience.INTERNAL, today=today)
    assert "1 rutin i 1 skede." in page(result, "rutiner/").html
    assert "1 text granskas." in page(result, "granskning/").html


def test_no_search_leads_to_words_that_are_not_explained(smallest: Path, today: datetime.date) -> None:
    """The public page of words is there only when some word is public."""
    rules = "synonymer: []\nsökord: [{adress: ord/, ord: [betydelse], sajt: publik}]\n"
    (smallest / "routines/sok.yml").write_text(rules, encoding="utf-8")
    assert "HS088" in {one.code for one in examine(smallest, today)[1]}
