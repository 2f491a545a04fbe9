"""Whatever the bytes, the loader answers with a source or with problems; it never raises and never takes long."""

from __future__ import annotations

import time
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from handlaggarstod.problem_catalogue import CATALOGUE
from handlaggarstod.schema import KINDS
from handlaggarstod.schema_errors import problems_of
from handlaggarstod.yaml_marks import mark
from handlaggarstod.yaml_source import Source, read
from handlaggarstod.yaml_text import MAX_BYTES

PIECES = [
    "a", "å", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "&a", "*a", "!!x", "<<", "?", "#",
    "~", "\t", "---", "\\", "%",
]  # fmt: skip

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Co"]), max_size=20
)
texts = words.map(lambda word: unicodedata.normalize("NFC", word))
trees = st.recursive(
    st.none() | texts,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(texts.filter(lambda t: "\u00a0" not in t), inner, max_size=4)
    ),
    max_leaves=20,
)


def check(raw: bytes) -> Source | list[Any]:
    found = read("prov.yml", raw)
    problems = list(found.problems) if isinstance(found, Source) else found
    assert isinstance(found, Source) or problems
    for problem in problems:
        assert problem.code in CATALOGUE
        assert problem.place.line >= 0
        assert "\n" not in str(problem)
        assert str(problem).isprintable()
    if isinstance(found, Source):
        lines = raw.count(b"\n") + raw.count(b"\r") + 1
        places = [found.place(*path) for path in found.marks]
        assert all(1 <= place.line <= lines and place.column >= 1 for place in places)
    return found


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"a: \xc3")
@example(b"\xed\xa0\x80")
def test_any_bytes_give_a_source_or_problems(raw: bytes) -> None:
    check(raw)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_anything_that_looks_like_yaml_gives_a_source_or_problems(text: str) -> None:
    check(text.encode())


@given(st.text(max_size=100))
def test_any_text_gives_a_source_or_problems(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@given(trees.filter(lambda tree: tree is not None), st.booleans())
def test_a_tree_that_is_written_is_read_back_as_text(tree: Any, flow: bool) -> None:
    written = yaml.dump(tree, allow_unicode=True, default_flow_style=flow, default_style="'", Dumper=_NullsAreBare)
    found = check(written.encode())
    assert isinstance(found, Source), (written, found)
    assert found.data == tree


class _NullsAreBare(yaml.SafeDumper):
    """Writes None as a bare null though all else is quoted, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_NullsAreBare.add_representer(type(None), lambda dumper, _: yaml.ScalarNode("tag:yaml.org,2002:null", "null", style=""))


@given(st.sampled_from(KINDS), trees)
def test_any_tree_in_any_kind_of_file_gives_finished_sentences(kind: Any, tree: Any) -> None:
    named = dict(zip([info.alias for info in kind.model.model_fields.values()], [tree] * 3, strict=False))
    source = Source("prov.yml", named, {(): mark(1, 1)})
    try:
        kind.model.model_validate(named)
    except ValidationError as error:
        problems = list(problems_of(error, kind.model, source))
        assert problems
        assert all(str(problem).startswith("prov.yml:1: ") for problem in problems)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "[a, ",
        "{a: ",
        "'",
        '"\\x',
        "a: b\n",
        "- a\n",
        "&a ",
        "*a ",
        "!",
        "#",
        "\r",
        "| ",
        "`",
    ],
)
def test_a_file_of_one_thing_repeated_takes_no_more_than_a_moment(piece: str) -> None:
    raw = (piece * MAX_BYTES)[:MAX_BYTES].encode()
    begun = time.process_time()
    check(raw)
    assert time.process_time() - begun < 3
