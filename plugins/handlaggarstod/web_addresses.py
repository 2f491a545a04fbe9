"""Whether an address leads anywhere a browser can go, before anything else trusts it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

WEB = "https://"

_READABLE = re.compile(r"https://[\w.-]*\w[\w.-]*(?::\d{1,5})?(?:[/?#][^\s\"<>\\`]*)?")
"""A host by name and no more than it: what stands before an «@» would be a password, or a name that deceives."""


def is_readable(address: str) -> bool:
    """Whether the text is a whole web address: a host, and no sign that ends an address in the middle."""
    return _READABLE.fullmatch(address) is not None


def host_and_path(address: str) -> tuple[str, str]:
    """The parts that say whose an address is; both empty when it cannot be read."""
    try:
        parts = urlsplit(address)
        return parts.hostname or "", parts.path
    except ValueError:
        return "", ""
