"""Debian's packages of the programs that tests start."""

from __future__ import annotations

import os
import shutil
import subprocess

LEAN = "--no-install-recommends"


def install(what: str, *packages: str, recommended: bool = False) -> None:
    """Install packages when root on Debian, and say so; elsewhere nothing is installed behind anyone's back.

    No server is started. Whoever asks looks for the program afterwards: apt-get's own word is not taken for it.
    """
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    print(f"Installerar {what} med apt-get …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update", "-q"], ["install", "-y", "-q", *([] if recommended else [LEAN]), *packages]):
        subprocess.run(["apt-get", *command], check=False, env=environment, stdout=subprocess.DEVNULL)
