"""Free text that editors write (Markdown) -> HTML fragments. One converter, remembered results, raw HTML off."""

from __future__ import annotations

import html
import threading
import xml.etree.ElementTree as etree  # noqa: N813 - the name that Markdown's own modules use

import markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from handlaggarstod.markdown_links import use_short_scans
from handlaggarstod.plain_markdown import quick_html
from handlaggarstod.text_rules import is_allowed


class _SafeLinks(Treeprocessor):
    """The second line behind `text_rules`: what is not allowed loses its link; other sites get no referrer."""

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            if target.startswith("hs:/"):
                _mark_swedish(link)
            if not is_allowed(target):
                link.attrib.pop("href", None)
            elif target.startswith("hs:/lagar/") and "#" in target:
                link.set("data-not", target.removeprefix("hs:/"))
            elif target.startswith("https:"):
                link.set("rel", "noopener noreferrer")
                link.set("class", "hs-ut")


def _mark_swedish(link: etree.Element) -> None:
    """A link out of a text in another language says that its words, or the page, are Swedish."""
    note = link.attrib.pop("title", "")
    if note in ("hs-sv", "hs-till-sv"):
        link.set("hreflang", "sv")
    if note == "hs-sv":
        link.set("lang", "sv")
        link.set("dir", "ltr")


class _Tables(Treeprocessor):
    """Tables get a scrolling frame that the keyboard reaches, and header cells a scope."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    frame = etree.Element("div", {"class": "hs-tabell", "role": "group", "tabindex": "0"})
                    frame.set("aria-label", _columns(child))
                    parent[place] = frame
                    frame.append(child)
        for table in root.iter("table"):
            _head(table)


def _head(table: etree.Element) -> None:
    """Says what each header cell heads: its column, or its row where the corner is empty."""
    heads = list(table.iter("th"))
    for cell in heads:
        if _says(cell):
            cell.set("scope", "col")
        else:
            cell.tag = "td"  # a corner says nothing, so it heads nothing
    if heads and not _says(heads[0]):
        for first in (row[0] for row in table.iterfind("tbody/tr") if _says(row[0])):
            first.tag = "th"
            first.set("scope", "row")


def _says(cell: etree.Element) -> str:
    return "".join(cell.itertext()).strip()


def _columns(table: etree.Element) -> str:
    """What a table is called: its columns, with no word in any language in front; without heads, its cells."""
    for kind in ("th", "td"):
        names = [name for cell in table.iter(kind) if (name := _says(cell))]
        if names:
            return ", ".join(names[:12])
    return "–"


class FramedTables(Extension):
    """For hand-written pages, which the engine itself turns into HTML."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's own hook
        md.treeprocessors.register(_Tables(md), "hs-tables", 4)
        md.postprocessors.register(_OpenEnds(md), "hs-ends", 0)


class _OpenEnds(Postprocessor):
    """The engine asks for XHTML. In HTML an empty element has no slash; in texts and code its sign is escaped."""

    def run(self, text: str) -> str:
        return text.replace(" />", ">")


class _NoRawHtml(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Markdown's own hook
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("image_link")
        md.inlinePatterns.deregister("image_reference")
        md.inlinePatterns.deregister("short_image_ref")
        md.parser.blockprocessors.deregister("hashheader")
        md.parser.blockprocessors.deregister("setextheader")
        md.parser.blockprocessors.deregister("code")
        use_short_scans(md)
        md.treeprocessors.register(_SafeLinks(md), "hs-links", 5)
        md.treeprocessors.register(_Tables(md), "hs-tables", 4)


class TextRenderer:
    """Markdown -> HTML with a memory: equal texts are converted once. Several threads may ask."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=["tables", "sane_lists", _NoRawHtml()])
        self._blocks: dict[str, Markup] = {}
        self._converting = threading.Lock()

    def block(self, text: str) -> Markup:
        """Paragraphs, lists and tables."""
        found = self._blocks.get(text)
        if found is None:
            found = self._blocks[text] = Markup(self._convert(text))  # noqa: S704 - the converter's output is safe
        return found

    def inline(self, text: str) -> Markup:
        """A text of one paragraph, without the paragraph around it."""
        found = str(self.block(text))
        if found.startswith("<p>") and found.endswith("</p>") and found.count("<p>") == 1:
            return Markup(found[3:-4])  # noqa: S704 - a part of the same
        return Markup(found)  # noqa: S704

    def _convert(self, text: str) -> str:
        quick = quick_html(text)
        if quick is not None:
            return quick
        with self._converting:
            self._markdown.reset()
            try:
                return self._markdown.convert(text)
            except RecursionError:  # lists within lists beyond what `text_rules` lets through
                return f"<p>{html.escape(text, quote=False)}</p>"
