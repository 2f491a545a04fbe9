"""Nothing internal reaches the public site: every text holds a unique word; few come out, in any byte of it."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canaries import (
    IDS,
    LEFT_AS_IT_IS,
    TEXTS,
    another,
    field_of,
    free_texts,
    kinds_of_text,
    leaves,
    one_of,
    plant,
    rename_ids,
    rewrite,
    tail,
)
from every_byte import found
from handlaggarstod.cli import main
from handlaggarstod.examination import examine
from handlaggarstod.manifest import FILE
from handlaggarstod.pipeline import Audience, Result, build
from handlaggarstod.verification import verify
from site_projects import DAY, Tree, copy_site, make_project, run_python, tree

TODAY = date.fromisoformat(DAY)

PUBLIC_ADDRESSES = {"rattighet/komma-i-kontakt:tidigare_adresser"}
"""A former address of a rights page leads right on the public site too; a word planted in it makes it no address."""

PUBLIC_TEXTS = {
    "handbok:publik_titel",
    "handbok:organisation",
    "handbok:publik_exempel_text",
    "handbok:adresser.publik",
    "handbok:flyttade_sidor.från",
    "handbok:lämna_till",
    "handbok:publik_ingress",
    "handbok:beslutets_väg[hor-av-dig].titel",
    "handbok:beslutets_väg[hor-av-dig].text",
    "tillganglighet:aktör",
    "tillganglighet:tillsyn.namn",
    "tillganglighet:tillsyn.anmälan",
    "tillganglighet:tjänster.tjänst",
    "tillganglighet:tjänster.brister.vad",
    "tillganglighet:tjänster.brister.varför",
    "tillganglighet:tjänster.oskäligt_betungande.vad",
    "tillganglighet:tjänster.oskäligt_betungande.varför",
    "tillganglighet:tjänster.utanför_lagen.vad",
    "tillganglighet:tjänster.utanför_lagen.varför",
    "tillganglighet:tjänster.så_testades",
    "tillganglighet:tjänster.meddela",
    "handbok:behov[hjalp].titel",
    "handbok:behov[hjalp].text",
    "handbok:behov[missnojd].titel",
    "handbok:behov[missnojd].text",
    "ordlista:termer[samtycke].term",
    "ordlista:termer[samtycke].definition",
    "ordlista:termer[samtycke].synonymer",
    "sok:synonymer.ord",
    "sok:sökord.ord",
    "lag/sol-2025:titel",
    "lag/sol-2025:kortnamn",
    "lag/sol-2025:länkar.riksdagen_text",
    "rattighet/komma-i-kontakt:titel",
    "rattighet/komma-i-kontakt:ingress",
    "rattighet/komma-i-kontakt:ändringar.publikt",
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

SEARCH_WORDS = {"rattighet/komma-i-kontakt:synonymer", "rattighet/komma-i-kontakt:sökord"}
"""What only a search index may hold."""

PUBLIC_IDS = {
    *("komma-i-kontakt", "ditt-beslut", "hjalp", "missnojd"),
    *("sv", "en", "lattlast", "ar", "so", "prs"),
    *("svar-i-tid", "utredning-inleds", "radgivning", "samtycke", "hor-av-dig", "start"),
}
"""Ids that stand in public addresses and anchors; every other id, file name and folder is internal."""

PUBLIC_FACTS = {
    "sok:synonymer.publik",
    *("handbok:obekräftade_åtaganden", "handbok:export_rubriknivå"),
    *("belopp:belopp.värden.belopp", "frister:frister.antal", "frister:frister.enhet", "lag:bestämmelser.ankare"),
    *("ordlista:termer.publik", "ordlista:termer.förklaras", "vagvisare:beslut_krävs", "vagvisare:akut"),
    *("vagvisare:publik", "vagvisare:status", "vagvisare:kontrollerad"),
    *("rattighet:status", "rattighet:granskad", "rattighet:gäller_från", "rattighet:ändringar.datum"),
    *("rattighet:ändringar.slag",),
    *("rattighet:avsnitt.påståenden.bekräftat.datum", "rattighet:granskningar.datum"),
    *("tillganglighet:tillsyn.kontrollerad", "tillganglighet:tjänster.sajt"),
    *("tillganglighet:tjänster.bedömd", "tillganglighet:tjänster.metod"),
    *("tillganglighet:tjänster.brister.situation",),
}
"""Fields that are neither text nor id and that the public site depends on."""

BOUND = {
    "sok:enkelriktade.publik",
    "handbok:flyttade_sidor.sajt",
    *(f"sprak:gränser.lättläst.{limit}" for limit in ("lix", "ord_i_medel", "ord_i_mening")),
    *("mall:avsnitt.fält.typ", "sok:sökord.sajt", "sok:bästa_svar.sajt"),
    *("rattighet:avsnitt.påståenden.grund", "rutin:steg.lagrum.historik", "tackning:krav.status"),
    *("frister:frister.bindning", "frister:frister.status", "lag:upphävd", "lag:ändringar.från"),
    *("tillganglighet:tjänster.förenlighet", "tillganglighet:tjänster.uppdaterad"),
    *(f"{kind}.gäller_{end}" for kind in ("belopp:belopp.värden", "frister:frister") for end in ("från", "till")),
    *(f"lag:{part}gäller_{end}" for part in ("", "bestämmelser.") for end in ("från", "till")),
}
"""Fields whose value is bound to others: changed alone they are an error, or decide what is in force."""

IN_LANGUAGES = ("ord", "oversattning", "gemensamt")
IN_OTHER_LANGUAGES = {
    *(f"ord/{id}:{field}" for id in ("sv", "en") for field in ("namn", "svenskt_namn", "månader", "datum")),
    "oversattning/komma-i-kontakt.en:sökord",
    "oversattning/komma-i-kontakt.en:påståenden[svar-i-tid].text",
    "oversattning/komma-i-kontakt.en:påståenden[utredning-inleds].text",
    "oversattning/komma-i-kontakt.en:texter.text",
    "gemensamt/en:texter.text",
}
"""What it says of the languages and the translations: never an earlier translation or one of an unconfirmed claim."""


def is_of_languages(label: str) -> bool:
    """Whether a text or a field belongs to a language or a translation: those are made for the public."""
    return label.partition(":")[0].partition("/")[0] in IN_LANGUAGES


def public_site(root: Path, today: date) -> Result:
    return build(root, audience=Audience.PUBLIC, today=today)


def everything(result: Result) -> str:
    """All that a site is made of: pages with titles, descriptions, headings and addresses, frame, 404 page, assets."""
    assets = [f"{path} {content!r}" for path, content in result.assets.items()]
    return "\n".join([repr(result.site), repr(result.not_found), *map(repr, result.pages), *assets])


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The public site as it is written to disk when nothing has been changed."""
    return tree(published(make_project(tmp_path_factory.mktemp("orord") / "projekt")))


