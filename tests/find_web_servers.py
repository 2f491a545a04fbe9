"""Find nginx and Apache for the tests, or install them. Run as a script it says what it did, in Swedish."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import debian

PACKAGES = {"nginx": ("nginx", "libnginx-mod-http-brotli-static"), "apache2": ("apache2-bin",)}
"""Debian's packages for each program."""
PLACES = "/usr/sbin:/usr/local/sbin"
"""Where servers lie, for those whose PATH has no such folders."""
MODULES = {
    "brotli": ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",),
    "apache2": ("/usr/lib/apache2/modules", "/usr/libexec/apache2", "/usr/lib64/httpd/modules"),
}


def find(name: str) -> str | None:
    """The path of a server ("nginx", "apache2") that is already there: $NGINX or $APACHE2, else the PATH."""
    wished = os.environ.get(name.upper())
    if wished:
        return wished if Path(wished).exists() else None
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{PLACES}")


def module(name: str) -> str | None:
    """nginx' module for Brotli ("brotli"), or the folder of Apache's modules ("apache2")."""
    return next((place for place in MODULES[name] if Path(place).exists()), None)


def missing() -> list[str]:
    """Debian's packages for what is not there."""
    return [package for name, packages in PACKAGES.items() if not find(name) for package in packages]


def install() -> None:
    """Those of the two that are missing."""
    if missing():
        debian.install("webbservrar", *missing())


def main() -> int:
    install()
    if not missing():
        print(f"Webbservrar för testerna: {find('nginx')} och {find('apache2')}")
        return 0
    print(
        "nginx och Apache behövs för att prova de publicerade sajterna och gick inte att installera."
        f" Installera dem: sudo apt-get install {' '.join(missing())},"
        " eller ange dem med NGINX=/sökväg/till/nginx och APACHE2=/sökväg/till/apache2.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
