"""What a web server must know of a site: read from the built folder, and from what the maintainer says."""

from __future__ import annotations

import html
import ipaddress
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from handlaggarstod.manifest import FILE, Published, read
from handlaggarstod.problems import Place, problem, visible

LOOPBACK: Final = ("127.0.0.0/8", "::1/128")
"""Who reaches the internal guide unless networks are named: only the machine itself."""
PORTS: Final = {"intern": 8081, "publik": 8080}
LAST_PORT: Final = 65535
_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)"')
_BEGINNING = 2000
_PATH = re.compile(r"/[\w./-]*")
_ADDRESS = re.compile(r"/[\w./~#?=%-]*|https?://[\w.:-]+[\w./~#?=%-]*")
_HOST = re.compile(r"[A-Za-z0-9.-]+")
_LISTEN = re.compile(r"(?:[0-9.]+:|\[[0-9a-fA-F:]+\]:)?[0-9]{1,5}")
_ORIGIN = re.compile(r"https://(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?")


@dataclass(frozen=True, slots=True)
class ServerSite:
    """One site as a web server is to show it. Every value may stand in a configuration as it is."""

    name: str
    """"intern" or "publik"."""
    host: str
    prefix: str
    """Where the site begins on its host: "" for the root, else "/handbok"."""
    folder: str
    """Where `publicera` put the site, with `aktuell` and `tillgangar`."""
    listen: str
    """Address and port, "127.0.0.1:8080". Ignored when there is a certificate: then 80 and 443."""
    certificate: str
    key: str
    networks: tuple[str, ...]
    """Who may read; () for everyone, which only the public site can have."""
    proxies: tuple[str, ...]
    """Whose word is taken for who the reader is."""
    ancestors: tuple[str, ...]
    brotli: bool
    redirects: tuple[tuple[str, str], ...]
    """Old path from the site's root, without its last slash -> where it leads, a path on the host or an address."""

    @property
    def is_public(self) -> bool:
        return self.name == "publik"


def server_site(
    built: Path,
    folder: str,
    *,
    listen: str = "",
    certificate: str = "",
    key: str = "",
    networks: Sequence[str] = (),
    proxies: Sequence[str] = (),
    ancestors: Sequence[str] = (),
    brotli: bool = False,
) -> ServerSite:
    """Read the built site and check what the maintainer says.

    Raises ValueError, with a Swedish sentence, for any value that could mean something else in a configuration.
    """
    published = _published(built)
    address = urlsplit(published.address)
    if bool(certificate) != bool(key):
        raise ValueError(_said("--certifikat", "certifikat och nyckel hör ihop", "Ange både --certifikat och --nyckel"))
    prefix = _fits("adresser", address.path.rstrip("/") or "/", _PATH).rstrip("/")
    wide = LOOPBACK if published.site == "intern" else ()
    return ServerSite(
        name=published.site,
        host=_fits("adresser", address.hostname or "", _HOST),
        prefix=prefix,
        folder=_fits("--till", folder.rstrip("/"), _PATH),
        listen=_listening(listen or f"127.0.0.1:{PORTS[published.site]}"),
        certificate=_fits("--certifikat", certificate or "/", _PATH) if certificate else "",
        key=_fits("--nyckel", key, _PATH) if key else "",
        networks=tuple(_network("--nat", each) for each in networks) or wide,
        proxies=tuple(_network("--ombud", each) for each in proxies),
        ancestors=tuple(_fits("--ram", each, _ORIGIN) for each in ancestors),
        brotli=brotli,
        redirects=tuple(sorted(_redirects(built, prefix))),
    )


def _published(built: Path) -> Published:
    try:
        return read((built / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        what, advice = "här finns ingen byggd sajt", "Bygg först med «handlaggarstod bygg»"
        raise ValueError(_said(str(built), what, advice)) from None


def _redirects(built: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Pages that only lead on to another."""
    for page in built.rglob("index.html"):
        with page.open(encoding="utf-8", errors="replace") as file:
            found = _REFRESH.search(file.read(_BEGINNING))
        path = page.relative_to(built).parent.as_posix()
        if found and _PATH.fullmatch(f"/{path}"):
            target = html.unescape(found[1])
            absolute = target if "://" in target else _joined(f"{prefix}/{path}/", target)
            if _ADDRESS.fullmatch(absolute):
                yield f"/{path}", absolute


def _joined(page: str, link: str) -> str:
    path, sign, rest = link.partition("#")
    target = posixpath.normpath(posixpath.join(page, path))
    return (target.rstrip("/") + "/" if path.endswith("/") or path == "" else target) + sign + rest


def _network(option: str, text: str) -> str:
    try:
        found = ipaddress.ip_network(text, strict=False)
    except ValueError:
        what = f"«{text}» är inget nät"
        raise ValueError(_said(option, what, "Skriv en adress eller ett nät, till exempel 10.20.0.0/16")) from None
    if found.prefixlen == 0:
        raise ValueError(_said(option, f"«{text}» är hela internet", "Ange de nät som ska nå sajten"))
    return str(found)


def _listening(value: str) -> str:
    """Address and port, when there can be such an address and such a port."""
    address, _, port = _fits("--lyssna", value, _LISTEN).rpartition(":")
    try:
        ipaddress.ip_address(address.strip("[]") or "127.0.0.1")
    except ValueError:
        raise ValueError(_unfit("--lyssna", value)) from None
    if not 1 <= int(port) <= LAST_PORT:
        raise ValueError(_unfit("--lyssna", value))
    return value


def _fits(option: str, value: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(value) or ".." in value:
        raise ValueError(_unfit(option, value))
    return value


def _unfit(option: str, value: str) -> str:
    what = f"värdet «{value}» kan inte stå i webbserverns inställningar"
    return _said(option, what, _ADVICE.get(option, "Skriv det utan mellanrum och specialtecken"))


_ADVICE: Final = {
    "--till": "Ange hela sökvägen på servern, utan mellanrum, till exempel /srv/handlaggarstod",
    "--lyssna": f"Skriv adress och port, 1–{LAST_PORT}, till exempel 127.0.0.1:8080",
    "--ram": "Skriv en adress som börjar med https:// och inte har någon sökväg",
    "adresser": "Rätta sajtens adress i routines/handbok.yml och bygg om",
}


def _said(option: str, what: str, advice: str) -> str:
    return str(problem("HS134", Place(visible(option)), what=what, advice=advice))
