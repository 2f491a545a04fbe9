"""A site as a folder of Markdown files that other engines build: MkDocs without our plugin, properdocs, Zensical.

None of our code runs there. So each page is its finished HTML, opened where its headings stand, and brings with it
what our own frame would have given: the way here, its neighbours, other languages, the quick way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from handlaggarstod.frame import frame
from handlaggarstod.outlined_html import outlined_html
from handlaggarstod.page import Page
from handlaggarstod.site_frame import STYLES, Site
from handlaggarstod.sitemap import ADDRESS as SITEMAP

SETTINGS = "mkdocs.yml"
STYLE = "assets/stylesheets/utgang.css"
_NOT_THERE = {SITEMAP}
"""Every engine writes its own, of the pages that it finds."""
_FRAME_SCRIPTS = {"assets/javascripts/meny.js"}
"""They serve our own frame alone."""
_FINISHED_SITE_ONLY = re.compile(r'<(\w+) class="hs-bara-natet"[^>]*>.*?</\1>', re.DOTALL)
"""Offers the zip of a finished site, which only our own build makes."""


def engine_folder(
    site: Site, pages: tuple[Page, ...], assets: Mapping[str, bytes], templates: Path, docs: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Every file by its path in the folder; `docs` are hand-written pages and pictures, which are Markdown already.

    The same pages give the same bytes. Raises what Jinja raises when a template is faulty.
    """
    environment = _environment(templates)
    scripts = tuple(site.address(script) for script in _scripts(site) if script not in _FRAME_SCRIPTS)
    left_out = _NOT_THERE | {site.address(name) for name in (site.style, *site.assets) if _is_of_our_frame(name)}
    files = {f"docs/{path}": content for path, content in assets.items() if path not in left_out}
    files[f"docs/{STYLE}"] = (templates / "utgang" / "utgang.css").read_bytes()
    files |= {f"docs/{path}": content for path, content in docs.items()}
    files |= {f"docs/{page.path}index.md": _markdown(site, page, environment).encode() for page in pages}
    menu = tuple(dict.fromkeys(link for link in (*site.menu, *site.foot) if f"docs/{link.path}index.md" in files))
    settings = environment.get_template(SETTINGS).render(site=site, menu=menu, scripts=scripts, style=STYLE)
    return {SETTINGS: settings.encode(), **files}


def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates / "utgang"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def _scripts(site: Site) -> Iterator[str]:
    """Every script that some page loads: an engine loads the same on all pages, and each finds what it serves."""
    on_demand = (script for one in (site, *site.editions.values()) for _, script in one.on_demand)
    yield from dict.fromkeys((*site.scripts, *on_demand))


def _is_of_our_frame(name: str) -> bool:
    return name.startswith(STYLES) or name in _FRAME_SCRIPTS


def _markdown(site: Site, page: Page, environment: Environment) -> str:
    framed = frame(site, page)
    html = environment.get_template("sida.html").render(hs=framed)
    content = outlined_html(_FINISHED_SITE_ONLY.sub("", html), {heading.id for heading in page.headings})
    unsearched = page.hidden or page.path == framed.site.search
    return environment.get_template("sida.md").render(page=page, content=content, unsearched=unsearched)
