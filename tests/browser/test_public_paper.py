"""What is handed over in the room: a page on A4 with address, day and a code that leads to it."""

from __future__ import annotations

import io

import pypdf
from built_sites import BuiltSite
from playwright.sync_api import expect
from watched_page import Visitor

RIGHTS = "om-du-inte-haller-med/"
ADDRESS = "https://stod.example/om-du-inte-haller-med/"
A4 = (595, 842)
"""Points."""


def test_a_page_is_printed_on_a4_with_address_day_and_code(citizen: Visitor) -> None:
    page = citizen.open(RIGHTS, width=360)
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in paper.pages} == {A4}
    said = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    for words in ("Om du inte håller med om ett beslut", ADDRESS, "utskrift gäller per 22 november 2026", "44 § FL"):
        assert words in said
    for words in ("Lämna sidan snabbt", "Hitta hjälp", "Tillgänglighet", "Skriv ut som broschyr"):
        assert words not in said


def test_the_code_is_printed_and_lies_behind_a_disclosure_on_screen(citizen: Visitor) -> None:
    page = citizen.open(RIGHTS, width=360)
    code = page.get_by_role("img", name="QR-kod till sidan: Om du inte håller med om ett beslut")
    expect(code).to_be_hidden()
    page.get_by_text("QR-kod till sidan", exact=True).first.click()
    expect(code).to_be_in_viewport()
    expect(page.locator(".hs-qr")).to_contain_text(ADDRESS)
    page.get_by_text("QR-kod till sidan", exact=True).first.click()
    page.emulate_media(media="print")
    box = page.locator(".hs-qr svg").bounding_box()
    assert box is not None
    assert box["width"] == box["height"] > 100


def test_the_code_is_dark_on_light_in_dark_mode_too(citizen: Visitor) -> None:
    page = citizen.open(RIGHTS, color_scheme="dark")
    fills = "['grund', 'rutor'].map(part => getComputedStyle(document.querySelector('.hs-qr-' + part)).fill)"
    assert page.evaluate(fills) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_a_case_worker_shows_the_code_to_the_client(employee: Visitor) -> None:
    page = employee.open("rattigheter/" + RIGHTS)
    page.get_by_text("Visa QR-kod för klienten").click()
    expect(page.get_by_role("img", name="QR-kod till klientens sida")).to_be_in_viewport()
    expect(page.get_by_role("link", name=ADDRESS)).to_be_visible()


def test_every_public_page_has_its_own_code(public: BuiltSite) -> None:
    codes = [public.text(path).partition('class="hs-qr-rutor"')[2].partition("/>")[0] for path in public.addresses]
    assert "" not in codes
    assert len(set(codes)) == len(codes)
