"""Every scalar is the text that was written, and every value knows where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from handlaggarstod.problems import Place
from handlaggarstod.yaml_composer import MAX_DEPTH
from handlaggarstod.yaml_source import Source, read
from handlaggarstod.yaml_text import MAX_BYTES


def source(text: str) -> Source:
    found = read("prov.yml", text.encode())
    assert isinstance(found, Source), found
    return found


def codes(text: str) -> list[str]:
    found = read("prov.yml", text.encode())
    problems = found.problems if isinstance(found, Source) else found
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "written",
    [
        "2017:30", "1990:52", "4:1", "11:1", "190:20:30", "no", "on", "yes", "off", "y", "true", "1.10", "1e3", ".5",
        "2026-11-21", "2026-11-21 10:00", "80", "0123", "0o17", "0x1F", "1_000", "+5", "-5", ".inf", ".nan", "=",
        "14 kap. 2 §", "nUll", "é",
    ],
)  # fmt: skip
def test_text_stays_the_text_that_was_written(written: str) -> None:
    assert source(f"a: {written}\nb: ['{written}', \"{written}\"]\n").data == {"a": written, "b": [written, written]}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ('"null"', "null"),
        ("'~'", "~"),
        ("''", ""),
        ('""', ""),
        ("[]", []),
        ("{}", {}),
        ("[~, '']", [None, ""]),
        ("|\n  två\n  rader\n", "två\nrader\n"),
        ("|-\n  två\n\n  stycken\n", "två\n\nstycken"),
        (">-\n  en\n  rad\n", "en rad"),
        ('"tabb\\t och \\u00e5"', "tabb\t och å"),
        ('"e\\u0301"', "é"),
        ("e\u0301", "é"),
        ("# en kommentar", None),
        ("text # en kommentar", "text"),
    ],
)
def test_what_a_value_becomes(written: str, value: Any) -> None:
    assert source(f"a: {written}\n").data == {"a": value}


def test_each_value_knows_its_line_and_column() -> None:
    text = "titel: x\nsteg:\n  - id: a\n    text: |\n      en\n      två\n  - {id: b, text: c}\nsist: [p, q]\n"
    place = source(text).place
    assert place("titel") == Place("prov.yml", 1, 1)
    assert place("steg", 0) == Place("prov.yml", 3, 5)
    assert place("steg", 0, "text") == Place("prov.yml", 4, 5)
    assert place("steg", 1) == Place("prov.yml", 7, 5)
    assert place("steg", 1, "text") == Place("prov.yml", 7, 13)
    assert place("sist", 1) == Place("prov.yml", 8, 11)


def test_what_does_not_exist_stands_where_it_would_belong() -> None:
    place = source("# kommentar\ntitel: x\nsteg:\n  - id: a\n").place
    assert place("steg", 0, "ansvar") == place("steg", 0) == Place("prov.yml", 4, 5)
    assert place("saknas", 3, "djupt") == place() == Place("prov.yml", 2, 1)


def test_windows_lines_and_a_byte_order_mark_change_nothing() -> None:
    plain = source("a: b\nc:\n  - d\n")
    windows = read("prov.yml", b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n")
    assert windows == plain


def test_the_first_of_repeated_keys_is_kept_and_all_are_reported() -> None:
    found = source("a: 1\nb: x\na: 2\na: {b: 1, b: 2}\n")
    assert found.data == {"a": "1", "b": "x"}
    assert [(problem.code, problem.place.line) for problem in found.problems] == [
        ("HS002", 3),
        ("HS002", 4),
        ("HS002", 4),
    ]


def test_a_file_may_be_as_large_and_as_deep_as_it_says() -> None:
    line = "a: " + "x" * (MAX_BYTES - 4) + "\n"
    assert codes(line) == []
    assert codes(line + "#") == ["HS007"]
    assert codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["HS007"]


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\u061c", "\u200b", "\u202e", "\u2066", "\ufeff"])
def test_invisible_characters_are_refused_written_or_escaped(character: str) -> None:
    assert codes(f"a: x\nb: y{character}\n") == ["HS008"]
    assert codes(f'a: x\nb: "y\\u{ord(character):04x}"\n') == ["HS008"]


def test_a_non_joiner_stands_only_within_a_word_in_arabic_letters() -> None:
    assert codes("a: می\u200cشود") == []
    assert [
        codes(f"a: {text}") for text in ("x\u200cy", "می\u200c", "می\u200c شود", "\u200cشود", "می\u200c\u200cشود")
    ] == [["HS008"]] * 5


@pytest.mark.parametrize("text", ["a: \u00a0b", "a: b\u00a0c", "a: 130\u00a0kr", "a: 😀", "a: \U0001f469"])
def test_visible_characters_are_kept(text: str) -> None:
    assert source(text).data["a"]


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar", "---\n", "null", "~\n", "--- \n..."])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert codes(text) == ["HS014"]


@pytest.mark.parametrize(
    "text", ["a: &x b", "&x a: b", "a: *x", "a: !!str b", "!x a: b", "<<: {a: b}", "a\n---\nb", "[a]: b"]
)
def test_what_surprises_in_yaml_is_refused(text: str) -> None:
    assert codes(text) == ["HS006"]


@pytest.mark.parametrize("text", ["'<<': b", "a: '*x'", "a: '&x'", "a: '!x'", "a: '---'"])
def test_the_same_signs_in_quotes_are_text(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["a: [", "a: 'b", "a:\n\t- b", "a: b: c", "- a\nb: c", "%YAML 9.9\n---\na", "a: @b", 'a: "\\q"']
)
def test_what_is_not_yaml_says_so_on_a_line(text: str) -> None:
    found = read("prov.yml", text.encode())
    assert isinstance(found, list)
    assert [problem.code for problem in found] == ["HS001"]
    assert found[0].place.line >= 1
