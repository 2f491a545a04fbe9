"""Nothing internal reaches the public site: every text holds a unique word; few come out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from canaries import free_texts, kinds_of_text, plant
from handlaggarstod.pipeline import Audience, Result, build

PUBLIC_TEXTS = {
    "handbok:publik_titel",
    "handbok:organisation",
    "handbok:publik_exempel_text",
    "handbok:adresser.publik",
    "handbok:behov[hjalp].titel",
    "handbok:behov[hjalp].text",
    "handbok:behov[missnojd].titel",
    "handbok:behov[missnojd].text",
    "ordlista:termer[samtycke].term",
    "ordlista:termer[samtycke].definition",
    "ordlista:termer[samtycke].synonymer",
    "lag/sol-2025:titel",
    "lag/sol-2025:kortnamn",
    "lag/sol-2025:länkar.riksdagen_text",
    "rattighet/komma-i-kontakt:titel",
    "rattighet/komma-i-kontakt:ingress",
    "rattighet/komma-i-kontakt:synonymer",
    "rattighet/komma-i-kontakt:sökord",
    "rattighet/komma-i-kontakt:avsnitt.rubrik",
    "rattighet/komma-i-kontakt:avsnitt.text",
    "rattighet/komma-i-kontakt:avsnitt.gör_så_här",
    "rattighet/komma-i-kontakt:avsnitt.påståenden[svar-i-tid].text",
    "rattighet/komma-i-kontakt:avsnitt.påståenden[utredning-inleds].text",
    "rattighet/komma-i-kontakt:frågor.fråga",
    "rattighet/komma-i-kontakt:frågor.svar",
    "rattighet/ditt-beslut:titel",
    "rattighet/ditt-beslut:ingress",
    "rattighet/ditt-beslut:avsnitt.rubrik",
    "rattighet/ditt-beslut:avsnitt.text",
    "vagvisare/radgivning:namn",
    "vagvisare/radgivning:för_vem",
    "vagvisare/radgivning:du_får",
    "vagvisare/radgivning:kostnad",
    "vagvisare/radgivning:när_du_hör_av_dig",
    "vagvisare/radgivning:webb",
    "vagvisare/radgivning:öppettider",
}
"""All that the public site says of the small handbook; what is not listed here must not come out."""

LANGUAGES = ("ord/", "oversattning/", "gemensamt/")
IN_OTHER_LANGUAGES = {
    *(f"ord/{id}:{field}" for id in ("sv", "en") for field in ("namn", "svenskt_namn", "månader", "datum")),
    "oversattning/komma-i-kontakt.en:sökord",
    "oversattning/komma-i-kontakt.en:påståenden[svar-i-tid].text",
    "oversattning/komma-i-kontakt.en:påståenden[utredning-inleds].text",
    "oversattning/komma-i-kontakt.en:texter.text",
    "gemensamt/en:texter.text",
}
"""What it says of the languages and the translations: never an earlier translation or one of an unconfirmed claim."""

INTERNAL_IDS = """ta-emot utreda folja-upp plan avslut planera mottagning motet-i-huset handlaggare slutrapport
forskning fraga-1 fraga-2 horas-av plan-klar arsavgift gammal-sida missbrukare obekraftat boka svara inled
motet ring""".split()


def public_site(root: Path, today: date) -> Result:
    return build(root, audience=Audience.PUBLIC, today=today)


def everything(result: Result) -> str:
    """All that a site is made of: pages with titles, descriptions, headings and addresses, frame, 404 page, assets."""
    assets = [f"{path} {content!r}" for path, content in result.assets.items()]
    return "\n".join([repr(result.site), repr(result.not_found), *map(repr, result.pages), *assets])


def test_only_texts_meant_for_the_public_come_out(translated_site: Path, today: date) -> None:
    planted = plant(translated_site, lambda label: not label.startswith(LANGUAGES))
    site = everything(public_site(translated_site, today))
    assert {label for word, label in planted.items() if word in site} == PUBLIC_TEXTS


def test_only_what_is_meant_for_readers_of_other_languages_comes_out(translated_site: Path, today: date) -> None:
    planted = plant(translated_site, lambda label: label.startswith(LANGUAGES))
    site = everything(public_site(translated_site, today))
    assert {label for word, label in planted.items() if word in site} == IN_OTHER_LANGUAGES


def test_the_small_handbook_uses_every_free_text(translated_site: Path) -> None:
    """So that a new field in the schema is planted too, and shown not to leak."""
    assert kinds_of_text(plant(translated_site)) == free_texts()


def test_the_internal_guide_shows_what_the_public_site_leaves_out(translated_site: Path, today: date) -> None:
    planted = plant(translated_site)
    site = everything(build(translated_site, audience=Audience.INTERNAL, today=today))
    shown = {label for word, label in planted.items() if word in site}
    assert {"rattighet/komma-i-kontakt:intern_not", "rutin/ta-emot:steg[svara].titel"} <= shown


def test_a_change_of_internal_texts_changes_no_byte(translated_site: Path, today: date) -> None:
    before = public_site(translated_site, today)
    assert plant(translated_site, lambda label: label not in PUBLIC_TEXTS | IN_OTHER_LANGUAGES)
    after = public_site(translated_site, today)
    assert after.pages == before.pages
    assert everything(after) == everything(before)


def test_ids_file_names_and_comments_do_not_come_out(translated_site: Path, today: date) -> None:
    tokens = {id: f"zqid{n}" for n, id in enumerate(INTERNAL_IDS)}
    pattern = re.compile(r"(?<![\w-])(" + "|".join(sorted(tokens, key=len, reverse=True)) + r")(?![\w-])(?!:)")
    for file in sorted((translated_site / "routines").rglob("*.yml")):
        text = pattern.sub(lambda found: tokens[found[1]], file.read_text(encoding="utf-8"))
        file.write_text("# zqkommentar\n" + text, encoding="utf-8")
        file.rename(file.with_stem(tokens.get(file.stem, file.stem)))
    site = everything(public_site(translated_site, today))
    assert re.findall(r"zqid\d+|zqkommentar", site) == []


@pytest.mark.parametrize(
    "words", ["routines/", ".yml", "hs:/rutiner", "hs:/roller", "hs:/mallar", "Lilla handboken", "intern.example"]
)
def test_the_public_site_does_not_name_the_internal_one(built: Callable[[Audience], Result], words: str) -> None:
    assert words in everything(built(Audience.INTERNAL))
    assert words not in everything(built(Audience.PUBLIC))


def test_an_unconfirmed_commitment_is_shown_only_as_a_draft_and_only_when_asked_for(
    translated_site: Path, built: Callable[[Audience], Result], today: date
) -> None:
    promise = "Du får alltid samma handläggare."
    assert promise not in everything(built(Audience.PUBLIC))
    settings = translated_site / "routines" / "handbok.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("utelämna", "utkast"), encoding="utf-8")
    page = next(page for page in public_site(translated_site, today).pages if page.path == "komma-i-kontakt/")
    item = next(item for item in page.html.split("<li ") if promise in item)
    assert "utkast – inte bekräftat" in item


def test_every_link_on_the_public_site_leads_to_a_public_page(built: Callable[[Audience], Result]) -> None:
    pages = {page.path: page.html for page in built(Audience.PUBLIC).pages}
    for html in pages.values():
        for path, anchor in re.findall(r'"hs:/([^"#]*)(?:#([^"]*))?"', html):
            assert path in pages
            assert not anchor or f'id="{anchor}"' in pages[path]
