"""A finished page without the bytes that no reader has use for. Its elements, their order and its words stay the same.

Three things go: white space between blocks, end tags that HTML lets out, and the attributes that only steer the search,
which has read the page by now. Quotation marks stay: compressed they cost nothing, and what reads our pages by their
attributes (the copy without a network, people's own scripts) finds them as they are written in the templates.

End tags: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
"""

from __future__ import annotations

import re

_BLOCKS = (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 head header hr html legend li link main meta nav ol p pre script section summary table tbody td tfoot th"
    " thead title tr ul"
).split()
"""White space beside these is never seen: what is inside them or around them begins on a line of its own."""
_AFTER_P = (
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav"
    " ol p pre section table ul"
).split()
"""What closes a paragraph when it begins."""
_AROUND_P = "article aside blockquote body dd details div figure footer form header li main nav section td th".split()
"""What closes a paragraph when it ends."""

_AS_WRITTEN = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
_BREAK = re.compile(rf"\n\s*(?=</?(?:{'|'.join(_BLOCKS)})[\s>])")
_STEERING = re.compile(r' data-sok(?:-(?:ord|svar|titel|typ))?="[^"<>]*"(?=[^<>]*>)')
_END_TAG = re.compile(
    r"</(?:"
    rf"p>(?=<(?:{'|'.join(_AFTER_P)})[\s>]|</(?:{'|'.join(_AROUND_P)})>)"
    r"|li>(?=<li[\s>]|</[ou]l>)"
    r"|d(?:t>(?=<d[dt][\s>])|d>(?=<d[dt][\s>]|</d(?:l|iv)>))"
    r"|t[dh]>(?=<t[dh][\s>]|</tr>)"
    r"|tr>(?=<tr[\s>]|</t(?:body|head)>)"
    r")"
)


def compact(html: str) -> str:
    """The same page in fewer bytes. What is written line by line (`pre`, `textarea`) is left as it is."""
    if "<pre" in html or "<textarea" in html:
        parts = _AS_WRITTEN.split(html)
        return "".join(part if index % 2 else _compact(part) for index, part in enumerate(parts))
    return _compact(html)


def _compact(html: str) -> str:
    return _END_TAG.sub("", _BREAK.sub("", _STEERING.sub("", html)))
