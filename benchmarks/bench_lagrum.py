"""How fast law references are found: mixed text of 1, 3 and 10 MB, and hostile text of 250 kB and 1 MB.

    python benchmarks/bench_lagrum.py

Prints two tables and takes a minute or two. Times are processor time, the better of two runs for text up to 1 MB.

- mixed text: megabytes a second; the time against a plain search for «2 a §» over the same text in the same run, which
  is the least that any reader of law must do; peak memory above the text itself; references found
- hostile text: how many times the time grows when the text grows four times, where four is linear

Memory is measured apart, since measuring slows; above ``MEASURED`` characters it isn't, since it takes too long.
"""

import random
import re
import time
import tracemalloc
from collections.abc import Callable
from typing import Final

from handlaggarstod.law_references import find_references

SENTENCES: Final = (
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
HOSTILE: Final = (
    "1 kap. ", "§", "1, ", "(", "första ", "samma lag ", "1 § ", "2 kap. 1–", "§ 1, ", "LVM 1, ", "1 § SoL och ",
    "lagen (2025:400) om vård av ", "prop. ",
)  # fmt: skip
MEGABYTE: Final = 1_000_000
MEASURED: Final = MEGABYTE
PLAIN: Final = re.compile(r"\d+ ?[a-z]? §")


def mixed(size: int) -> str:
    """Return mixed prose of this many characters, the same for the same size."""
    choose = random.Random(1).choice
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(choose(SENTENCES))
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def seconds(work: Callable[[], int], *, runs: int = 1) -> tuple[float, int]:
    """Return the least processor time of some runs, and what the work counted."""
    best, count = float("inf"), 0
    for _ in range(runs):
        start = time.process_time()
        count = work()
        best = min(best, time.process_time() - start)
    return best, count


def found_in(text: str) -> Callable[[], int]:
    return lambda: len(find_references(text))


def peak(text: str) -> float:
    """Return the peak of allocated memory in megabytes."""
    tracemalloc.start()
    find_references(text)
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return top / MEGABYTE


def mixed_table() -> None:
    heads = f"{'blandad text':16} {'s':>7} {'MB/s':>7} {'mot 1 MB':>9} {'mot enkel sökning':>18}"
    print(f"{heads} {'minne MB':>9} {'lagrum':>8}")
    first = 0.0
    for megabytes in (1, 3, 10):
        text = mixed(megabytes * MEGABYTE)
        spent, count = seconds(found_in(text), runs=2 if megabytes == 1 else 1)
        plain, _ = seconds(lambda text=text: sum(1 for _ in PLAIN.finditer(text)), runs=3)  # type: ignore[misc]
        first = first or spent / megabytes
        memory = f"{peak(text):9.0f}" if len(text) <= MEASURED else f"{'–':>9}"
        print(
            f"{megabytes:13} MB {spent:7.2f} {megabytes / spent:7.2f} {spent / megabytes / first:9.2f}"
            f" {spent / plain:18.0f} {memory} {count:8}",
            flush=True,
        )


def hostile_table() -> None:
    print(f"\n{'fientlig text':32} {'250 kB, s':>10} {'1 MB, s':>10} {'tillväxt':>9}")
    for pattern in HOSTILE:
        times = [seconds(found_in(pattern * (size // len(pattern))))[0] for size in (MEGABYTE // 4, MEGABYTE)]
        print(f"{pattern!r:32} {times[0]:10.2f} {times[1]:10.2f} {times[1] / times[0]:9.1f}", flush=True)


def main() -> None:
    find_references("SoL")
    mixed_table()
    hostile_table()


if __name__ == "__main__":
    main()
