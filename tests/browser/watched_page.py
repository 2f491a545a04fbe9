"""A page that remembers what went wrong behind it: script errors, bad or foreign requests, breaches of the policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

BREACHES = """addEventListener('securitypolicyviolation', event =>
  console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))"""
LEFT_TOO_SOON = "net::ERR_ABORTED"
"""The reader went on before the file had come."""

BACK_IN_WEBKIT = """() => {
  dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
  for (const field of document.querySelectorAll("input, select")) {
    if (field.tagName === "SELECT") field.selectedIndex = 0;
    else if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else field.value = "";
  }
}"""
"""Coming back to a page as it was left, in Safari: it is told first, and then its fields are emptied without a word."""

EXPECTED_404 = "the server responded with a status of 404"


@dataclass
class Visitor:
    """Opens pages of one site as a reader would; `troubles` holds all that a reader should never meet."""

    browser: Browser
    root: str
    troubles: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, address: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        """A page in a context of its own; `options` are those of Playwright's `new_context`."""
        page = self.context(viewport={"width": width, "height": height}, **options).new_page()
        self.go(page, address)
        return page

    def context(self, **options: Any) -> BrowserContext:
        """An empty browser profile that is being watched."""
        context = self.browser.new_context(**({"reduced_motion": "reduce", "locale": "sv-SE"} | options))
        context.set_default_timeout(5000)
        context.set_default_navigation_timeout(30_000)  # says nothing of the page when the machine has much to do
        context.add_init_script(BREACHES)
        context.on("page", self._watch)
        self.contexts.append(context)
        return context

    def go(self, page: Page, address: str) -> None:
        """Opens an address of the site in a page that is already there."""
        page.goto(self.root + address)

    def close(self) -> None:
        """Closes all that was opened."""
        for context in self.contexts:
            context.close()

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: self.troubles.append(f"{page.url}: dialog {dialog.message}"))
        page.on("console", lambda message: self._listen(page, message.type, message.text))
        page.on("request", self._ask)
        page.on("requestfailed", self._miss)
        page.on("response", self._answer)

    def _listen(self, page: Page, kind: str, text: str) -> None:
        if kind in ("error", "warning") and EXPECTED_404 not in text:
            self.troubles.append(f"{page.url}: {text}")

    def _ask(self, request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.root).netloc and not request.url.startswith("data:"):
            self.troubles.append(f"foreign request: {request.url}")

    def _miss(self, request: Request) -> None:
        if request.failure != LEFT_TOO_SOON:
            self.troubles.append(f"{request.url}: {request.failure}")

    def _answer(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.troubles.append(f"{response.status}: {response.url}")
