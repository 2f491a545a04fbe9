"""The configuration that the project writes, in a real nginx and a real Apache: every header and every rule."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import brotli
import pytest
import yaml

import find_web_servers
from handlaggarstod.cli import main
from handlaggarstod.lasting_addresses import lasting
from handlaggarstod.manifest import FILE, listed
from handlaggarstod.media_types import TYPES
from handlaggarstod.publishing import publish
from handlaggarstod.security_headers import LASTING, security_headers
from handlaggarstod.server_configuration import SERVERS
from handlaggarstod.site_frame import CSP as META_CSP
from running_server import Reader, free_port, running
from site_projects import ROOT

pytestmark = pytest.mark.server
ADDRESSES = {"publik": "https://stod.example/", "intern": "https://guide.example/handbok/"}
PREFIX = {"publik": "", "intern": "/handbok"}
MOVED = '<!doctype html><meta http-equiv="refresh" content="0; url={}">'
PAGES = 12
SWITCHES = 20


def make_site(folder: Path, name: str, number: int) -> Path:
    """A built site whose every page says which release it is of, and loads a style that says the same."""
    shutil.rmtree(folder, ignore_errors=True)
    style = "assets/stylesheets/a.css"
    loaded, addresses = lasting({style: f"/* utgåva {number} */ ".encode() + b"p { color: red } " * 60})
    page = f'<p class="{number}"><link href="{PREFIX[name]}/{addresses[style]}">'
    files = loaded | {
        "index.html": (page + "start" * 200).encode(),
        "404.html": b"<h1>Sidan finns inte</h1>" * 40,
        "robots.txt": b"User-agent: *\n",
        "gammal/sida/index.html": MOVED.format("../../sida-1/#steg").encode(),
        "gammal/index.html": MOVED.format("../").encode(),
        "export/v1/index.json": b'{"sidor": []}' * 50,
        "bara-en-mapp/plan.docx": b"PK",
        "kalender.ics": b"BEGIN:VCALENDAR",
        "sitemap.xml": b"<urlset/>",
    }
    files |= {f"sida-{each}/index.html": (page + f"sida {each} " * 200).encode() for each in range(PAGES)}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / FILE).write_bytes(listed(folder, name, ADDRESSES[name], "2026-11-22", "okänt"))
    return folder


def configure(place: Path, server: str, name: str, port: int, *options: str) -> Path:
    """What the command writes, for a site that is published in `place`."""
    written = [
        *("--projekt", str(ROOT), "serverkonfiguration", "--for", server, "--till", str(place / "ut"), f"--{name}"),
        *("--fran", str(place / "bygge"), "--ut", str(place / "konf"), "--lyssna", f"127.0.0.1:{port}", *options),
    ]
    if server == "nginx" and find_web_servers.module("brotli"):
        written.append("--brotli")
    assert main(written) == 0
    return place / "konf" / server / name / SERVERS[server][0].format(site=name)


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def server(request: pytest.FixtureRequest) -> str:
    assert find_web_servers.find(request.param), f"Kör «python tests/find_web_servers.py»: {request.param} saknas."
    return str(request.param)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both sites, built and published."""
    folder = tmp_path_factory.mktemp("servrar")
    for name in ADDRESSES:
        publish(make_site(folder / "bygge" / name, name, 1), folder / "ut" / name, keep=5)
    return folder


@pytest.fixture(scope="module", params=list(ADDRESSES))
def site(request: pytest.FixtureRequest, server: str, place: Path) -> Iterator[tuple[str, int, str]]:
    """Each site in each server: its name, port and where it begins."""
    name, port = request.param, free_port()
    settings = configure(place, {"apache2": "apache"}.get(server, server), name, port)
    with running(server, settings, port, place / f"{server}-{name}"):
        yield name, port, PREFIX[name]


RULES = [
    ("/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/sida-1/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/export/v1/index.json", 200, "application/json; charset=utf-8", "no-cache"),
    ("/bara-en-mapp/plan.docx", 200, TYPES[".docx"], "no-cache"),
    ("/kalender.ics", 200, "text/calendar; charset=utf-8", "no-cache"),
    ("/robots.txt", 200, "text/plain; charset=utf-8", "no-cache"),
    ("/manifest.json", 200, "application/json; charset=utf-8", "no-cache"),
    ("/finns-inte/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/finns-inte", 404, "text/html; charset=utf-8", "no-cache"),
    ("/assets/finns-inte.css", 404, "text/html; charset=utf-8", "no-cache"),
    ("/bara-en-mapp/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/assets/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/assets/stylesheets/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/.las", 404, "text/html; charset=utf-8", "no-cache"),
    ("/.git/config", 404, "text/html; charset=utf-8", "no-cache"),
    ("/sida-1/.dold", 404, "text/html; charset=utf-8", "no-cache"),
    ("/index.html.br", 404, "text/html; charset=utf-8", "no-cache"),
    ("/index.html.gz", 404, "text/html; charset=utf-8", "no-cache"),
]