def published(project: Path) -> Path:
    """The folder of the public site, built with the command."""
    assert main(["--projekt", str(project), "bygg", "--publik", "--datum", DAY]) == 0
    return project / "site" / "publik"


def tails(planted: dict[str, str]) -> dict[str, str]:
    return {tail(word): label for word, label in planted.items()}


def test_only_texts_meant_for_the_public_come_out_of_all_bytes(tmp_path: Path) -> None:
    project = make_project(tmp_path / "projekt")
    planted = tails(plant(project, lambda label: not is_of_languages(label)))
    shown = found(planted, published(project))
    assert {planted[word]: where for word, where in shown.items() if planted[word] not in PUBLIC_TEXTS} == {}
    assert {planted[word] for word in shown} | SEARCH_WORDS == PUBLIC_TEXTS


def test_only_what_is_meant_for_readers_of_other_languages_comes_out(translated_site: Path, today: date) -> None:
    planted = plant(translated_site, is_of_languages)
    site = everything(public_site(translated_site, today))
    assert {label for word, label in planted.items() if word in site} == IN_OTHER_LANGUAGES


def test_the_small_handbook_uses_every_free_text(translated_site: Path) -> None:
    """So that a new field in the schema is planted too, and shown not to leak."""
    assert kinds_of_text(plant(translated_site)) == free_texts()


def test_every_field_is_a_text_an_id_or_of_a_kind_that_can_be_changed() -> None:
    """A field of a new type has to be taught to `canaries` before it can be forgotten."""
    for field, hint in leaves().items():
        assert is_of_languages(field) or one_of(TEXTS + IDS, hint) or another(hint, None), field


def test_the_search_sees_what_the_internal_guide_says(tmp_path: Path) -> None:
    """The same search over the guide finds texts of three kinds, in its search index too: it isn't blind."""
    project = make_project(tmp_path / "projekt")
    texts = {"rattighet/komma-i-kontakt:intern_not", "rutin/ta-emot:steg[svara].titel", "rutin/ta-emot:sökord"}
    planted = {word: label for word, label in tails(plant(project)).items() if label in texts}
    assert main(["--projekt", str(project), "bygg", "--datum", DAY]) == 0
    shown = {planted[word]: where for word, where in found(planted, project / "site" / "intern").items()}
    assert shown.keys() == texts
    assert "sok/" in shown["rutin/ta-emot:sökord"]


def test_a_change_of_all_that_is_internal_changes_no_byte(tmp_path: Path, untouched: Tree) -> None:
    """Texts get another word, days another day, choices another choice; what was left out is filled in."""
    project = make_project(tmp_path / "projekt")
    changed: set[str] = set()

    def change(hint: Any, value: Any, label: str) -> Any:
        field = field_of(label)
        if one_of(TEXTS + IDS, hint) or field in PUBLIC_FACTS | BOUND or is_of_languages(field):
            return LEFT_AS_IT_IS if value is None else value
        changed.add(field)
        return another(hint, value)

    rewrite(project, change, with_missing=True)
    assert plant(project, lambda label: label not in PUBLIC_TEXTS | PUBLIC_ADDRESSES and not is_of_languages(label))
    assert changed == {
        field
        for field, hint in leaves().items()
        if not one_of(TEXTS + IDS, hint) and field not in PUBLIC_FACTS | BOUND and not is_of_languages(field)
    }
    assert tree(published(project)) == untouched


