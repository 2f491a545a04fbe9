"""`sok` and `sokindex`: the site's own search, from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from handlaggarstod.search_folder import folder_documents
from handlaggarstod.search_index import build_index
from handlaggarstod.search_query import read_index, search
from handlaggarstod.search_site import FOLDER


def run_search(arguments: argparse.Namespace) -> int:
    """Print the ranked hits that the site's own search gives."""
    folder = Path(arguments.sajt) / FOLDER
    if not (folder / "huvud.js").is_file():
        advice = "Bygg sajten först, eller kör «handlaggarstod sokindex MAPP»."
        print(f"{folder} har inget sökindex. {advice}", file=sys.stderr)
        return 2
    hits = search(read_index(folder), arguments.fraga, limit=arguments.antal, explain=arguments.forklara)
    print(json.dumps([hit.as_json() for hit in hits], ensure_ascii=False, indent=1))
    return 0


def run_index(arguments: argparse.Namespace) -> int:
    """Index a folder of HTML pages the way the build does; the index is written to its `sok/`."""
    folder = Path(arguments.mapp)
    if not folder.is_dir():
        print(f"Mappen {folder} finns inte.", file=sys.stderr)
        return 2
    files = build_index(folder_documents(folder))
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    print(f"Skrev {len(files)} filer till {target}")
    return 0
