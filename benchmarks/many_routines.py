"""A project with as many routines as asked for: the real routines again and again, with other ids and other words.

python benchmarks/many_routines.py FOLDER 1000

Each copy has a place name of its own where sentences end, and each routine a word of its own, so that no two pages, nor
two texts, are alike. They take the place of words that were there, so that a copy weighs what a real routine does.
Links between routines stay within a copy. The routines are spread over more stages when they are
many, never more than sixty. All else of the handbook is as it is, so `kontrollera` finds no error.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("templates", "docs", "mkdocs.yml", "mkdocs.publik.yml")
MOST_STAGES = 60
PER_STAGE = 20
"""About so many routines are given to a stage before there is another one."""
LINKS = {"gå_till", "föregås_av", "relaterade"}
TITLES = {"titel", "synonymer", "sökord", "ämne"}
TEXTS = set("sammanfattning syfte målgrupp beslutar text gör säg vad uppgift när mått hur varning avgränsning".split())
ONCE = {"besvarar", "processteg", "tidigare_adresser"}
"""What only the real routine may have: the demand it answers, its place on the map, its old addresses."""
_TEXT = "tag:yaml.org,2002:str"
_LINK = re.compile(r"(?<=\[\[rutin:)[a-z0-9-]+")
_LAST_WORD = re.compile(r"(?<=[a-zåäö,] )[a-zåäö]{5,}(?=\.?(?:\s+[A-ZÅÄÖ]|\n\n|\s*$))")
"""The word that ends a sentence or a text, where it is a plain one: no abbreviation, no part of a link."""
_BEGINNINGS = "Brå Ek Fjäll Gran Hav Kall Lin Mo Nor Ore Ros Sand Tall Ul Vass Ås Äng Öst Björk Dal".split()
_MIDDLES = "a e er a o u ar in el".split()
_ENDINGS = "by vik torp lund hed näs sta rum köp ås berg hult mark tuna ryd".split()


class Original(NamedTuple):
    """A routine as its editor wrote it."""

    stage: str
    id: str
    text: str


def make(target: Path, count: int) -> Path:
    """Write a whole project with `count` routines, at least as many as there really are, to a folder that is new."""
    shutil.copytree(ROOT / "routines", target / "routines")
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
    originals = [
        Original(path.parent.name, path.stem, path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "routines" / "rutiner").rglob("*.yml"))
    ]
    if count < len(originals):
        raise ValueError(f"There are {len(originals)} routines already.")
    stages = _more_stages(target / "routines" / "handbok.yml", count)
    for stage, name, text in _copies(originals, stages, count - len(originals)):
        file = target / "routines" / "rutiner" / stage / f"{name}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return target


def _more_stages(settings: Path, count: int) -> list[str]:
    """Add copies of the stages to the settings; the ids of those that may be filled."""
    tree = yaml.compose(settings.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    stages = next(value for key, value in tree.value if key.value == "skeden")
    real = [{key.value: value.value for key, value in one.value} for one in stages.value]
    added = []
    for number, one in zip(range(len(real), min(MOST_STAGES, count // PER_STAGE)), cycle(real), strict=False):
        place = _name(number, "stage")
        new = {**one, "id": f"{one['id']}-{number}", "titel": f"{one['titel']} i {place}"}
        added.append(new)
        stages.value.append(yaml.compose(yaml.safe_dump(new, allow_unicode=True, sort_keys=False)))
    settings.write_text(_text(tree), encoding="utf-8")
    return [one["id"] for one in (added or real)]


def _copies(originals: list[Original], stages: list[str], count: int) -> Iterator[Original]:
    wanted = [(number, one) for number in range(1, count // len(originals) + 2) for one in originals][:count]
    known = {(number, one.id) for number, one in wanted}
    for (number, one), stage in zip(wanted, cycle(stages), strict=False):

        def renamed(target: str, number: int = number) -> str:
            return f"{target}-{number}" if (number, target) in known else target

        yield Original(stage, renamed(one.id), _copy(one, number, renamed))


def _copy(one: Original, number: int, renamed: Callable[[str], str]) -> str:
    """The routine with another place and another word in its texts."""
    place, word = _name(number, "place"), _name(number, one.id).lower()
    tree = yaml.compose(one.text, Loader=yaml.CSafeLoader)
    tree.value = [(key, value) for key, value in tree.value if key.value not in ONCE]
    for field, leaf in _leaves(tree):
        if field in LINKS:
            leaf.value = renamed(leaf.value)
        elif field in TITLES:
            leaf.value += f" i {place}"
            leaf.tag = _TEXT
        elif field in TEXTS:
            text = _LINK.sub(lambda found: renamed(found[0]), leaf.value.rstrip())
            leaf.value = _with_other_words(text, word, place) + ("\n" if leaf.style in ("|", ">") else "")
            leaf.tag = _TEXT
    return _text(tree)


def _with_other_words(text: str, word: str, place: str) -> str:
    """The text with its sentences ending in other words; longer only where no word could be taken."""
    ends = [*_LAST_WORD.finditer(text)]
    if not ends:
        return f"{text.rstrip('.')} i {place}."
    for found in reversed(ends):
        text = text[: found.start()] + (word if found is ends[-1] else place) + text[found.end() :]
    return text


def _leaves(node: yaml.Node, field: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Every value, with the field it stands under; what says where a rule comes from stays as it is."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in {"källa", "ändringar", "granskningar", "beslut"}:
                yield from _leaves(value, key.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _leaves(value, field)
    elif isinstance(node, yaml.ScalarNode):
        yield field, node


def _name(number: int, about: str) -> str:
    """A name that no place has, the same each time."""
    choose = random.Random(f"{number} {about}").choice
    return choose(_BEGINNINGS) + choose(_MIDDLES) + choose(_ENDINGS) + choose(_ENDINGS)


def _text(tree: yaml.Node) -> str:
    return yaml.serialize(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, width=120)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