@pytest.mark.parametrize("field", sorted(PUBLIC_FACTS))
def test_each_public_fact_does_change_the_public_site(
    field: str, small_site: Path, today: date, built: Callable[[Audience], Result]
) -> None:
    rewrite(small_site, lambda hint, value, label: another(hint, value) if field_of(label) == field else value)
    assert everything(public_site(small_site, today)) != everything(built(Audience.PUBLIC))


@cache
def internal_texts() -> list[str]:
    """Where the small handbook has a text that is not meant for the public."""
    with tempfile.TemporaryDirectory() as folder:
        planted = plant(copy_site(Path(folder) / "rakna")).values()
    return sorted(label for label in planted if label not in PUBLIC_TEXTS and not is_of_languages(label))


@given(data=st.data())
@settings(max_examples=15)
def test_any_internal_text_may_say_anything(built: Callable[[Audience], Result], data: st.DataObject) -> None:
    """One internal text at a time, changed to anything that the schema lets through."""
    words = st.text(
        st.characters(codec="utf-8", exclude_characters="[]`<>\\\n", exclude_categories=["C", "Z"]), min_size=1
    )
    with tempfile.TemporaryDirectory() as folder:
        site = copy_site(Path(folder) / "site")
        chosen, said = data.draw(st.sampled_from(internal_texts())), data.draw(words)

        def change(hint: Any, value: Any, label: str) -> Any:
            return value if label != chosen else [said] if isinstance(value, list) else said

        rewrite(site, change)
        problems = examine(site, TODAY)[1]
        if not any(problem.is_error for problem in problems):
            assert everything(public_site(site, TODAY)) == everything(built(Audience.PUBLIC))


def test_ids_file_names_and_comments_do_not_come_out(tmp_path: Path, untouched: Tree) -> None:
    project = make_project(tmp_path / "projekt")
    renamed = rename_ids(project, PUBLIC_IDS)
    for file in sorted((project / "routines").rglob("*.yml")):
        file.write_text("# zqkommentar\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    site = published(project)
    assert found([*renamed, "zqkommentar", "routines/"], site) == {}
    assert tree(site) == untouched


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
    assets = built(Audience.PUBLIC).assets
    for html in pages.values():
        for path, anchor in re.findall(r'"hs:/([^"#]*)(?:#([^"]*))?"', html):
            assert path in pages or path in assets
            assert not anchor or f'id="{anchor}"' in pages[path]


def test_neither_authors_nor_the_computer_come_out(tmp_path: Path, untouched: Tree) -> None:
    """A checkout by somebody, on a machine, in a folder, with a history: none of them is named."""
    project = make_project(tmp_path / "zqmappqz" / "projekt")
    names = {name: f"zq{name.lower().replace('_', '')}qz" for name in ("USER", "LOGNAME", "HOSTNAME", "EMAIL")}
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "zqhistorikqz")
    command = "import sys; from handlaggarstod.cli import main; sys.exit(main())"
    done = run_python("-c", command, "bygg", "--publik", "--datum", DAY, cwd=project, **names)
    assert done.returncode == 0, done.stderr
    site = project / "site" / "publik"
    commit = git(project, "rev-parse", "HEAD")
    assert found([*names.values(), "zqnamnqz", "zqpost", "zqhistorikqz", "zqmappqz", commit[:7]], site) == {}
    assert tree(site) == untouched


def git(project: Path, *command: str) -> str:
    who = ["-c", "user.name=zqnamnqz", "-c", "user.email=zqpost@example.com"]
    return subprocess.run(
        ["git", *who, *command], cwd=project, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_a_commit_of_internal_content_changes_no_byte_and_the_record_beside_names_it(tmp_path: Path) -> None:
    """Two builds a commit apart: not even the manifest tells that something happened inside."""
    project = make_project(tmp_path / "projekt")
    (project / ".gitignore").write_text("/site/\n/.cache/\n")
    commits, sites = [], []
    for _ in range(2):
        git(project, "init", "-q")
        git(project, "add", "-A")
        git(project, "commit", "-qm", "en ändring")
        commits.append(git(project, "rev-parse", "HEAD"))
        sites.append(tree(published(project)))
        record = json.loads((project / "site" / f"publik.{FILE}").read_bytes())
        assert record.pop("källa") == commits[-1]
        assert record == json.loads(sites[-1][FILE])
        assert verify(project / "site" / "publik").published.commit == commits[-1]
        routine = project / "routines" / "rutiner" / "kontakt" / "ta-emot.yml"
        text = routine.read_text(encoding="utf-8")
        routine.write_text(text.replace("sammanfattning: ", "sammanfattning: Nytt. ", 1), encoding="utf-8")
        assert routine.read_text(encoding="utf-8") != text
    assert commits[0] != commits[1]
    assert sites[0] == sites[1]
