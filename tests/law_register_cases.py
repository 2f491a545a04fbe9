"""A small register of law for tests: three statutes, two of which share a name and some numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from handlaggarstod.project import Loaded
from handlaggarstod.resolve_law import LawRegister
from handlaggarstod.schema_law import Statute
from handlaggarstod.yaml_source import Source, read

CASES = Path(__file__).parent / "cases" / "prose_law"


def statute(file: Path) -> Loaded[Statute]:
    """One statute of the register."""
    source = read(file.name, file.read_bytes())
    assert isinstance(source, Source)
    return Loaded(file.stem, "", Statute.model_validate(source.data), source)


def small_register(day: datetime.date) -> LawRegister:
    """All statutes in the folder, as they are on a day."""
    return LawRegister({file.stem: statute(file) for file in sorted((CASES / "register").glob("*.yml"))}, (), day)


def prose_cases() -> Iterator[dict[str, Any]]:
    """All golden cases; every scalar is text."""
    yield from yaml.load((CASES / "lankar.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
