"""Where the command begins: whatever stops it, the user reads one Swedish sentence and the shell gets an exit code.

Nothing is imported here that takes time or can be missing, so that Ctrl+C, a broken installation and a Python that is
too old are told like everything else. Written so that a Python that is too old can read it. Who presses Ctrl+C before
Python has come to this file, in the first hundredths of a second, is answered by Python itself; nothing has begun then.
"""

from __future__ import annotations

import os
import signal
import sys

OLDEST = (3, 11)
TOLD_IN_FULL = "HANDLAGGARSTOD_FELSOK"
"""Set to 1, this variable has the whole trace printed, for whoever mends the program."""

WELL, CLOSED, WRONG, BROKEN, INTERRUPTED = 0, 1, 2, 70, 130
UNTOUCHED = "Avbrutet. Ingenting har ändrats."
COMMAND = os.path.basename((sys.argv or [""])[0]).startswith("handlaggarstod")
"""Whether this process is the command; another program may import it, and keeps its own way with signals."""


def _stop_at_once(number: int, frame: object) -> None:
    """Nothing has begun, so there is nothing to tidy up."""
    _tell(UNTOUCHED, INTERRUPTED)
    os._exit(INTERRUPTED)


if COMMAND and signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else somebody wished to ignore it
    signal.signal(signal.SIGINT, _stop_at_once)


def main() -> int:
    """Run one command and give its exit code: as `cli.main`, and 70 when the program itself is broken."""
    code = _run()
    if COMMAND:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done and said, and Python only has to end
    return code


def _run() -> int:
    if sys.version_info[:2] < OLDEST:
        return _tell(
            "Python %d.%d är för gammal. Handläggarstöd behöver Python %d.%d eller nyare."
            % (sys.version_info[:2] + OLDEST),
            WRONG,
        )
    try:
        _listen()
        from handlaggarstod.cli import main as run

        code = run()
        _flush()
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else WELL
        return _closed(code)
    except KeyboardInterrupt:
        return _tell(UNTOUCHED, INTERRUPTED)
    except BrokenPipeError:
        return _silent(CLOSED)
    except ImportError as missing:
        return _tell(_what_is_missing(missing), WRONG)
    except MemoryError:
        return _tell("Datorns minne räckte inte. Ingenting har ändrats.", WRONG)
    except OSError as failed:
        return _silent(_tell("Svaret gick inte att skriva ut: %s." % (failed.strerror or failed), WRONG))
    except Exception as broken:
        return _tell(_what_broke(broken), BROKEN)
    return code


def _listen() -> None:
    """Asked to stop while it works: tidy up first, after `kill` as after Ctrl+C."""
    if signal.getsignal(signal.SIGINT) is _stop_at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    except ValueError:  # not the main thread: somebody else's program, which hears its own signals
        return


def _closed(code: int) -> int:
    """The exit code of a command that stopped by itself, with what it said written out."""
    try:
        _flush()
    except OSError:
        return _silent(CLOSED)
    return code


def _flush() -> None:
    """What is still to be written may fail as well: on a full disk, or when nobody reads it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _silent(code: int) -> int:
    """Nobody can read what is left; without this Python itself would complain as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is not None:
        os.dup2(nowhere, sys.stdout.fileno())
    return code


def _what_is_missing(missing: ImportError) -> str:
    name = missing.name or str(missing)
    return "Installationen är inte hel: %s går inte att läsa in. Installera om: make clean, sedan make site." % name


def _what_broke(broken: Exception) -> str:
    import traceback  # takes time to import, and is hardly ever needed

    if os.environ.get(TOLD_IN_FULL) == "1":
        traceback.print_exc()
    where = traceback.extract_tb(broken.__traceback__)[-1]
    place = "%s, rad %s" % (os.path.basename(where.filename), where.lineno)
    what = " ".join(str(broken).split())[:300]
    return (
        "Programmet stannade på ett fel i sig självt (%s: %s; %s). Ingenting har ändrats. "
        "Anmäl felet, och kör först igen med %s=1 för att se hela förloppet."
        % (type(broken).__name__, what, place, TOLD_IN_FULL)
    )


def _tell(sentence: str, code: int) -> int:
    """Say it, if there is anywhere to say it, in UTF-8 as everything else."""
    try:
        sys.stderr.buffer.write((sentence + "\n").encode("utf-8", "replace"))
        sys.stderr.flush()
    except (AttributeError, OSError):
        pass
    return code


if __name__ == "__main__":
    raise SystemExit(main())
