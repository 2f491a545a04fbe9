"""A page in fewer bytes becomes the same page in a browser: the same tree, and the same words with the same gaps."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser

from handlaggarstod.compact_html import compact
from handlaggarstod.pipeline import Audience, Result

READ = """html => {
  const read = new DOMParser().parseFromString(html, "text/html");
  document.body.replaceChildren(...read.body.childNodes);
  const steers = name => /^data-sok(-(ord|svar|titel|typ))?$/.test(name);
  const tree = [...document.body.querySelectorAll("*")].map(element => [
    element.tagName,
    [...element.attributes].filter(one => !steers(one.name)).map(one => `${one.name}=${one.value}`),
    element.children.length,
    element.textContent.replace(/\\s+/g, ""),
  ]);
  return [tree, document.body.innerText];
}"""


def test_the_tree_and_the_words_are_the_same(browser: Browser, built: Callable[[Audience], Result]) -> None:
    page = browser.new_page()
    pages = [each for audience in Audience for each in built(audience).pages]
    assert any(len(compact(each.html)) < len(each.html) for each in pages)
    for each in pages:
        assert page.evaluate(READ, compact(each.html)) == page.evaluate(READ, each.html), each.path
    page.close()
