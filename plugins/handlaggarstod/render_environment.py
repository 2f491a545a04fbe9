"""The Jinja environment of the pages: autoescape on, undefined names are errors, words for values."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from handlaggarstod.deadline_words import counting_rule
from handlaggarstod.language_words import date_in
from handlaggarstod.languages import Language
from handlaggarstod.list_limits import BESIDE, MENU, whole_list_path
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page import Page
from handlaggarstod.public_page import PublicService
from handlaggarstod.quick_escape import QuickEscape
from handlaggarstod.swedish_order import first_letter, with_thousands

_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
NO_BREAK = "\u00a0"


def date_in_words(day: datetime.date) -> str:
    """21 november 2026, with spaces that do not break a line."""
    return f"{day.day}{NO_BREAK}{_MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def with_capital(text: str) -> str:
    """The first letter large, the rest as it was."""
    return text[:1].upper() + text[1:]


def page_environment(templates: Path, texts: TextRenderer) -> Environment:
    """The environment for pages and for the public site's other files. Texts of YAML are values, never templates."""
    environment = Environment(
        loader=FileSystemLoader([templates / "pages", templates / "publik"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.code_generator_class = QuickEscape
    environment.filters.update(
        md=texts.block,
        md_rad=texts.inline,
        datum=date_in_words,
        dag=date_in,
        versal=with_capital,
        tal=with_thousands,
        bokstav=first_letter,
        rakneregel=counting_rule,
        hela_listan=whole_list_path,
    )
    environment.globals.update(mest=MENU, nara=BESIDE)
    return environment


def compile_ahead(environment: Environment) -> None:
    """Compile all templates before any is asked for. What is wrong with one is told when it is asked for."""
    for name in environment.list_templates():
        with suppress(TemplateError, OSError, UnicodeDecodeError):
            environment.get_template(name)


def not_found_page(
    environment: Environment, search: str, languages: Sequence[Language], urgent: Sequence[PublicService] = ()
) -> Page:
    """The page that a server shows for an address that does not exist: in all languages, since it knows none.

    Who followed an old link in need shall not have to look for whom to call (`urgent`).
    """
    html = environment.get_template("saknas.html").render(search=search, languages=languages, urgent=urgent)
    return Page("404.html", languages[0].words["saknas"], html, "sida", hidden=True)
