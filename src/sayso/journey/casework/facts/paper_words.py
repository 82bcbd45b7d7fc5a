"""What may stand on paper: paper gets lost, and a key-safe number on it opens a door."""

import re

NOT_ON_PAPER = "(not on paper: ask control)"
_CODE = re.compile(
    r"(?P<before>\b(?:key\s?-?\s?safe|(?:door |entry )?code|alarm|pin|combination)\b[^.\n\d]{0,40})"
    r"(?P<code>[A-Za-z]?\d[\d\s-]{1,9}\d[A-Za-z]?)",
    re.IGNORECASE,
)


def for_paper(words: str) -> str:
    """Return the words with every key-safe, door or alarm number left out."""
    return _CODE.sub(lambda found: f"{found['before']}{NOT_ON_PAPER}", words)