def test_each_address_has_its_answer_with_every_header(site: tuple[str, int, str]) -> None:
    name, port, prefix = site
    reader = Reader(port)
    for path, status, kind, cache in RULES:
        found = reader.get(prefix + path)
        assert (found.status, found.headers["content-type"], found.headers["cache-control"]) == (status, kind, cache), (
            path
        )
        wished = {header.lower(): value for header, value in security_headers(name)}
        assert {header: found.headers.get(header) for header in wished} == wished, path
        own = "cross-origin" if name == "publik" and path.startswith("/export/") else "same-origin"
        assert found.headers["cross-origin-resource-policy"] == own, path
        assert found.headers.get("access-control-allow-origin") == ("*" if own == "cross-origin" else None), path
        assert "last-modified" not in found.headers or status == 404, path
        assert (
            not re.search(r"\d", found.headers.get("server", ""))
            or status == 200
            or "Apache" in found.headers["server"]
        )
        assert (b"Sidan finns inte" in found.body) == (status == 404), path


def test_old_addresses_and_folders_lead_on(site: tuple[str, int, str]) -> None:
    _, port, prefix = site
    reader = Reader(port)
    for path, target in {
        "/gammal/sida/": "/sida-1/#steg",
        "/gammal/sida": "/sida-1/#steg",
        "/gammal/sida/index.html": "/sida-1/#steg",
        "/gammal/": "/",
        "/sida-1": "/sida-1/",
    }.items():
        found = reader.get(prefix + path)
        location = re.sub("^http://[^/]+", "", found.headers["location"])
        assert (found.status, location) == (301, prefix + target), path
    if prefix:
        assert [reader.get(path).status for path in ("/", "/sida-1/", prefix)] == [404, 404, 301]


