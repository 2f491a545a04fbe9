"""A site to the configuration of a web server: the files by name, from `templates/server`."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from handlaggarstod.media_types import OTHER, TYPES
from handlaggarstod.precompressed import TEXT
from handlaggarstod.security_headers import (
    ANY_ORIGIN,
    FRESH,
    LASTING,
    OWN_ORIGIN,
    YEAR,
    security_headers,
)
from handlaggarstod.server_site import ServerSite

SERVERS: Final[Mapping[str, tuple[str, ...]]] = {
    "nginx": ("{site}.conf",),
    "apache": ("{site}.conf",),
    "iis": ("web.config",),
    "behallare": ("Containerfile", "nginx.conf", "{site}.conf"),
}
"""Each kind of server, and the files that it reads."""
_TEMPLATES: Final = {
    ("nginx", "{site}.conf"): "nginx-sajt.conf",
    ("apache", "{site}.conf"): "apache-sajt.conf",
    ("iis", "web.config"): "web.config",
    ("behallare", "{site}.conf"): "nginx-sajt.conf",
    ("behallare", "nginx.conf"): "nginx-behallare.conf",
    ("behallare", "Containerfile"): "Containerfile",
}


def server_configuration(kind: str, site: ServerSite, templates: Path) -> dict[str, str]:
    """The files of one kind of server for one site, by name."""
    environment = Environment(
        loader=FileSystemLoader(templates / "server"),
        autoescape=select_autoescape(("config",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {
        "site": site,
        "kind": kind,
        "headers": security_headers(site.name, site.ancestors),
        "own_origin": (OWN_ORIGIN,),
        "export_origin": ANY_ORIGIN if site.is_public else (OWN_ORIGIN,),
        "fresh": FRESH,
        "lasting": LASTING,
        "year": YEAR,
        "types": TYPES,
        "other_type": OTHER,
        "packed": sorted(ending.removeprefix(".") for ending in TEXT),
        "masks": [_with_mask(each) for each in site.networks],
    }
    return {
        name.format(site=site.name): environment.get_template(_TEMPLATES[kind, name]).render(values)
        for name in SERVERS[kind]
    }


def _with_mask(network: str) -> tuple[str, str]:
    """A network as address and mask: "10.0.0.0/8" -> "10.0.0.0", "255.0.0.0"; for IPv6 the length of the prefix."""
    found = ipaddress.ip_network(network)
    mask = str(found.netmask) if found.version == 4 else str(found.prefixlen)
    return str(found.network_address), mask
