"""Taking out of a HEIC photo where and with what it was taken. Its dots stay: we cannot draw them anew."""

import re
import struct
from collections.abc import Iterator

_EXIF = b"Exif\x00\x00"
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_INNER = {0x8769, 0x8825, 0xA005}  # where the camera's, the place's and the makers' own lists begin
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST_LISTS = 20


def without_place_and_device(content: bytes) -> bytes:
    """Return the photo with every Exif value and XMP text blanked, at the same length."""
    photo = bytearray(content)
    for found in _XMP.finditer(content):
        photo[found.start() : found.end()] = b" " * len(found[0])
    for found in re.finditer(re.escape(_EXIF), content):
        _blank(photo, found.end())
    return bytes(photo)


def _blank(photo: bytearray, start: int) -> None:
    order = {b"II": "<", b"MM": ">"}.get(bytes(photo[start : start + 2]))
    if order is None:
        return
    for place, size in list(_values(bytes(photo), start, order)):
        photo[place : place + size] = bytes(min(size, max(0, len(photo) - place)))


def _values(photo: bytes, start: int, order: str) -> Iterator[tuple[int, int]]:
    """Give the place and length of every value, then of every list of them."""
    waiting, seen = [_number(photo, start + 4, order)], set[int]()
    while waiting and len(seen) < _MOST_LISTS:
        at = start + waiting.pop()
        if at in seen or at + 2 > len(photo):
            continue
        seen.add(at)
        (many,) = struct.unpack_from(f"{order}H", photo, at)
        for entry in range(at + 2, min(at + 2 + 12 * many, len(photo) - 12), 12):
            tag, kind, count = struct.unpack_from(f"{order}HHI", photo, entry)
            size = _SIZES.get(kind, 1) * count
            if tag in _INNER:
                waiting.append(_number(photo, entry + 8, order))
            if size > 4:
                yield start + _number(photo, entry + 8, order), size
        yield at, 2 + 12 * many


def _number(photo: bytes, place: int, order: str) -> int:
    return int(struct.unpack_from(f"{order}I", photo, place)[0]) if place + 4 <= len(photo) else 0
