"""What the public site has beside its pages: the export, the sitemap, and the rules for robots."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from jinja2 import Environment

from handlaggarstod.news_feeds import public_feed
from handlaggarstod.page import Page
from handlaggarstod.public_export import export_files
from handlaggarstod.public_handbook import PublicHandbook
from handlaggarstod.sitemap import sitemap

ROBOTS = "robots.txt"


def public_files(
    handbook: PublicHandbook, pages: Sequence[Page], environment: Environment, today: datetime.date
) -> dict[str, bytes]:
    """Every such file by its address."""
    root = handbook.url.rstrip("/") + "/"
    return {
        ROBOTS: environment.get_template(ROBOTS).render(root=root).encode(),
        **sitemap(pages, root, today, environment),
        **public_feed(handbook, today, environment),
        **export_files(
            pages,
            title=handbook.title,
            organisation=handbook.organisation,
            url=root,
            heading_level=handbook.heading_level,
            environment=environment,
        ),
    }
