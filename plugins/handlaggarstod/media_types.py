"""Which type each kind of file is sent with, by any web server or store."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

OTHER: Final = "application/octet-stream"
TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}


def media_type(path: str) -> str:
    """The type of a file by its ending."""
    return TYPES.get(PurePosixPath(path).suffix.lower(), OTHER)
