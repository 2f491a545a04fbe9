"""`sok` and `sokindex`: the site's own search, from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from handlaggarstod.cli_parser import hits_number
from handlaggarstod.cli_targets import SITES
from handlaggarstod.problems import visible
from handlaggarstod.search_explanation import explain
from handlaggarstod.search_folder import folder_documents
from handlaggarstod.search_index import build_index
from handlaggarstod.search_query import SearchResult, query_index, read_index
from handlaggarstod.search_reader import SearchIndex
from handlaggarstod.search_site import FOLDER, index_folder


def add_search_commands(commands: Any) -> None:
    """Register the commands with a parser's sub-parsers."""
    found = commands.add_parser("sok", help="sök som på sajten; svaret är JSON", words="fraga")
    found.add_argument("fraga", metavar="FRÅGA", nargs="+", help="det du söker; «-plan» tar bort träffar på plan")
    found.add_argument("--sajt", metavar="MAPP", type=Path, help="en byggd sajt, annars projektets site/intern")
    found.add_argument("--antal", type=hits_number, default=20, help="högst så många träffar")
    found.add_argument("--forklara", action="store_true", help="visa varför varje träff ligger där den ligger")
    found.set_defaults(run=run_search)

    index = commands.add_parser("sokindex", help="gör ett sökindex av en mapp med HTML-sidor")
    index.add_argument("mapp", metavar="MAPP")
    index.set_defaults(run=run_index)


def run_search(arguments: argparse.Namespace) -> int:
    """Print the ranked hits that the site's own search gives, with answers and files as the page shows them.

    Raises ValueError, with a Swedish sentence, for a question without any word.
    """
    question = " ".join(arguments.fraga)
    if not any(sign.isalnum() for sign in question):
        raise ValueError(f"«{visible(question, 40)}» har inget ord att söka på. Skriv minst ett ord.")
    folder = index_folder(arguments.sajt or arguments.projekt / SITES / "intern")
    if not (folder / "huvud.js").is_file():
        advice = "Bygg sajten först, eller kör «handlaggarstod sokindex MAPP»."
        print(f"{folder} har inget sökindex. {advice}", file=sys.stderr)
        return 2
    index = _read(folder)
    found = query_index(index, question, limit=arguments.antal, explain=arguments.forklara)
    hits = found.hits
    shown = [hit.as_json() for hit in hits]
    if arguments.forklara:
        language = index.analyzer.language
        shown = [{**row, "därför": explain(hit, language)} for hit, row in zip(hits, shown, strict=True)]
    for line in _told(found):
        print(line, file=sys.stderr)
    print(json.dumps(shown, ensure_ascii=False, indent=1))
    return 0


def _told(found: SearchResult) -> Iterator[str]:
    """What the page says above its hits: what was shown for what was asked, and what could not be done."""
    for one in found.interpretations:
        yield f"Visar {_listed(one.shown)} för «{one.asked}» ({one.reason})."
    yield from (note.text for note in found.notes)
    if found.suggestions:
        yield f"Inget hittades. Prova {_listed(found.suggestions)}."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"«{word}»" for word in words)


def _read(folder: Path) -> SearchIndex:
    """Raises ValueError when a file is cut short or missing."""
    try:
        return read_index(folder)
    except ValueError:
        advice = "Bygg sajten igen, eller kör «handlaggarstod sokindex MAPP»."
        raise ValueError(f"{folder}: sökindexet är inte helt. {advice}") from None


def run_index(arguments: argparse.Namespace) -> int:
    """Index a folder of HTML pages the way the build does; the index is written to its `sok/`."""
    folder = Path(arguments.mapp)
    if not folder.is_dir():
        print(f"Mappen {folder} finns inte.", file=sys.stderr)
        return 2
    documents = list(folder_documents(folder))
    if not documents:
        print(f"Mappen {folder} har inga HTML-sidor att söka i. Ange mappen som sidorna ligger i.", file=sys.stderr)
        return 2
    files = build_index(documents)
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    print(f"Skrev {len(files)} {'fil' if len(files) == 1 else 'filer'} till {target}")
    return 0
