"""A PDF as the typesetter left it -> the same document, smaller, and silent about what made it.

Readers of the public site learn nothing of tools and their versions. Objects are packed into streams (PDF 1.5), which
the typesetter does not do under PDF/UA; streams that are packed already are left as they are.
"""

from __future__ import annotations

import io
import re
from typing import Final

import pikepdf

VERSION: Final = f"pikepdf {pikepdf.__version__}"
"""What the bytes depend on beside the document."""
_TOOLS = re.compile(rb"<(xmp:CreatorTool|pdf:Producer)>[^<]*</\1>| x:xmptk=\"[^\"]*\"")


def packed(document: bytes) -> bytes:
    """The document without names of tools; the same bytes in give the same bytes out."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        for name in ("/Creator", "/Producer"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        about = pdf.Root.Metadata
        about.write(_TOOLS.sub(b"", about.read_bytes()))
        pdf.save(
            written,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return written.getvalue()
