"""A site as a preview serves it, from sources that are read again when saved. Each page is made when it is asked for.

What is unchanged stays in memory. An error in the sources leaves the pages as they were; the problems are kept beside
them, for a panel over the page. The pages are those of a build without documents, with one more script.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from handlaggarstod.examination import Memory, Understood, understand
from handlaggarstod.markdown_text import TextRenderer
from handlaggarstod.page_plan import PagePlan
from handlaggarstod.pipeline import Audience, plan_site
from handlaggarstod.problems import Problem, in_order, problem
from handlaggarstod.render_environment import page_environment
from handlaggarstod.site_snapshot import INDEX, Answer, FrameMaker, Snapshot, snapshot
from handlaggarstod.unmade_pages import EngineRefuses, not_made


@dataclass(slots=True)
class ServedSite:
    """One site of a project, kept up to date by `refresh`, and told what the rules find.

    One thread refreshes; any number may ask for answers.
    """

    root: Path
    audience: Audience
    today: Callable[[], datetime.date]
    engine_of: Callable[[], FrameMaker]
    """Makes an engine that has read its files anew. Raises EngineRefuses."""
    revision: str = ""
    problems: list[Problem] = field(default_factory=list)
    """All that is known to be wrong, in order."""
    version: int = 0
    """Grows when pages or problems may have changed."""
    news: threading.Condition = field(default_factory=threading.Condition)
    """Is notified when `version` has grown."""
    _memory: Memory = field(default_factory=Memory)
    _environment: Environment | None = None
    _engine: FrameMaker | None = None
    _understood: Understood | None = None
    _shown: Snapshot | None = None
    _good: dict[str, bytes] = field(default_factory=dict)
    """Each page as it was when it could last be made."""
    _unmade: dict[str, Problem] = field(default_factory=dict)
    """Why pages could not be made."""
    _ruled: list[Problem] | None = None
    """What the rules found in the sources as they are; None until they have answered."""

    def catch_up(self) -> None:
        """Make good what was left in haste. The sources are as they were, so what the rules have found stands."""
        before = self._ruled
        self.refresh(look=False)
        if self._ruled is None and before is not None:
            self.rules_found(before)

    def refresh(self, *, look: bool = True, hasty: bool = False) -> None:
        """Read what has changed; `look` is whether templates or hand-written files may have.

        In haste, what other routines say of a routine whose title or steps have changed may be left as it was: see
        `is_behind`. The page of what was saved is as it should be.
        """
        self._ruled = None
        found: list[Problem] = []
        if look or self._engine is None or self._environment is None:
            found = self._look_anew()
        day = self.today()
        self._memory.routines.hasty = hasty
        self._understood = understood = understand(self.root, day, self._memory)
        found += understood.problems
        if self._engine and self._environment and not any(one.is_error for one in found):
            plan = plan_site(
                understood.handbook,
                self.root,
                audience=self.audience,
                today=day,
                revision=self.revision,
                environment=self._environment,
            )
            self._shown = snapshot(plan, self._engine)
        self._unmade = self._still_unmade()
        self._tell(found)
        if self._ruled is not None:  # the rules were quicker than the reading
            self.rules_found(self._ruled)

    def rules_found(self, problems: Iterable[Problem]) -> None:
        """All that is wrong with the sources. Rules take longer than to read, so pages come first."""
        engine = [one for one in self.problems if one.code == "HS121"]
        self._ruled = [one for one in problems if one.code != "HS121"]
        self._tell([*engine, *self._ruled])

    @property
    def is_behind(self) -> bool:
        """Whether a refresh in haste left something: another one, not in haste, makes it good."""
        return self._memory.routines.is_behind

    @property
    def is_as_written(self) -> bool:
        """Whether the pages show what the files say; else they show what the files said before the errors."""
        return self._shown is not None and not any(one.is_error for one in self._reading_problems())

    def answer(self, path: str) -> Answer | None:
        """What lies at an address below the root; None when there is no page to show yet."""
        shown = self._shown
        if shown is None:
            return None
        plan = shown.page(path)
        if plan:
            return self._page(shown, plan)
        return shown.file(self.root / "templates" / "theme", path) or shown.asset(path) or shown.missing()

    def is_page(self, path: str) -> bool:
        """Whether a page lies at an address."""
        return self._shown is not None and path in self._shown.pages

    def wait(self, version: int, longest: float) -> int:
        """The version, as soon as it is another one; the same after so many seconds."""
        with self.news:
            self.news.wait_for(lambda: self.version != version, longest)
            return self.version

    def _reading_problems(self) -> Iterable[Problem]:
        return self._understood.problems if self._understood else self.problems

    def _look_anew(self) -> list[Problem]:
        """Templates are compiled and the engine's files read again."""
        self._environment = page_environment(self.root / "templates", TextRenderer())
        try:
            self._engine = self.engine_of()
        except EngineRefuses as refused:
            return [problem("HS121", refused.place, reason=refused)]
        return []

    def _tell(self, found: Iterable[Problem]) -> None:
        with self.news:
            self.problems = in_order([*found, *self._unmade.values()])
            self.version += 1
            self.news.notify_all()

    def _page(self, shown: Snapshot, plan: PagePlan) -> Answer:
        name = f"{plan.path}{INDEX}"
        try:
            content = self._good[plan.path] = shown.framed(plan.make)
        except Exception as wrong:
            self._report(plan.path, not_made(wrong, self.root))
            return Answer(name, self._good.get(plan.path, b""), found=plan.path in self._good)
        return Answer(name, content)

    def _report(self, path: str, found: Problem) -> None:
        if self._unmade.get(path) != found:
            self._unmade[path] = found
            self._tell([*self.problems, found])

    def _still_unmade(self) -> dict[str, Problem]:
        """The pages that could not be made, tried once more."""
        left: dict[str, Problem] = {}
        for path in self._unmade:
            plan = self._shown.pages.get(path) if self._shown else None
            if self._shown and plan:
                try:
                    self._shown.framed(plan.make)
                except Exception as wrong:
                    left[path] = not_made(wrong, self.root)
        return left
