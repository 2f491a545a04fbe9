"""What a hit shows beside its excerpt: the answer itself, and files to fetch. One file of its own in the index.

    {"frister/#f-samtal-3": ["inom 3 arbetsdagar, räknas från: …", []],
     "mallar/m14-vardplan/": ["", [["mallar/m14-vardplan/vardplan.docx", "Vårdplan (Word, 24 kB)"]]]}

The hits themselves come from the engine, which knows nothing of answers. Twin: ``sok-svar.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from handlaggarstod.page import Page
from handlaggarstod.search_attributes import files_in, marks_in
from handlaggarstod.search_format import compact, read_script, script

NAME = "svar"
FILE = f"{NAME}.js"
_WORD_FILE = re.compile(r"\.docx$|\.pdf$")

Answers = Mapping[str, Any]


def answers(pages: Iterable[Page]) -> dict[str, list[Any]]:
    """Address -> answer and files, for every place that has one."""
    found: dict[str, list[Any]] = {}
    for page in pages:
        for anchor, mark in marks_in(page.html).items():
            if mark.answer:
                found[f"{page.path}#{anchor}" if anchor else page.path] = [mark.answer, []]
        files = [[path, words] for path, words in files_in(page.html) if _WORD_FILE.search(path)]
        if files and page.path:
            found.setdefault(page.path, ["", []])[1] = files
    return found


def answers_file(found: Answers, head: bytes) -> bytes:
    """The file of the index, of the same version as its first file."""
    version, _, _ = read_script(head)
    return script(version, NAME, compact(found).encode())


def with_answers(hits: Iterable[dict[str, Any]], found: Answers) -> list[dict[str, Any]]:
    """Hits as the command line and the browser give them, each with ``svar`` ("" if there is none) and ``filer``.

    A hit on a part of a page shows the part's own answer, but the files of the page.
    """
    return [{**hit, **_answer(hit["url"], found)} for hit in hits]


def _answer(url: str, found: Answers) -> dict[str, Any]:
    page = url.partition("#")[0]
    return {"svar": found.get(url, ["", []])[0], "filer": found.get(page, ["", []])[1]}
