"""How fast law references are found: mixed text of 1, 2, 5 and 10 MB, and hostile text of 1 MB.

    python benchmarks/bench_lagrum.py

Prints a table: megabytes a second, time a megabyte against the smallest text (1.0 is linear), peak memory above the
text itself, and references found. Times are processor time; memory is measured in a second run, since it slows.
"""

import random
import time
import tracemalloc
from collections.abc import Iterator

from handlaggarstod.law_references import find_references

SENTENCES = (
    "Nämnden ska enligt 14 kap. 2 § socialtjänstlagen (2025:400) genast inleda en utredning av det som framkommit. ",
    "Beslutet gäller inte längre än vad som följer av 13–16 §§ och 18 a § lagen (1988:870) om vård av missbrukare. ",
    "Handläggaren ringde klockan 11:30 och bokade en tid till den 12 mars, kostnaden var 80 kr. ",
    "Jfr prop. 2024/25:89 s. 12, HFD 2021 ref. 3 och JO dnr 5747-2016.\n\n",
    "Vården ska bygga på respekt för den enskildes självbestämmande, och insatserna följs upp när läget förändras. ",
    "Sekretess gäller enligt OSL 26:1, 10:18 a–c samt 10 kap. 27 och 28 §§ samma lag. ",
    "Personuppgifter behandlas med stöd av artikel 6.1 c och 9.2 h GDPR.\n",
    "Den som berörs får stöd i sitt hem, i skolan och på arbetet så länge det behövs, och anhöriga erbjuds samtal. ",
    "Rutinen bygger på SOSFS 2011:9 och 5 kap. 1 § första stycket 2 och andra stycket SoL. ",
)
HOSTILE = ("1 kap. ", "§", "1, ", "(", "första ", "samma lag ", "1 § ", "SoL ", "2 kap. 1–", "kap. 1 ", "§ 1, ")
MEGABYTE = 1_000_000
MEASURED = 2 * MEGABYTE
"""Memory is measured in texts up to this size: measuring takes five times the time."""


def mixed(size: int) -> str:
    """Return mixed prose of this many characters, the same for the same size."""
    choose = random.Random(1).choice
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(choose(SENTENCES))
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def texts() -> Iterator[tuple[str, str]]:
    for megabytes in (1, 2, 5, 10):
        yield f"blandad text {megabytes} MB", mixed(megabytes * MEGABYTE)
    for pattern in HOSTILE:
        yield f"{pattern!r} × {MEGABYTE // len(pattern)}", pattern * (MEGABYTE // len(pattern))


def seconds(text: str) -> tuple[float, int]:
    """Return processor time and the number of references."""
    start = time.process_time()
    count = len(find_references(text))
    return time.process_time() - start, count


def peak(text: str) -> float:
    """Return the peak of allocated memory in megabytes."""
    tracemalloc.start()
    find_references(text)
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return top / MEGABYTE


def main() -> None:
    find_references("SoL")
    first = 0.0
    print(f"{'text':32} {'s':>7} {'MB/s':>7} {'mot 1 MB':>9} {'minne MB':>9} {'lagrum':>8}")
    for name, text in texts():
        spent, count = seconds(text)
        pace = spent / len(text)
        first = first or pace
        memory = f"{peak(text):9.0f}" if len(text) <= MEASURED else f"{'–':>9}"
        print(f"{name:32} {spent:7.2f} {len(text) / MEGABYTE / spent:7.2f} {pace / first:9.2f} {memory} {count:8}")


if __name__ == "__main__":
    main()