def test_text_is_sent_packed_and_a_kept_copy_is_asked_for(site: tuple[str, int, str], server: str) -> None:
    _, port, prefix = site
    reader = Reader(port)
    plain = reader.get(f"{prefix}/sida-1/")
    assert "content-encoding" not in plain.headers
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress}
    has_brotli = server != "nginx" or find_web_servers.module("brotli")
    tags = {plain.headers["etag"]}
    for asked, given in {"gzip": "gzip", "br, gzip": "br" if has_brotli else "gzip"}.items():
        found = reader.get(f"{prefix}/sida-1/", accept_encoding=asked)
        assert (found.status, found.headers["content-encoding"]) == (200, given)
        assert unpack[given](found.body) == plain.body
        assert "accept-encoding" in found.headers["vary"].lower()
        assert found.headers["content-type"] == plain.headers["content-type"]
        again = reader.get(f"{prefix}/sida-1/", accept_encoding=asked, if_none_match=found.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        tags.add(found.headers["etag"])
    assert len(tags) > 1
    style = re.search(rb'href="([^"]+)"', plain.body)
    assert style
    lasting_file = reader.get(style[1].decode(), accept_encoding="gzip")
    assert (lasting_file.status, lasting_file.headers["cache-control"]) == (200, LASTING)
    assert lasting_file.headers["content-type"] == "text/css; charset=utf-8"
    assert b"utg" in gzip.decompress(lasting_file.body)


def test_only_reading_is_possible(site: tuple[str, int, str]) -> None:
    _, port, prefix = site
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"):
        assert Reader(port).get(f"{prefix}/", method).status == 405, method
    assert Reader(port).get(f"{prefix}/", "HEAD").status == 200
    for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fhistorik", "/..%5c"):
        assert Reader(port).get(prefix + path).status in (400, 403, 404), path


def test_the_internal_guide_is_closed_to_all_but_its_networks(server: str, place: Path) -> None:
    """A stranger is one who comes from another address than the named network; a proxy may not speak for anyone."""
    kind = {"apache2": "apache"}.get(server, server)
    for number, (options, expected) in enumerate(
        [
            ((), {"": 200, "10.1.2.3": 403}),
            (("--nat", "10.0.0.0/8"), {"": 403, "10.1.2.3": 403}),
            (("--nat", "10.0.0.0/8", "--ombud", "127.0.0.1"), {"": 403, "10.1.2.3": 200, "192.0.2.1": 403}),
        ]
    ):
        port = free_port()
        settings = configure(place, kind, "intern", port, *options)
        with running(server, settings, port, place / f"{server}-nat-{number}"):
            for said, status in expected.items():
                headers = {"x_forwarded_for": said} if said else {}
                for path in ("/handbok/", "/handbok/gammal/", "/handbok/finns-inte/", "/"):
                    found = Reader(port).get(path, **headers).status
                    assert found == status or (status == 200 and path != "/handbok/"), (options, said, path)


class Visitor(threading.Thread):
    """Reads page after page, each with its style, as a browser with a cache, and notes what does not fit together."""

    def __init__(self, port: int, stop: threading.Event, number: int) -> None:
        super().__init__()
        self.port, self.stop, self.number = port, stop, number
        self.requests, self.faults = 0, list[str]()
        self.releases: set[bytes] = set()
        self.kept: dict[str, tuple[str, bytes]] = {}

    def run(self) -> None:
        reader = Reader(self.port)
        while not self.stop.is_set() and len(self.faults) < 5:
            path = f"/sida-{self.requests % PAGES}/"
            try:
                self._read(reader, path)
            except (OSError, KeyError, TypeError) as wrong:
                self.faults.append(f"{path}: {wrong!r}")
                reader = Reader(self.port)

    def _read(self, reader: Reader, path: str) -> None:
        coding = ("identity", "gzip", "br")[self.number % 3]
        tag, body = self.kept.get(path, ("", b""))
        found = reader.get(path, accept_encoding=coding, if_none_match=tag)
        if found.status == 200:
            tag, body = found.headers["etag"], self._unpacked(found.headers.get("content-encoding", ""), found.body)
            self.kept[path] = tag, body
        mark = re.match(rb'<p class="(\d+)"><link href="([^"]+)"', body)
        style = reader.get(mark[2].decode()) if mark else found
        self.requests += 2
        if not mark or found.status not in (200, 304) or style.status != 200:
            self.faults.append(f"{path}: {found.status}, {style.status}")
        elif b"utg\xc3\xa5va %s */" % mark[1] not in style.body:
            self.faults.append(f"{path}: sida {mark[1]!r} med {style.body[:20]!r}")
        else:
            self.releases.add(mark[1])

    @staticmethod
    def _unpacked(coding: str, body: bytes) -> bytes:
        return {"gzip": gzip.decompress, "br": brotli.decompress}.get(coding, bytes)(body)


def test_readers_notice_nothing_while_the_site_is_replaced_twenty_times(server: str, tmp_path: Path) -> None:
    """No error, and no page with the style of another release; each page that was kept is asked for by its ETag."""
    built, target = tmp_path / "bygge" / "publik", tmp_path / "ut" / "publik"
    publish(make_site(built, "publik", 100), target, keep=3)
    port, stop = free_port(), threading.Event()
    settings = configure(tmp_path, {"apache2": "apache"}.get(server, server), "publik", port)
    with running(server, settings, port, tmp_path / server):
        visitors = [Visitor(port, stop, number) for number in range(3)]
        for visitor in visitors:
            visitor.start()
        for number in range(SWITCHES):
            publish(make_site(built, "publik", 101 + number), target, keep=3)
            _read_more(visitors, 20)
        stop.set()
        for visitor in visitors:
            visitor.join(20)
    assert [fault for visitor in visitors for fault in visitor.faults] == []
    assert sum(visitor.requests for visitor in visitors) > 2_000
    assert len(set.union(*(visitor.releases for visitor in visitors))) >= SWITCHES


def _read_more(visitors: list[Visitor], requests: int) -> None:
    """Let each of the readers read between two switches, however slow the machine is.

    One that is left behind for three releases asks for a style that is no longer kept.
    """
    for visitor, goal in [(visitor, visitor.requests + requests) for visitor in visitors]:
        while visitor.requests < goal and visitor.is_alive():
            threading.Event().wait(0.005)


def values(settings: Path) -> dict[str, str]:
    """The headers that a web.config sends with every answer."""
    tree = ElementTree.parse(settings)
    found = tree.findall("./system.webServer/httpProtocol/customHeaders/add")
    return {each.attrib["name"]: each.attrib["value"] for each in found}


@pytest.mark.parametrize("name", ADDRESSES)
def test_iis_is_told_the_same(name: str, place: Path) -> None:
    settings = configure(place, "iis", name, 80)
    assert security_headers(name) == tuple((key, values(settings)[key]) for key, _ in security_headers(name))
    tree = ElementTree.parse(settings)
    types = {each.attrib["fileExtension"]: each.attrib["mimeType"] for each in tree.iter("mimeMap")}
    assert types == TYPES
    places = {each.attrib["path"]: each for each in tree.findall("location")}
    assert places["gammal/sida"].find(".//httpRedirect").attrib["destination"] == f"{PREFIX[name]}/sida-1/#steg"  # type: ignore[union-attr]
    assert [each.attrib["value"] for each in places["assets"].iter("add")] == [LASTING]
    allowed = [each.attrib["ipAddress"] for each in tree.findall(".//ipSecurity/add")]
    assert allowed == (["127.0.0.0", "::1"] if name == "intern" else [])
    assert [each.attrib["enabled"] for each in tree.iter("directoryBrowse")] == ["false"]


SECTIONS: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/iis_avsnitt.yml").read_text("utf-8"))


def iis_faults(section: ElementTree.Element) -> Iterator[str]:
    """What IIS would refuse in a section: what it does not know, and an entry that may be there already."""
    known = SECTIONS.get(section.tag)
    if known is None:
        yield f"<{section.tag}> is unknown"
        return
    yield from (f"<{section.tag} {name}>" for name in section.attrib if name not in known.get("attribut", ()))
    free: set[str] = set()
    for child in section:
        if child.tag not in known.get("barn", ()):
            yield f"<{section.tag}><{child.tag}>"
        elif child.tag in SECTIONS:
            yield from iis_faults(child)
        elif child.tag != "clear":
            key = child.attrib[known["nyckel"]]
            yield from (f"<{child.tag} {name}>" for name in child.attrib if name not in known["post"])
            if child.tag == "remove":
                free.add(key)
            elif key in free:
                free.remove(key)
            elif section.find("clear") is None:
                yield f"<{child.tag}> {key} may be there already"


@pytest.mark.parametrize("name", ADDRESSES)
def test_iis_knows_all_that_it_is_told_and_nothing_stands_twice(name: str, place: Path) -> None:
    tree = ElementTree.parse(configure(place, "iis", name, 80)).getroot()
    parents = [tree, *tree.findall("location")]
    servers = [found for parent in parents for found in parent.findall("system.webServer")]
    assert len(servers) == 1 + len(tree.findall("location")) > 3
    assert [fault for server in servers for section in server for fault in iis_faults(section)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<verbs><add verb='GET' allowed='true'/></verbs>", "<add> GET may be there already"),
        ("<verbs><remove verb='GET'/><add verb='GET' tillåt='true'/></verbs>", "<add tillåt>"),
        ("<httpRedirect target='/'/>", "<httpRedirect target>"),
        ("<rewrite/>", "<rewrite> is unknown"),
    ],
)
def test_what_iis_would_refuse_is_found(text: str, fault: str) -> None:
    assert list(iis_faults(ElementTree.fromstring(text))) == [fault]


