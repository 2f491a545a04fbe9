"""Work that is shared between two processes: the same answer in the same order, in about half the time.

A fork sees everything that its parent has read and sends back only what it made. Where there is one core, no safe
fork, or too little to do, the work is done here; so it is too when the other process is lost.
"""

from __future__ import annotations

import gc
import io
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

ENOUGH = 64
"""Fewer things than this are done before another process has begun."""
BATCH = 32
"""So many answers are sent at a time, so that they are packed and unpacked while the work goes on in both processes."""


def shared(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """`work` done on each item, in the order of the items. What is made must be possible to pickle.

    Every other item is done in the other process, since neighbours cost alike. Raises what `work` raises for the first
    item that it fails on.
    """
    if len(items) < ENOUGH or not is_useful():
        return [work(item) for item in items]
    theirs = items[1::2]
    batches = [theirs[start : start + BATCH] for start in range(0, len(theirs), BATCH)]
    other = _Other(lambda: ([work(item) for item in batch] for batch in batches))
    mine: list[Made] = []
    rest: list[Made] = []
    try:
        for place, item in enumerate(items[::2]):
            mine.append(_made(work, item, earlier=theirs[:place]))
            for batch in other.answers(wait=False):
                rest += batch
        while len(rest) < len(theirs) and (more := other.answers()):
            rest += more[0]
    finally:
        other.end()
    rest += [work(item) for item in theirs[len(rest) :]]
    found = [*mine, *rest]
    found[::2], found[1::2] = mine, rest
    return found


def begun(work: Callable[[], Made]) -> Callable[[], Made]:
    """What gives the answer of `work`, which another process does meanwhile; asked again, it gives the same.

    Where that is no use, the work is done when its answer is asked for. Raises then what `work` raises.
    """
    return _begun(work, shares=False) if is_useful() else cache(work)


def apart(work: Callable[[], Made], meanwhile: Callable[[], object] = lambda: None) -> Made:
    """The answer of `work`, done in a process of its own: what it held in memory is gone with it.

    This process waits, so the other may share its work as this one could have done. While it waits it does `meanwhile`,
    which is of use later and must not raise anything. Where another process is no use, the work alone is done, here.
    Raises what `work` raises.
    """
    if not is_useful():
        return work()
    answer = _begun(work, shares=True)
    meanwhile()
    return answer()


def _begun(work: Callable[[], Made], *, shares: bool) -> Callable[[], Made]:
    other = _Other(lambda: [work()], shares=shares)

    def answer() -> Made:
        try:
            found = other.answers()
        finally:
            other.end()
        return found[0] if found else work()

    return cache(answer)


def is_useful() -> bool:
    """Whether another process would be of help: a fork is only safe on Linux, where no other thread holds a lock.

    In a process that works beside this one (a daemon) it would not be: both cores are used.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or multiprocessing.current_process().daemon:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _made(work: Callable[[Item], Made], item: Item, earlier: Sequence[Item]) -> Made:
    """What `work` makes of an item. A fault in an earlier one is told instead, as it is when one process does all."""
    try:
        return work(item)
    except Exception:
        for one in earlier:
            work(one)
        raise


class _Other(Generic[Made]):
    """Another process, and what it sends, one answer after the other."""

    def __init__(self, work: Callable[[], Iterable[Made]], *, shares: bool = False) -> None:
        self._near, far = multiprocessing.Pipe(duplex=False)
        fork = multiprocessing.get_context("fork")
        self._process = fork.Process(target=_send, args=(far, work), daemon=not shares)
        self._process.start()
        far.close()

    def answers(self, *, wait: bool = True) -> list[Made]:
        """The next one; none when no more will come, or, unless one waits for it, when it is not there yet."""
        try:
            return [self._near.recv()] if wait or self._near.poll() else []
        except (EOFError, OSError):  # it ended, or was killed in the middle of an answer
            return []

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._near.close()


def _send(far: Connection, work: Callable[[], Iterable[Any]]) -> None:
    """In the other process. A fault there is not told: the same work, done here, tells it where it is understood."""
    gc.disable()  # a collection would copy all that is shared
    try:
        for answer in work():
            parcel = io.BytesIO()
            _Pickler(parcel, pickle.HIGHEST_PROTOCOL).dump(answer)
            far.send_bytes(parcel.getbuffer())
    except (Exception, KeyboardInterrupt):
        os._exit(1)


class _Pickler(ForkingPickler):
    """Sends a frozen dataclass as what it is made of: half the time of its own way, which names each field."""

    def reducer_override(self, item: Any) -> Any:
        values = _values_of(item.__class__)
        return (item.__class__, values(item)) if values else NotImplemented


@cache
def _values_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]] | None:
    """Gives the values that a thing of this kind was made of; None where they are not all that it is."""
    if not is_dataclass(kind) or not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return None
    names = [field.name for field in fields(kind) if field.init and not field.kw_only]
    if len(names) < max(2, len(fields(kind))):
        return None
    return attrgetter(*names)
