"""`serverkonfiguration`: what nginx, Apache, IIS or a container needs to show the published sites."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from handlaggarstod.cli_publish import wanted
from handlaggarstod.cli_targets import SITES, require_outside_sources
from handlaggarstod.pipeline import Audience
from handlaggarstod.server_configuration import SERVERS, server_configuration
from handlaggarstod.server_site import server_site

FOLDER = "serverkonfiguration"


def add_server_command(commands: Any) -> None:
    """Register the command with a parser's sub-parsers."""
    found = commands.add_parser("serverkonfiguration", help="skriv webbserverns inställningar")
    found.add_argument("--for", dest="server", choices=tuple(SERVERS), required=True, help="vilken webbserver")
    found.add_argument("--till", metavar="MAPP", required=True, help="där «publicera» lägger sajterna på servern")
    one = found.add_mutually_exclusive_group()
    one.add_argument("--publik", action="store_true", help="bara den publika sajten")
    one.add_argument("--intern", action="store_true", help="bara den interna sajten")
    found.add_argument("--ut", metavar="MAPP", type=Path, help=f"dit filerna skrivs, annars {FOLDER}/")
    found.add_argument("--fran", metavar="MAPP", type=Path, help="de byggda sajterna, annars site/")
    found.add_argument("--nat", action="append", default=[], help="nät som når den interna sajten; flera går bra")
    found.add_argument("--ombud", action="append", default=[], help="adress till ett ombud framför webbservern")
    found.add_argument("--ram", action="append", default=[], help="sajt som får visa sidorna i en ram")
    found.add_argument("--lyssna", default="", help="adress och port, annars 127.0.0.1:8080 och 127.0.0.1:8081")
    found.add_argument(
        "--certifikat", metavar="FIL", default="", help="fil med certifikat; då lyssnar den på 80 och 443"
    )
    found.add_argument("--nyckel", metavar="FIL", default="", help="fil med certifikatets nyckel")
    found.add_argument("--brotli", action="store_true", help="nginx har modulen brotli_static")
    found.set_defaults(run=run_server)


def run_server(arguments: argparse.Namespace) -> int:
    """Write the files of each site. Raises ValueError for a value that cannot stand in them."""
    require_outside_sources(arguments.projekt, _target(arguments), "Inställningarna")
    _require_that_fits(arguments)
    made: dict[Path, str] = {}
    for audience in wanted(arguments):
        for name, text in _files(arguments, audience).items():
            made[_target(arguments) / arguments.server / audience.value / name] = text
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"Skrev {path}")
    return 0


def _require_that_fits(arguments: argparse.Namespace) -> None:
    """What would be ignored in silence, or stop the web server when it starts."""
    if arguments.publik and arguments.nat:
        raise ValueError("--nat gäller den interna sajten; den publika är för alla. Ta bort --nat, eller --publik.")
    if arguments.server == "apache" and arguments.lyssna and not arguments.certifikat and len(wanted(arguments)) > 1:
        raise ValueError(
            "--lyssna: i Apache kan inte båda sajterna lyssna på samma adress. "
            "Kör kommandot en gång med --publik och en gång med --intern, och ange var sin port."
        )


def _target(arguments: argparse.Namespace) -> Path:
    return Path(arguments.ut or arguments.projekt / FOLDER)


def _files(arguments: argparse.Namespace, audience: Audience) -> dict[str, str]:
    """Networks are only for the internal site: the public one is for everyone."""
    site = server_site(
        (arguments.fran or arguments.projekt / SITES) / audience.value,
        f"{arguments.till.rstrip('/')}/{audience.value}",
        listen=arguments.lyssna or ("8080" if arguments.server == "behallare" else ""),
        certificate=arguments.certifikat,
        key=arguments.nyckel,
        networks=arguments.nat if audience is Audience.INTERNAL else (),
        proxies=arguments.ombud,
        ancestors=arguments.ram,
        brotli=arguments.brotli or arguments.server == "behallare",
    )
    return server_configuration(arguments.server, site, arguments.projekt / "templates")
