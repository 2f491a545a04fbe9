"""What MkDocs and Jinja say went wrong, in Swedish: the usual ones. What nobody foresaw is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACE = r'in "(?:[^"]*[/\\])?([^"]+)", line (\d+)'
_UTF8 = "{0} är inte sparad som UTF-8. Spara den så"
_THEME = "{file}: «theme» har inget namn. Skriv «name: material» under «theme»"
_FIELDS = "«{0}» ska bestå av fält med värden. Skriv dem indragna under «{0}:», ett på varje rad"
_EXTENSIONS = "{file}: «{0}» ska vara en lista med namn. Skriv ett på varje rad, med ett streck framför"
UNREADABLE = "Unreadable configuration:"
"""What we say ourselves, in the engine's manner, when it stops at a value that it has no words for."""
_SETTINGS: tuple[tuple[str, str], ...] = (
    (r"Encoding error reading file: (\S+)", _UTF8.format("docs/{0}")),
    (r"Error reading page '(.+?)': '.+?' codec", _UTF8.format("docs/{0}")),
    (r"unacceptable character", _UTF8.format("{file}")),
    (
        rf"error parsing the configuration file: .*found character '\\t'.* {_PLACE}",
        "{0}:{1}: raden börjar med en tabb. Byt den mot mellanslag",
    ),
    (
        rf"error parsing the configuration file: .* {_PLACE}",
        "{0}:{1}: filen går inte att läsa som YAML. Kontrollera indrag, kolon och citattecken på raden och den före",
    ),
    (r"Inherited config file '(.+?)' does not exist", "{file}: «INHERIT» nämner {0}, som inte finns. Rätta vägen"),
    (r"Config file '.+?' does not exist", "{file} finns inte. Hämta tillbaka den ur historiken"),
    (r"'theme': Invalid type|No theme name set|At least one of 'name' or 'custom_dir'", _THEME),
    (r"'locale' must be a string|Invalid value for locale", "{file}: «locale» under «theme» är inget språk. Skriv sv"),
    (r"'(\w+)': The configuration is invalid", f"{{file}}: {_FIELDS}"),
    (r"'(\w+)': Expected type: \S+ 'dict'", f"{{file}}: {_FIELDS}"),
    (
        r"Expected a key-value mapping",
        "{file}: filen ska bestå av fält med värden. Skriv dem som «site_name: Handboken», ett på varje rad",
    ),
    (r"'(\w+)': Required configuration not provided", "{file}: «{0}» saknas. Skriv «{0}:» med ett värde"),
    (
        r'The "(.+?)" plugin is not installed',
        "{file}: tillägget «{0}» under «plugins» är inte installerat. Rätta namnet, eller ta bort det",
    ),
    (r"'(\w+)': Invalid Plugins conf|'(\w+)': .+ is not a valid plugin name", _EXTENSIONS),
    (r"'(\w+)': Invalid Markdown Ext|'(\w+)': .+ is not a valid Markdown Extension name", _EXTENSIONS),
    (r"Invalid config options for (?:the|Markdown Extension) '(.+?)'", f"{{file}}: {_FIELDS}"),
    (
        r"Plugin '(.+?)' was specified multiple times",
        "{file}: tillägget «{0}» står flera gånger under «plugins». Ta bort alla utom ett",
    ),
    (r"Unrecognised theme name: '(.+?)'", "{file}: temat «{0}» finns inte. Skriv «name: material» under «theme»"),
    (
        r"Failed to load extension '(.+?)'",
        "{file}: tillägget «{0}» under «markdown_extensions» går inte att använda. Rätta dess namn eller val, eller ta "
        "bort det",
    ),
    (r"custom_dir \('(.+?)'\) does not exist", "{file}: mappen {0} i «custom_dir» finns inte. Rätta vägen"),
    (r"'docs_dir' should not be the parent", "{file}: «docs_dir» är projektets egen mapp. Skriv «docs_dir: docs»"),
    (r"'docs_dir' should not be within the 'site_dir'", "{file}: «docs_dir» ligger i «site_dir». Skilj dem åt"),
    (r"'site_dir' should not be within the 'docs_dir'", "{file}: «site_dir» ligger i «docs_dir». Skilj dem åt"),
    (
        r"'(\w+)': (?:The URL isn't valid|Unable to parse the URL)",
        "{file}: «{0}» är ingen hel adress. Börja den med https://",
    ),
    (r"'(\w+)': The path '(.+?)' isn't an existing", "{file}: «{0}» nämner {1}, som inte finns. Rätta vägen"),
    (r"'(\w+)': Expected type: \S+ 'bool'", "{file}: «{0}» har ett annat slags värde. Skriv true eller false"),
    (r"'(\w+)': Expected (?:type: \S+ 'str'|a string)", "{file}: «{0}» har ett annat slags värde. Skriv en text"),
    (r"'(\w+)': Expected type: \S+ 'int'", "{file}: «{0}» har ett annat slags värde. Skriv ett tal"),
    (r"'(\w+)': Expected one of \[(.+?)\], got '(.*?)'", "{file}: «{0}» kan inte vara «{2}». Välj ett av {1}"),
    (
        r"'(\w+)': Expected one of: [(\[](.+?)[)\]] but received: '?(.*?)'?$",
        "{file}: «{0}» kan inte vara «{2}». Välj ett av {1}",
    ),
    (
        r"'(\w+)': Expected (?:(?:\w+ to be )?a list|type: \S+ 'list')",
        "{file}: «{0}» är ingen lista. Skriv ett streck framför varje rad",
    ),
    (r"Expected nav item", "{file}: en rad under «nav» går inte att läsa. Skriv den som «- Rubrik: mapp/sida.md»"),
    (
        r"A reference to '(.+?)' is included in the 'nav' configuration, which is not found",
        "{file}: «nav» nämner {0}, som inte finns bland sidorna. Rätta vägen, eller ta bort raden",
    ),
    (
        r"'(\w+)': Expected a multiline string",
        "{file}: «{0}» ska vara text. Skriv «{0}: |», och mönstren på raderna under",
    ),
    (r"'(\w+)': Invalid git pattern: '(.+?)'", "{file}: mönstret «{1}» under «{0}» går inte att läsa. Rätta det"),
    (r"option '(\w+)' was removed from MkDocs. Use '(\w+)'", "{file}: «{0}» finns inte längre. Skriv «{1}» i stället"),
    (
        r"Unrecognised configuration name: (.+)",
        "{file}: inställningen «{0}» finns inte. Rätta namnet, eller ta bort raden",
    ),
    (r"'(\w+)': For internal use only", "{file}: «{0}» får inte anges. Ta bort det"),
    (
        r"Unknown template substitute: '(.+?)'",
        "{file}: «{0}» finns inte i adresser. Skriv {{path}} eller {{path_noext}}",
    ),
    (
        r"Unknown prefix '.+?' in !relative '(.+?)'",
        "{file}: «!relative {0}» går inte att läsa. Skriv $docs_dir eller $config_dir",
    ),
    (
        r"Cannot import path '(.+?)'",
        "{file}: «hooks» nämner {0}, som inte går att köra. Rätta vägen, eller ta bort raden",
    ),
    (rf"{UNREADABLE} (.+)", "{file}: inställningarna går inte att läsa («{0}»). Rätta värdet, eller ta bort det"),
)
_TEMPLATES: tuple[tuple[str, str], ...] = (
    (r"Encountered unknown tag '(.+?)'", "taggen «{0}» finns inte, eller hör inte till blocket runt den"),
    (r"end of template.*needs to be closed is '(.+?)'", "blocket «{0}» är inte stängt"),
    (r"Unexpected end of template", "mallen slutar mitt i något"),
    (r"Missing end of comment tag", "en kommentar är inte stängd"),
    (r"Missing end of raw directive", "blocket «raw» är inte stängt"),
    (r"No (?:filter|test) named '(.+?)'", "filtret eller testet «{0}» finns inte"),
    (r"has no attribute '(.+?)'", "«{0}» finns inte"),
    (r"'(.+?)' is undefined", "«{0}» finns inte"),
    (r"'?([^' ]+)'? not found in search paths?", "filen {0} finns inte"),
    (r"Expected an expression", "ett värde saknas"),
    (r"^division by zero$", "något delas med noll"),
    (r"unexpected (?:char )?'(.+?)'", "tecknet «{0}» väntades inte"),
    (r"expected token .+?, got '(.+?)'", "«{0}» väntades inte"),
)
_OURS = re.compile(r"\[HS\d{3}\]$|^(?:Pluginen handlaggarstod|Handboken har) ")
_TRACE = re.compile(r'\n\s*(?:Traceback|File ").*', re.DOTALL)


def engine_in_swedish(messages: Iterable[str], file: str) -> Iterable[str]:
    """What the engine said of its configuration `file`, or of a page, with how to mend it; each thing once.

    What our own plugin said through it is Swedish already.
    """
    return dict.fromkeys(message if _OURS.search(message) else _of_engine(message, file) for message in messages)


def template_in_swedish(message: str) -> str:
    """What is wrong with a template, as the end of a sentence."""
    return _found(_TEMPLATES, message, "") or f"«{_quoted(message)}»"


def _of_engine(message: str, file: str) -> str:
    known = _found(_SETTINGS, message, file)
    return f"{known}." if known else f"motorn säger: {_quoted(message)}."


def _found(table: Iterable[tuple[str, str]], message: str, file: str) -> str:
    for pattern, said in table:
        if match := re.search(pattern, message, re.DOTALL):
            return said.format(*(group.replace("'", "") for group in match.groups() if group is not None), file=file)
    return ""


def _quoted(message: str) -> str:
    """On one line, and without the way through a program."""
    return " ".join(_TRACE.sub("", message).split()).rstrip(".")
