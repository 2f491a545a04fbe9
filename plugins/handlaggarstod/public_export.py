"""The public pages as JSON for other sites, such as malmo.se: an index, one file per page and language, a schema.

The contract is versioned in its address (`export/v1/`). Within a version it only grows: see the ADR on the export.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment

from handlaggarstod.fragment import Fragment, FragmentSection, make_fragment
from handlaggarstod.page import Page
from handlaggarstod.page_facts import LawBehind, PageFacts

FOLDER = "export/v1/"
SCHEMA = Path(__file__).parent / "export_schema.json"
SWEDISH = "sv"
"""The folder of pages that lie directly under the site's root."""


def export_files(
    pages: Iterable[Page], *, title: str, organisation: str, url: str, heading_level: int, environment: Environment
) -> dict[str, bytes]:
    """Every file by its address. `url` is the site's root; `heading_level` is that of a page's first headings."""
    root = url.rstrip("/") + "/"
    schema = root + FOLDER + "schema.json"
    files: dict[str, bytes] = {}
    rows: list[dict[str, Any]] = []
    for page in pages:
        if page.facts is None:
            continue
        about = _about(page, page.facts, root)
        file = _file_name(page)
        files[file] = _json({"schema": schema, **about, **_content(page, page.facts, root, heading_level, environment)})
        rows.append({**about, "fil": root + file, "sha256": _digest(files[file])})
    index = {"schema": schema, "titel": title, "organisation": organisation, "adress": root}
    files[FOLDER + "index.json"] = _json({**index, "rubriknivå": heading_level, "sidor": rows})
    files[FOLDER + "schema.json"] = _json({"$id": schema, **json.loads(SCHEMA.read_text(encoding="utf-8"))})
    return files


def _file_name(page: Page) -> str:
    """ "en/ditt-beslut/" -> "export/v1/sidor/en/ditt-beslut.json"; a page without a folder is in Swedish."""
    *folder, id = page.path.strip("/").split("/")
    return f"{FOLDER}sidor/{'/'.join(folder) or SWEDISH}/{id}.json"


def _about(page: Page, facts: PageFacts, root: str) -> dict[str, Any]:
    """What index and page say alike."""
    return {
        "id": facts.id,
        "språk": page.lang,
        "utgåva": page.edition,
        "riktning": page.direction,
        "titel": page.title,
        "ingress": facts.lead,
        "adress": root + page.path,
        "exempel": facts.example,
        "gäller_från": facts.valid_from.isoformat() if facts.valid_from else None,
        "granskad": facts.reviewed_on.isoformat() if facts.reviewed_on else None,
        "ändrad": facts.updated.isoformat() if facts.updated else None,
    }


def _content(page: Page, facts: PageFacts, root: str, level: int, environment: Environment) -> dict[str, Any]:
    fragment = make_fragment(page.html, root=root, prefix=id_prefix(page), heading_level=level)
    html = _framed(page, fragment, environment)
    return {
        "rubriknivå": level,
        "avsnitt": [_section(section) for section in fragment.sections],
        "html": html,
        "källor": [_source(law) for law in facts.laws],
        "sha256": _digest(html.encode()),
    }


def id_prefix(page: Page) -> str:
    """What begins every id of a page's fragment: "hs-sv--ditt-beslut--".

    No id has two hyphens in a row, so two pages, or two languages of one, never share an id.
    """
    return "hs-" + "".join(f"{part}--" for part in _file_name(page).removesuffix(".json").split("/")[3:])


def _framed(page: Page, fragment: Fragment, environment: Environment) -> str:
    return environment.get_template("fragment.html").render(page=page, content=fragment.html)


def _section(section: FragmentSection) -> dict[str, str]:
    return {"id": section.id, "rubrik": section.title, "html": section.html}


def _source(law: LawBehind) -> dict[str, str | None]:
    return {"text": law.text, "lag": law.statute, "adress": law.url}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
