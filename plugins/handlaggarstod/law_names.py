"""Names of statutes and the numbers they stand for: «socialtjänstlagen», «SoL» → "2025:400"."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

LEXEME: Final = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*-?|[^\W\d_]|\d+(?:[.:/]\d+)*|[^\w\s]")
"""How a name is cut into pieces: the same cut as the text gets (see law_tokens)."""

END: Final = ""
"""The key in the trie that holds the number of the law whose name ends here."""

FORMER: Final = ("gamla", "äldre", "tidigare", "dåvarande", "upphävda", "då gällande", "tidigare gällande")
"""What is said before the name of an act that another one of the same name has replaced."""


class LawNames:
    """Every way to name a law, with the law's number.

    A name is recognised in any case and inflection; an abbreviation (a name with a capital after its first letter)
    only as it is written. ``continuous`` holds laws whose sections run through the whole law, so that a chapter is
    never part of a reference to them. ``titles`` holds what follows the number in a law's full title. ``informal``
    are abbreviations that people also write in small letters: «lvm 13 §». ``undivided`` holds laws without chapters
    whose points people write after a colon: «LSS 9:2». ``former`` is the act that «dåvarande SoL» means, by the name.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]] = (),
        *,
        titles: Mapping[str, str] | None = None,
        continuous: Iterable[str] = (),
        informal: Iterable[str] = (),
        undivided: Iterable[str] = (),
        former: Mapping[str, str] | None = None,
    ) -> None:
        self.trie: dict[str, Any] = {}
        self.continuous = frozenset(continuous)
        self.undivided = frozenset(undivided)
        self.titles = {sfs: tuple(word.lower() for word in LEXEME.findall(title)) for sfs, title in
                       (titles or {}).items()}  # fmt: skip
        self._names = dict(names)
        self.loose = {name.lower(): self._names[name] for name in informal if name in self._names}
        self.former = dict(former or {})
        for name, sfs in self.former.items():
            for word in FORMER:
                self._add(f"{word} {name}", sfs)
        for name, sfs in self._names.items():
            self._add(name, sfs)

    @staticmethod
    def default() -> "LawNames":
        """Return the well-known Swedish statutes; an abbreviation means the act in force."""
        return _default()

    def extended(self, names: Mapping[str, str], *, continuous: Iterable[str] = ()) -> "LawNames":
        """Return these names and, before them, the given ones: a register's own name wins over the table's."""
        known, running = self._names | dict(names), self.continuous | set(continuous)
        extended = LawNames(known.items(), continuous=running, former=self.former)
        extended.titles, extended.undivided = self.titles, self.undivided
        extended.loose = {name: extended._names.get(self._spelling(name), sfs) for name, sfs in self.loose.items()}
        return extended

    def _spelling(self, informal: str) -> str:
        return next(name for name in self._names if name.lower() == informal)

    def __getitem__(self, name: str) -> str:
        """Return the number of the law with exactly this name; KeyError if there is none."""
        return self._names[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __len__(self) -> int:
        return len(self._names)

    def _add(self, name: str, sfs: str) -> None:
        self._insert(name, sfs)
        if name[-1:].isalpha() and not name.endswith("s"):
            self._insert(name + "s", sfs)
        if name.startswith("lagen "):
            self._insert("lag " + name.removeprefix("lagen "), sfs)
        if "- och " in name:
            self._add(name.replace("- och ", " och "), sfs)
            self._add(name.replace("- och ", "-och "), sfs)

    def _insert(self, name: str, sfs: str) -> None:
        node = self.trie
        for piece in LEXEME.findall(name):
            node = node.setdefault(piece if is_abbreviation(piece) else piece.lower(), {})
        node[END] = sfs


def is_abbreviation(word: str) -> bool:
    """Tell «SoL», «GDPR» and «DOS-lagen» from «socialtjänstlagen» and «Socialtjänstlagen»."""
    return any(letter.isupper() for letter in word[1:])


@cache
def _default() -> LawNames:
    table = json.loads(files(__package__).joinpath("law_names.json").read_text(encoding="utf-8"))
    return LawNames(
        [(name, sfs) for sfs, law in table.items() for name in law["names"]],
        titles={sfs: law["title"] for sfs, law in table.items() if "title" in law},
        continuous=[sfs for sfs, law in table.items() if law.get("continuous")],
        undivided=[sfs for sfs, law in table.items() if law.get("undivided")],
        informal=[name for law in table.values() for name in law.get("informal", ())],
        former={name: sfs for sfs, law in table.items() for name in law.get("former", ())},
    )
