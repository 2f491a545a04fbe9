"""The search for words in all bytes finds them wherever they are hidden."""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import docx
import pikepdf
import pytest
import typst

from every_byte import found

WORD = "zqkanarieqz"


def gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def archive(name: str, content: bytes, comment: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
        packed.comment = comment
    return file.getvalue()


def word_file(put: Callable[[docx.document.Document], object]) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    put(document)
    document.save(file)
    return file.getvalue()


def typeset(text: str) -> bytes:
    return typst.compile(text.encode())


def pdf(put: Callable[[pikepdf.Pdf], object]) -> bytes:
    document, file = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    put(document)
    document.save(file, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def attach(document: pikepdf.Pdf) -> None:
    document.attachments["bilaga.txt"] = WORD.encode()


def describe(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [WORD]


def picture(kind: bytes, content: bytes) -> bytes:
    chunk = kind + content
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(content)) + chunk + struct.pack(">I", zlib.crc32(chunk))


ESCAPED = "".join(f"\\u{ord(letter):04x}" for letter in WORD)
HIDDEN: dict[str, bytes] = {
    "plain": WORD.encode(),
    "capitals": WORD.upper().encode(),
    "soft hyphens": "\u00ad".join(WORD).encode(),
    "utf-16": WORD.encode("utf-16"),
    "entities": "".join(f"&#x{ord(letter):x};" for letter in WORD).encode(),
    "twice entities": "".join(f"&amp;#{ord(letter)};" for letter in WORD).encode(),
    "percent signs": "".join(f"%{ord(letter):02X}" for letter in WORD).encode(),
    "json": f'{{"a": "{ESCAPED}"}}'.encode(),
    "json in json": json.dumps({"a": json.dumps({"b": WORD[:4] + "\n"}) + f'"{ESCAPED}"'}).encode(),
    "css": "".join(f"\\{ord(letter):x} " for letter in WORD).encode(),
    "base64": b"data:text/plain;base64," + base64.b64encode(f"före {WORD} efter".encode()),
    "base64 for addresses": b"?q=" + base64.urlsafe_b64encode(f"???{WORD}???".encode()),
    "base64 of gz": base64.b64encode(gz(WORD.encode())),
    "percent signs in base64": base64.b64encode(quote(f"å {WORD}").encode()),
    "hex": WORD.encode().hex().encode(),
    "quoted-printable": b"zqkan=61rie=\r\nqz",
    "folded": b"DESCRIPTION:zqkan\r\n arieqz",
    "a source map": json.dumps({"version": 3, "sourcesContent": [f"// {WORD}"]}).encode(),
    "gz": gz(WORD.encode()),
    "gz in gz": gz(gz(WORD.encode())),
    "zip": archive("a.txt", WORD.encode()),
    "a name in a zip": archive(f"{WORD}.txt", b""),
    "a comment of a zip": archive("a.txt", b"", WORD.encode()),
    "zip in zip in gz": gz(archive("a.zip", archive("b.txt", WORD.encode()))),
    "docx text": word_file(lambda document: document.add_paragraph(WORD)),
    "docx author": word_file(lambda document: setattr(document.core_properties, "author", WORD)),
    "docx comment": word_file(lambda document: setattr(document.core_properties, "comments", WORD)),
    "typeset text": typeset(f"#set page(width: 20cm)\nText före {WORD} efter"),
    "typeset title": typeset(f'#set document(title: "{WORD}")\nText'),
    "typeset author": typeset(f'#set document(author: "{WORD}")\nText'),
    "pdf producer": pdf(lambda document: document.docinfo.__setitem__("/Producer", WORD)),
    "pdf metadata": pdf(describe),
    "pdf attachment": pdf(attach),
    "picture's text": picture(b"tEXt", f"Comment\0{WORD}".encode()),
    "picture's packed text": picture(b"zTXt", b"Comment\0\0" + zlib.compress(WORD.encode())),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_a_hidden_word_is_found(how: str, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(HIDDEN[how])
    assert WORD in found([WORD], tmp_path)


def test_names_of_files_and_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / WORD).mkdir()
    (tmp_path / f"{WORD}2.txt").touch()
    assert found([WORD, f"{WORD}2"], tmp_path) == {WORD: WORD, f"{WORD}2": f"{WORD}2.txt"}


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    for number, content in enumerate(HIDDEN.values()):
        (tmp_path / str(number)).write_bytes(content)
    assert found(["zqannatqz"], tmp_path) == {}
