"""A disk of a few megabytes, a real one in memory where one may be mounted: it can be filled to the last byte."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage


@dataclass(frozen=True, slots=True)
class Disk:
    """A disk, or an ordinary folder where none may be mounted."""

    folder: Path
    is_real: bool

    def fill(self, left: int) -> None:
        """Leave so many bytes free; what filled it before goes first."""
        self.empty()
        with (self.folder / "fyllnad").open("wb") as file:
            file.write(bytes(max(0, disk_usage(self.folder).free - left)))

    def use_up_files(self, left: int) -> None:
        """Leave room for so many more files, however small."""
        self.empty()
        (self.folder / "filer").mkdir()
        made = 0
        try:
            while True:
                (self.folder / "filer" / str(made)).touch()
                made += 1
        except OSError:
            for number in range(min(left, made)):
                (self.folder / "filer" / str(number)).unlink()

    def empty(self) -> None:
        """All room is there again."""
        (self.folder / "fyllnad").unlink(missing_ok=True)
        for file in (self.folder / "filer").glob("*"):
            file.unlink()
        if (self.folder / "filer").is_dir():
            (self.folder / "filer").rmdir()

    def close(self, *, closed: bool) -> None:
        """Let nobody write, or everybody again."""
        how = "remount,ro" if closed else "remount,rw"
        subprocess.run(["mount", "-o", how, str(self.folder)], check=True, capture_output=True)


@contextmanager
def small_disk(folder: Path, size: str, files: int) -> Iterator[Disk]:
    """A disk of a size ("4m") and with room for so many files, mounted at a folder until the block ends.

    Only root may mount, and not in every container: then it is an ordinary folder, and `is_real` says so.
    """
    folder.mkdir()
    options = f"size={size},nr_inodes={files}"
    try:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    try:
        yield Disk(folder, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
