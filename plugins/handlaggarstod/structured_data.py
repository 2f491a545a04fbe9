"""schema.org data about a public page, as JSON-LD that is safe inside a `<script>` element."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from handlaggarstod.page import Page
from handlaggarstod.page_facts import PageFacts

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Signs that could end the element or a line of script; inside a JSON string they mean the same."""

Node = dict[str, Any]


def structured_data(page: Page, *, name: str, organisation: str, url: str, languages: Sequence[str]) -> str:
    """The page and the service that it is about; the questions too, when the page answers any.

    `url` is the site's root, `languages` the codes of all its languages. Nothing is said that the page does not show:
    no telephone, no address, no image.
    """
    root = url.rstrip("/") + "/"
    nodes = [_web_page(page, root), _service(name, organisation, root, sorted(set(languages)))]
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
    return text.translate(_ESCAPES)


def _web_page(page: Page, root: str) -> Node:
    facts = page.facts
    node: Node = {
        "@type": ["WebPage", "FAQPage"] if facts and facts.questions else "WebPage",
        "@id": root + page.path,
        "url": root + page.path,
        "name": page.title,
        "inLanguage": page.lang,
        "about": {"@id": f"{root}#tjanst"},
    }
    if page.description:
        node["description"] = page.description
    return node | (_of_facts(facts) if facts else {})


def _of_facts(facts: PageFacts) -> Node:
    node: Node = {}
    if facts.updated:
        node["dateModified"] = facts.updated.isoformat()
    if facts.reviewed_on:
        node["lastReviewed"] = facts.reviewed_on.isoformat()
    if facts.example:
        node["creativeWorkStatus"] = "Draft"
    if facts.questions:
        node["mainEntity"] = [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for question, answer in facts.questions
        ]
    return node


def _service(name: str, organisation: str, root: str, languages: list[str]) -> Node:
    return {
        "@type": "GovernmentService",
        "@id": f"{root}#tjanst",
        "name": name,
        "url": root,
        "provider": {"@type": "GovernmentOrganization", "name": organisation},
        "areaServed": {"@type": "AdministrativeArea", "name": organisation},
        "availableLanguage": languages,
    }
