"""How hard a text is to read: the Flesch-Kincaid grade, roughly the school years needed.

Made for a ceiling in tests and for letters that warn. It ranks well; it is no measure of any one reader's
age, and no score takes the place of asking people.
"""

import re
from functools import cache

import pyphen  # type: ignore[import-untyped]  # it ships no types

CEILING = 7.0  # about eleven years old


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


def reading_grade(text: str) -> float:
    """Return the grade of a text in English, about -1 (very easy) to 18; 0.0 for a text without words."""
    words = re.findall(r"[A-Za-z]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][A-Za-z]+)*", text)
    if not words:
        return 0.0
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)|\n\s*\n", text) if re.search(r"[A-Za-z]", part)]
    syllables: int = sum(_hyphens().inserted(word).count("-") + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def long_sentences(text: str, most_words: int = 20) -> list[str]:
    """Return the sentences with more than `most_words` words, for whoever is to shorten them."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    return [part.strip() for part in parts if len(part.split()) > most_words]
