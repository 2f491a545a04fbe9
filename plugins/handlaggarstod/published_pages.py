"""Which pages a published site has: from its manifest, or from the folder it lies in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handlaggarstod.manifest import FILE, read
from handlaggarstod.release_history import CURRENT
from handlaggarstod.vanished_pages import SITES, Addresses

PAGE = "index.html"


def published_addresses(given: Path) -> Addresses:
    """The pages of a manifest, of a site's folder, or of a folder with both sites.

    Raises ValueError, with a Swedish sentence, for anything else: nothing is then known of what was published.
    """
    if given.is_file():
        return _of_manifest(given)
    folder = given / CURRENT if (given / CURRENT).is_dir() else given
    if (folder / FILE).is_file():
        return _of_manifest(folder / FILE)
    if folder.name in SITES and (folder / PAGE).is_file():
        return {folder.name: _pages(path.relative_to(folder).as_posix() for path in folder.rglob(PAGE))}
    inside = [folder / name for name in SITES if (folder / name).is_dir()]
    if not inside:
        raise ValueError(
            f"«{given}» är inget manifest och ingen publicerad sajt. Ange {FILE} från en sajt, sajtens mapp, "
            f"eller en mapp med {' och '.join(SITES)}."
        )
    return {site: found for each in inside for site, found in published_addresses(each).items()}


def _of_manifest(file: Path) -> Addresses:
    try:
        published = read(file.read_bytes())
    except (ValueError, RecursionError):
        raise ValueError(
            f"«{file}» går inte att läsa som manifest. Hämta {FILE} från den publicerade sajten."
        ) from None
    if published.site not in SITES:
        raise ValueError(f"«{file}» gäller sajten «{published.site}», som inte finns. Ange ett manifest härifrån.")
    return {published.site: _pages(published.files)}


def _pages(files: Iterable[str]) -> frozenset[str]:
    return frozenset(path.removesuffix(PAGE) for path in files if path == PAGE or path.endswith(f"/{PAGE}"))
