"""What a browser is told about a site's safety: in each page's `<meta>`, and as headers by any web server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

CSP: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
"""No inline script or style, nothing from elsewhere; `frame-ancestors` only works as a header."""

REFERRER: Final = {"intern": "no-referrer", "publik": "no-referrer"}
"""By site. The public one is as strict as the guide: the quick way out must not tell where the reader was."""

PERMISSIONS: Final = "camera=(), microphone=(), geolocation=(), browsing-topics=()"
YEAR: Final = 31_536_000
"""Seconds that a browser remembers that the site is only reached by TLS, and that it keeps lasting files."""
FRESH: Final = "no-cache"
"""Pages and documents: kept, but asked for each time, which costs a 304."""
LASTING: Final = f"public, max-age={YEAR}, immutable"
"""What lies at an address that changes with its content."""

Header = tuple[str, str]


def policy(ancestors: Sequence[str] = ()) -> str:
    """The policy as a header; `ancestors` are the sites that may show ours in a frame, none unless named."""
    allowed = " ".join(("'self'", *ancestors)) if ancestors else "'none'"
    return f"{CSP}; frame-ancestors {allowed}"


def security_headers(site: str, ancestors: Sequence[str] = ()) -> tuple[Header, ...]:
    """Every header but those for caching, for all answers of a site ("intern", "publik"), faults too."""
    return (
        ("Content-Security-Policy", policy(ancestors)),
        ("Strict-Transport-Security", f"max-age={YEAR}"),
        ("Referrer-Policy", REFERRER[site]),
        ("Permissions-Policy", PERMISSIONS),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )


OWN_ORIGIN: Final[Header] = ("Cross-Origin-Resource-Policy", "same-origin")
"""For all but the export."""
ANY_ORIGIN: Final[tuple[Header, ...]] = (
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
)
"""For the public export, which is made to be read by other sites."""
