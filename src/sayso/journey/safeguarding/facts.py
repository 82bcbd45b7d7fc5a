"""The reference that a concern bears: it can be told to anybody, for it says nothing of anybody."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs; none that is taken for another
GROUPS, SIGNS = 3, 4


def reference_of(key: UUID) -> str:
    """Return the reference of the concern with this key, such as "C-7K2M-9Q4D-W3XF": 60 bits of its mark."""
    mark = hmac.digest(settings.SECRET_KEY.encode(), b"sayso.concern" + key.bytes, hashlib.sha256)
    number = int.from_bytes(mark[:8], "big")
    signs = "".join(LETTERS[(number >> (5 * place)) % 32] for place in range(GROUPS * SIGNS))
    return "-".join(["C", *(signs[start : start + SIGNS] for start in range(0, len(signs), SIGNS))])
