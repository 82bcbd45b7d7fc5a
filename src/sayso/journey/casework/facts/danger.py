"""Whether a file may be kept. Its bytes say what it is; its name and the browser's word for it count nothing.

Kept: PDF, JPEG, PNG, HEIC, Word (docx) and plain text. Refused: programs and scripts under any name, Word
files with macros, PDFs that act when opened, and pictures that open to more than we can draw. Where a photo
was taken, and by which telephone, is taken out of it.

Not a virus scanner: it knows no signatures. It keeps out what can run.
"""

import io
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from sayso.journey.casework.facts.photos import without_place_and_device
from sayso.rules.refusals import Invalid

MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 2_000
NOT_KEPT = "We cannot keep this file. Send a PDF, a photo, a Word file or plain text."
A_PROGRAM = "This file can run as a program, so we do not keep it. Nothing was saved."
ACTS = "This PDF does something by itself when it is opened. Print it to a new PDF and send that."
MACROS = "This Word file has macros in it. Save it without macros and send it again."
TOO_BIG = "This file is too big. Send one smaller than 10 MB."
BROKEN = "We could not open this file. It may be broken. Send it again, or take a photo of it."

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\x00asm",
)
_HEIC = {b"heic", b"heix", b"mif1", b"heim", b"hevc", b"msf1"}
_PDF_ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b")
_PDF_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_MARKUP = re.compile(rb"<\s*(script|html|svg|iframe|object)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its format, and the bytes to keep (a photo's without place and device)."""

    format: str
    content: bytes


def check_for_danger(content: bytes) -> Checked:
    """Return the file to keep. Raises Invalid, with a sentence that says what to do instead."""
    if len(content) > MOST_BYTES:
        raise _refused(TOO_BIG)
    if content.startswith(_PROGRAMS):
        raise _refused(A_PROGRAM)
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _picture(content)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return Checked("heic", without_place_and_device(content))
    if content.startswith(b"PK\x03\x04"):
        return _word(content)
    return _text(content)


def _refused(say: str) -> Invalid:
    return Invalid(say, fields={"paper": say})


def _pdf(content: bytes) -> Checked:
    if _zip_inside(content) or any(_PDF_ACTS.search(part) for part in _parts_of(content)):
        raise _refused(ACTS)
    if b"/Encrypt" in content:
        raise _refused("This PDF is locked with a password. Send one without a password.")
    return Checked("pdf", content)


def _zip_inside(content: bytes) -> bool:
    """Whether a PDF is an archive too: the two are read from different ends of one file."""
    return zipfile.is_zipfile(io.BytesIO(content))


def _parts_of(content: bytes) -> list[bytes]:
    """Return the PDF's own words and whatever its packed parts hold, with #xx written out."""
    parts, left = [content], MOST_UNPACKED
    for packed in _PDF_STREAM.findall(content):
        try:
            unpacked = zlib.decompressobj().decompress(packed, left)
        except zlib.error:
            continue
        left -= len(unpacked)
        if left <= 0:
            raise _refused(TOO_BIG)
        parts.append(unpacked)
    return [_PDF_NAME_CODE.sub(lambda code: bytes([int(code[1], 16)]), part) for part in parts]


def _picture(content: bytes) -> Checked:
    """Draw the picture anew: whatever hid beside its dots is gone, its place and device too."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of a picture that unpacks without end
            with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _refused("This photo has too many dots. Send a smaller one.")
                kind = opened.format
                upright = ImageOps.exif_transpose(opened).convert("RGB" if kind == "JPEG" else "RGBA")
                drawn = Image.new(upright.mode, upright.size)
                drawn.paste(upright)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning):
        raise _refused(BROKEN) from None
    kept = io.BytesIO()
    drawn.save(kept, kind, **({"quality": 88} if kind == "JPEG" else {}))
    return Checked("jpeg" if kind == "JPEG" else "png", kept.getvalue())


def _word(content: bytes) -> Checked:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename.lower() for part in parts}
            unpacked = sum(part.file_size for part in parts)
            types = packed.read("[Content_Types].xml") if "[content_types].xml" in names else b""
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error):
        raise _refused(BROKEN) from None
    if "word/document.xml" not in names or len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise _refused(NOT_KEPT)
    if b"macroEnabled" in types or any("vba" in name or name.endswith((".bin", ".exe")) for name in names):
        raise _refused(MACROS)
    return Checked("docx", content)


def _text(content: bytes) -> Checked:
    try:
        words = content.decode("utf-8")
    except UnicodeDecodeError:
        raise _refused(NOT_KEPT) from None
    if not words.strip() or any(sign < " " and sign not in "\n\r\t\f" for sign in words):
        raise _refused(NOT_KEPT)
    if _MARKUP.search(content):
        raise _refused(A_PROGRAM)
    return Checked("txt", content)
