"""«Stämmer något inte?»: opens a letter or an issue with page, version and revision filled in."""

from __future__ import annotations

from urllib.parse import quote

from handlaggarstod.web_addresses import is_readable

LETTER = "mailto:"
BLANKS = ("{titel}", "{text}")


def is_feedback_address(pattern: str) -> bool:
    """Whether an address can carry a report: of a kind that is safe to follow, with room for title and text."""
    safe = pattern.startswith(LETTER) or is_readable(pattern)
    return safe and all(blank in pattern for blank in BLANKS)


def feedback_address(pattern: str, *, title: str, text: str) -> str:
    """The address with its blanks filled in; "" when none is configured.

    Lines end with CR LF, as a letter's do (RFC 6068 section 5); every sign that an address gives a meaning is encoded.
    ":" and "/" have none in a question to a web server (RFC 3986 section 3.4), and an address is shorter with them.
    """
    encoded = _in_web_address if pattern.startswith("https:") else _in_letter
    return pattern.replace("{titel}", encoded(title)).replace("{text}", encoded(text.replace("\n", "\r\n")))


def _in_letter(text: str) -> str:
    return quote(text, safe="")


def _in_web_address(text: str) -> str:
    """Letters of any alphabet stand as they are: a browser encodes them when it asks (URL Standard, code points)."""
    return "".join(sign if sign.isalpha() else quote(sign, safe=":/") for sign in text)
