"""Arguments of the commands, and what is wrong with them, in Swedish."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import Any, NoReturn

from handlaggarstod.problems import did_you_mean, visible


class SwedishParser(argparse.ArgumentParser):
    """Says what is wrong with a command in Swedish."""

    def __init__(self, *, words: str = "", **options: Any) -> None:
        """`words` names the argument that takes whatever people search for: several words, some with a minus."""
        super().__init__(**(options | {"add_help": False}))
        self._words = words
        self._positionals.title, self._optionals.title = "argument", "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "användning: ", 1)

    def error(self, message: str) -> NoReturn:
        for english, swedish in _MESSAGES:
            message = message.replace(english, swedish)
        end = "" if message.endswith("?") else "."
        self.exit(2, f"{self.prog}: {message}{end} Skriv «{self.prog} --help» för hjälp.\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[argparse.Namespace, list[str]]:  # type: ignore[override]
        """Words that stand after an option belong to the others."""
        found, rest = super().parse_known_args(args, namespace)
        if self._words:
            getattr(found, self._words).extend(word for word in rest if not word.startswith("--"))
            rest = [word for word in rest if word.startswith("--")]
        return found, rest

    def _parse_optional(self, arg_string: str) -> Any:
        """A word with one minus is no option where words are taken: "-plan" is what shall not be found."""
        if self._words and not arg_string.startswith("--") and arg_string not in self._option_string_actions:
            return None
        return super()._parse_optional(arg_string)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """An empty value is most often a variable of a script that nobody has set: it is never taken for none."""
        own = arg_strings[:1] if action.nargs == argparse.PARSER else arg_strings
        if any(not word.strip() for word in own):
            raise argparse.ArgumentError(action, "värdet är tomt")
        return super()._get_values(action, arg_strings)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            advice = did_you_mean(str(value), known, f"Välj bland {', '.join(known)}")
            raise argparse.ArgumentError(action, f"«{visible(str(value), 60)}» finns inte. {advice}")


_MESSAGES = (
    ("the following arguments are required", "det här saknas"),
    ("one of the arguments", "ange ett av valen"),
    (" is required", ""),
    ("unrecognized arguments", "okända argument"),
    ("expected one argument", "ett värde saknas"),
    ("expected at least one argument", "minst ett värde saknas"),
    ("not allowed with argument", "går inte ihop med"),
    ("ambiguous option", "oklart val"),
    ("could match", "kan betyda"),
    ("ignored explicit argument", "tar inget värde:"),
    ("argument ", "argumentet "),
)


def act_number(text: str) -> str:
    """The number of an act as it is given on the command line: 2025:400, SFS 2025:400, SOSFS 2011:9."""
    if not re.fullmatch(r"(?:[A-ZÅÄÖ-]{2,10} )?\d{4}:\d{1,5}", text.strip()):
        raise argparse.ArgumentTypeError(f"«{text}» är inte en författnings nummer, till exempel 2025:400")
    return text.strip()


def project_folder(text: str) -> Path:
    """A folder that is there."""
    if not os.path.isdir(text):  # False, too, for a folder that may not be looked into
        shown = visible(text, 200)
        raise argparse.ArgumentTypeError(f"mappen «{shown}» finns inte. Ange mappen som routines/ ligger i")
    return Path(text)


def hits_number(text: str) -> int:
    """How many hits are wanted, 1–999."""
    if whole_number(text) == 0:
        raise argparse.ArgumentTypeError("ange minst 1")
    return int(text)


def whole_number(text: str) -> int:
    """A number of months or hits, 0–999."""
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise argparse.ArgumentTypeError(f"«{text}» är inte ett heltal från 0 till 999")
    return int(text)


def port_number(text: str) -> int:
    """A port that a program may open without being the administrator, 1024–65535; 0 means any that is free."""
    if text.isascii() and text.isdigit() and (text == "0" or 1024 <= int(text[:6]) <= 65535):
        return int(text)
    raise argparse.ArgumentTypeError(f"«{text}» är inte en port. Skriv ett tal från 1024 till 65535")
