"""Work that is shared between two processes: the same answer in the same order, in about half the time.

A fork sees everything that its parent has read and sends back only what it made. Where there is one core, no safe
fork, or too little to do, the work is done here; so it is too when the other process is lost.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

ENOUGH = 64
"""Fewer things than this are done before another process has begun."""


def shared(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """`work` done on each item, in the order of the items. What is made must be possible to pickle.

    Every other item is done in the other process, since neighbours cost alike. Raises what `work` raises for the first
    item that it fails on.
    """
    if len(items) < ENOUGH or not is_useful():
        return [work(item) for item in items]
    theirs = begun(lambda: [work(item) for item in items[1::2]])
    mine: list[Made] = []
    for place, item in enumerate(items[::2]):
        try:
            mine.append(work(item))
        except Exception:
            _first_fault(work, items[1 : 2 * place : 2])
            raise
    rest = theirs()
    found = [*mine, *rest]
    found[::2], found[1::2] = mine, rest
    return found


def begun(work: Callable[[], Made]) -> Callable[[], Made]:
    """What gives the answer of `work`, which another process does meanwhile; asked again, it gives the same.

    Where that is no use, the work is done when its answer is asked for. Raises then what `work` raises.
    """
    return _begun(work, shares=False) if is_useful() else cache(work)


def apart(work: Callable[[], Made]) -> Made:
    """The answer of `work`, done in a process of its own: what it held in memory is gone with it.

    This process waits, so the other may share its work as this one could have done. Where that is no use, the work is
    done here. Raises what `work` raises.
    """
    return _begun(work, shares=True)() if is_useful() else work()


def _begun(work: Callable[[], Made], *, shares: bool) -> Callable[[], Made]:
    near, far = multiprocessing.Pipe(duplex=False)
    other = multiprocessing.get_context("fork").Process(target=_send, args=(far, work), daemon=not shares)
    other.start()
    far.close()

    def answer() -> Made:
        try:
            found: tuple[Made] | None = _received(near)
        finally:
            other.kill()
            other.join()
            near.close()
        return work() if found is None else found[0]

    return cache(answer)


def is_useful() -> bool:
    """Whether another process would be of help: a fork is only safe on Linux, where no other thread holds a lock.

    In a process that works beside this one (a daemon) it would not be: both cores are used.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or multiprocessing.current_process().daemon:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _first_fault(work: Callable[[Item], Made], items: Sequence[Item]) -> None:
    """A fault in an earlier item is the one to tell, as it is when one process does all."""
    for item in items:
        work(item)


def _send(far: Connection, work: Callable[[], Made]) -> None:
    """In the other process. A fault there is not told: the same work, done here, tells it where it is understood."""
    gc.disable()  # a collection would copy all that is shared
    try:
        far.send((work(),))
    except (Exception, KeyboardInterrupt):
        os._exit(1)


def _received(near: Connection) -> tuple[Made] | None:
    try:
        found: tuple[Made] = near.recv()
    except EOFError:
        return None
    return found
