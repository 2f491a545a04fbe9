"""Find Node and the tools in tests/node, or install them. Run as a script it says what it did, in Swedish."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import debian

NODE_FOLDER = Path(__file__).parent / "node"
LIGHTHOUSE = NODE_FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
LEAST = (18, 16)
"""The oldest Node that the locked tools run on."""
ADVICE = f"Installera Node {LEAST[0]}.{LEAST[1]} eller nyare med npm, och kör: make test"


class NodeMissingError(RuntimeError):
    """There is no Node, or it is too old; the message is Swedish and says what to do."""


def node() -> str:
    """The path of a Node that is new enough, with the tools installed beside the tests; else NodeMissingError."""
    path = shutil.which("node")
    if path is None or shutil.which("npm") is None:
        raise NodeMissingError(f"Node eller npm saknas, så sidornas snabbhet kan inte mätas. {ADVICE}")
    if _version(path) < LEAST:
        raise NodeMissingError(f"Node är för gammal ({'.'.join(map(str, _version(path)))}). {ADVICE}")
    if not _is_installed():
        _install_tools()
    return path


def _version(path: str) -> tuple[int, ...]:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:2])


def _is_installed() -> bool:
    """Whether what is installed is what the lock says: npm leaves a copy of the lock that it followed."""
    done = NODE_FOLDER / "node_modules" / ".package-lock.json"
    lock = NODE_FOLDER / "package-lock.json"
    return LIGHTHOUSE.is_file() and done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime


def _install_tools() -> None:
    command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    done = subprocess.run(command, cwd=NODE_FOLDER, capture_output=True, text=True, check=False)
    if done.returncode or not _is_installed():
        raise NodeMissingError(f"npm kunde inte installera verktygen i tests/node: {done.stderr.strip()[-500:]}")


def main() -> int:
    if not (shutil.which("node") and shutil.which("npm")):
        debian.install("Node och npm", "nodejs", "npm", recommended=True)
    try:
        print(f"Node för testerna: {node()}")
    except NodeMissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