def test_the_page_and_the_header_say_the_same() -> None:
    assert dict(security_headers("publik"))["Content-Security-Policy"] == f"{META_CSP}; frame-ancestors 'none'"
    framed = dict(security_headers("publik", ["https://x.example"]))["Content-Security-Policy"]
    assert framed == f"{META_CSP}; frame-ancestors 'self' https://x.example"


def test_the_container_runs_without_rights_and_with_what_is_tested_here(place: Path) -> None:
    folder = configure(place, "behallare", "publik", 8080).parent
    image = (folder / "Containerfile").read_text(encoding="utf-8")
    assert "USER www-data" in image
    assert all(package in image for package in find_web_servers.PACKAGES["nginx"])
    site, own = ((folder / name).read_text(encoding="utf-8") for name in ("publik.conf", "nginx.conf"))
    assert "brotli_static on;" in site
    assert "include handlaggarstod.conf;" in own
    places = re.findall(r"^ *(?:pid|\w+_path) (\S+)/\w[\w.-]*;", own, re.MULTILINE)
    assert set(places) == {"/tmp"}
    assert len(places) == 6
    if find_web_servers.module("brotli"):
        (folder / "handlaggarstod.conf").write_text(site, encoding="utf-8")
        (folder / "nginx.conf").write_text(own.replace("/tmp/", f"{folder}/"), encoding="utf-8")
        program = find_web_servers.find("nginx")
        assert program
        done = subprocess.run([program, "-t", "-c", str(folder / "nginx.conf")], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--till", "srv"), "värdet «srv/intern» kan inte stå i webbserverns inställningar. Ange hela sökvägen"),
        (("--till", "/srv/a b"), "«/srv/a b/intern»"),
        (("--till", "/srv/{x}"), "«/srv/{x}/intern»"),
        (("--till", "/srv/../etc"), "«/srv/../etc/intern»"),
        (("--till", "/srv", "--nat", "10.0.0.300"), "--nat: «10.0.0.300» är inget nät."),
        (("--till", "/srv", "--nat", "0.0.0.0/0"), "--nat: «0.0.0.0/0» är hela internet."),
        (("--till", "/srv", "--nat", "::/0"), "--nat: «::/0» är hela internet."),
        (("--till", "/srv", "--ombud", "x;"), "--ombud: «x;» är inget nät."),
        (("--till", "/srv", "--ram", "https://a.example; script-src *"), "--ram: värdet"),
        (("--till", "/srv", "--lyssna", "80;"), "--lyssna: värdet «80;»"),
        (
            ("--till", "/srv", "--lyssna", "99999"),
            "--lyssna: värdet «99999» kan inte stå i webbserverns inställningar.",
        ),
        (("--till", "/srv", "--lyssna", "127.0.0.1:65536"), "Skriv adress och port, 1–65535, till exempel"),
        (("--till", "/srv", "--lyssna", "0"), "--lyssna: värdet «0»"),
        (("--till", "/srv", "--lyssna", "300.0.0.1:80"), "--lyssna: värdet «300.0.0.1:80»"),
        (("--till", "/srv", "--lyssna", "[::1::]:80"), "--lyssna: värdet «[::1::]:80»"),
        (("--till", "/srv", "--certifikat", "/a.pem"), "--certifikat: certifikat och nyckel hör ihop."),
        (("--till", "/srv", "--fran", "finns-inte"), "här finns ingen byggd sajt. Bygg först"),
    ],
)
def test_what_could_mean_something_else_is_refused(
    options: tuple[str, ...], said: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--projekt", str(ROOT), "serverkonfiguration", "--for", "nginx", "--ut", str(tmp_path / "konf")]
    assert main([*command, "--fran", str(place / "bygge"), *options]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "[HS134]" in shown
    assert not (tmp_path / "konf").exists()


def test_whoever_wants_to_close_the_public_site_is_told_that_it_stays_open(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--projekt", str(ROOT), "serverkonfiguration", "--for", "nginx", "--ut", str(tmp_path / "konf")]
    options = ("--till", "/srv", "--fran", str(place / "bygge"), "--nat", "10.0.0.0/8")
    assert main([*command, *options, "--publik"]) == 2
    assert capsys.readouterr().err.startswith("--nat gäller den interna sajten; den publika är för alla.")
    assert main([*command, *options]) == 0


def test_apache_would_not_start_with_two_sites_at_one_address(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--projekt", str(ROOT), "serverkonfiguration", "--for", "apache", "--ut", str(tmp_path / "konf")]
    options = ("--till", "/srv", "--fran", str(place / "bygge"), "--lyssna", "127.0.0.1:9000")
    assert main([*command, *options]) == 2
    assert capsys.readouterr().err.startswith("--lyssna: i Apache kan inte båda sajterna lyssna på samma adress.")
    assert main([*command, *options, "--intern"]) == 0


def test_a_manifest_that_is_too_deep_is_no_site(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "intern").mkdir()
    (tmp_path / "intern" / FILE).write_text("[" * 100_000, encoding="utf-8")
    command = ["--projekt", str(ROOT), "serverkonfiguration", "--for", "nginx", "--intern", "--till", "/srv"]
    assert main([*command, "--fran", str(tmp_path)]) == 2
    assert "här finns ingen byggd sajt" in capsys.readouterr().err


def test_with_a_certificate_everything_else_leads_to_tls(place: Path) -> None:
    options = ("--certifikat", "/etc/tls/a.pem", "--nyckel", "/etc/tls/a.key")
    for server in ("nginx", "apache"):
        text = configure(place, server, "publik", 80, *options).read_text(encoding="utf-8")
        assert "/etc/tls/a.pem" in text
        assert "https://stod.example" in text
        assert "127.0.0.1" not in text


def test_the_manifest_of_a_site_names_its_address(place: Path) -> None:
    assert json.loads((place / "bygge" / "intern" / FILE).read_text(encoding="utf-8"))["adress"] == ADDRESSES["intern"]
