"""What a template prints is what Jinja's own escape would have printed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from handlaggarstod.quick_escape import QuickEscape, printed


class Name(str):
    """A text of a kind of its own."""


class Badge:
    def __html__(self) -> str:
        return "<b>1</b>"

    def __str__(self) -> str:
        return "<i>"


TEMPLATE = """{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{% set kept %}{{ value }}{% endset %}
{{ value }}|{{ twice(value) }}|{{ kept }}|{% for one in [value] %}{{ one }}{% endfor %}|{{ value ~ "<" }}
{{ value | safe }}"""


def rendered(value: Any, *, quick: bool) -> str:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    if quick:
        environment.code_generator_class = QuickEscape
    return environment.from_string(TEMPLATE).render(value=value)


@given(st.text(alphabet="ab<>&'\"å {}%") | st.text())
def test_every_text_is_printed_as_it_would_have_been(text: str) -> None:
    for value in (text, Markup(text), Name(text)):
        assert printed(value) == escape(value)


@pytest.mark.parametrize("value", ["plain", "<b>&'\"", Markup("<b>"), Name("<"), Badge(), 7, None, 1.5, ["<"]])
def test_so_is_every_kind_of_value_wherever_it_is_printed(value: Any) -> None:
    assert rendered(value, quick=True) == rendered(value, quick=False)


def test_an_unknown_name_is_still_an_error() -> None:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.code_generator_class = QuickEscape
    with pytest.raises(UndefinedError):
        environment.from_string("{{ missing }}").render()
