"""Arguments of the commands, and what is wrong with them, in Swedish."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn


class SwedishParser(argparse.ArgumentParser):
    """Says what is wrong with a command in Swedish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**(options | {"add_help": False}))
        self._positionals.title, self._optionals.title = "argument", "val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "användning: ", 1)

    def error(self, message: str) -> NoReturn:
        for english, swedish in _MESSAGES:
            message = message.replace(english, swedish)
        self.exit(2, f"{self.prog}: {message}. Skriv «{self.prog} --help» för hjälp.\n")


_MESSAGES = (
    ("the following arguments are required", "det här saknas"),
    ("one of the arguments", "ange ett av valen"),
    (" is required", ""),
    ("unrecognized arguments", "okända argument"),
    ("expected one argument", "ett värde saknas"),
    ("invalid choice", "ogiltigt val"),
    ("choose from", "välj bland"),
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
