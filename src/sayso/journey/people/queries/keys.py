"""The keys that records are found by, and the keys that somebody's words ask for.

A key is a prefix and a value. Both sides are made here, so that they always agree:

n: a word of a name        s: how it sounds          d: it with a letter dropped     k: a group of short names
b: birth date              y: birth year             p: postcode   q: its sector     a: a word of an address
h: door and street         t: telephone              e: e-mail     i: NHS number     c: council number
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sayso.journey.people.models import Born
from sayso.journey.people.queries.sounds import fold, nearly, same_short, sounds, words

WEIGHTS = {"n": 20, "s": 12, "d": 8, "k": 10, "b": 30, "y": 8, "p": 20, "q": 8, "a": 8, "h": 14}
NUMBER_WEIGHTS = {"t": 60, "t6": 30, "t4": 14, "e": 60, "i": 100, "c": 100}
SWAPPED = 18  # a birth date with day and month the other way round

_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
_SECTOR = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s+([0-9]))?\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WRITTEN = re.compile(rf"\b(\d{{1,2}})?\s*({'|'.join(_MONTHS)})[a-z]*\s+(\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(19\d{2}|20\d{2})\b")
_COUNCIL = re.compile(r"\b[A-Za-z]-(\d{3,5})-(\d{3})\b")
_DIGITS = re.compile(r"\+?\d[\d ()\-]{2,}\d")
_EMAIL = re.compile(r"\S+@\S+")
_DOOR = re.compile(r"\b(\d+[a-z]?)[ ,]+([a-z]{3,})")
_ROADS = frozenset(
    "road street lane avenue close drive way place court crescent terrace row gardens grove hill square"
    " flat house the and near".split()
)


@dataclass
class Asked:
    """Keys with what each is worth, in groups: of all that one word or number asks, the best match counts."""

    weights: dict[str, int] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)

    def add(self, group: str, keys: Iterable[str], weight: int = 0) -> None:
        """Ask for these keys, by default each worth what its prefix is. The greater worth of a key stays."""
        for key in keys:
            prefix = key.split(":", 1)[0]
            worth = weight or WEIGHTS.get(prefix) or NUMBER_WEIGHTS[prefix]
            if worth > self.weights.get(key, 0):
                self.weights[key], self.groups[key] = worth, group

    def add_words(self, text: str) -> None:
        """Ask for each word of a name, in the ways it may be spelt or shortened."""
        for word in words(text):
            keys = word_keys(word)
            # A slip in a short word is caught by its sound; asking for it would bring half the council.
            self.add(word, keys if len(word) > 4 else {key for key in keys if key[0] != "d"})

    def add_places(self, lines: str, postcode: str) -> None:
        """Ask for an address or a part of one."""
        for key in address_keys(lines, postcode):
            self.add(re.split(r"[:|]", key)[-1] if key[0] in "ah" else "postcode", [key])


def word_keys(word: str) -> set[str]:
    """Return the keys of one folded word of a name."""
    keys = {f"n:{word}"} | {f"d:{rest}" for rest in nearly(word)}
    keys |= {f"s:{code}" for code in sounds(word) if len(code) > 1 or len(word) <= 3}
    return keys | {f"k:{group}" for group in same_short(word)}


def name_keys(name: str) -> set[str]:
    """Return the keys of a name."""
    return set().union(*(word_keys(word) for word in words(name)))


def birth_keys(born: Born) -> set[str]:
    """Return the keys of a birth date, or of a year."""
    keys = {f"y:{born.birth_year}"} if born.birth_year else set()
    return keys | {f"b:{born.on.isoformat()}"} if born.on else keys


def address_keys(lines: str, postcode: str) -> set[str]:
    """Return the keys of an address and its postcode."""
    folded = fold(lines)
    keys = {f"a:{word}" for word in words(lines) if len(word) > 2 and word not in _ROADS}
    keys.update(f"h:{door}|{street}" for door, street in _DOOR.findall(folded))
    found = _POSTCODE.search(postcode)
    if found:
        outward, inward = found[1].upper(), found[2].upper()
        keys |= {f"p:{outward}{inward}", f"q:{outward}{inward[0]}", f"q:{outward}"}
    return keys


def point_keys(value: str) -> set[str]:
    """Return the keys of a telephone number or an e-mail address."""
    if "@" in value:
        return {f"e:{value.strip().lower()}"}
    digits = digits_of(value)
    return {f"t:{digits}", f"t6:{digits[-6:]}", f"t4:{digits[-4:]}"} if len(digits) >= 6 else set()


def digits_of(value: str) -> str:
    """Return a telephone number's digits as dialled inside the country."""
    digits = re.sub(r"\D", "", value)
    return f"0{digits[2:]}" if digits.startswith("44") and len(digits) > 10 else digits


def council_key(number: str) -> str:
    """Return the key of a council number, whatever its letter and dashes."""
    return f"c:{re.sub(r'[^0-9]', '', number)}"


def keys_asked(text: str, on: date) -> Asked:
    """Read what somebody typed into the one box: names, dates, numbers, parts of an address, in any order."""
    asked, rest = Asked(), text
    for read in (_read_emails, _read_council_numbers, _read_dates, _read_postcodes, _read_numbers):
        rest = read(rest, asked, on)
    asked.add_words(re.sub(r"\d\S*", " ", rest))
    asked.add_places(rest, "")
    return asked


def _read_emails(text: str, asked: Asked, on: date) -> str:
    for found in _EMAIL.findall(text):
        asked.add(found, point_keys(found))
    return _EMAIL.sub(" ", text)


def _read_council_numbers(text: str, asked: Asked, on: date) -> str:
    for found in _COUNCIL.findall(text):
        asked.add("council", [f"c:{''.join(found)}"])
    return _COUNCIL.sub(" ", text)


def _read_dates(text: str, asked: Asked, on: date) -> str:
    """Ask for dates as they stand and, with less weight, with day and month the other way round."""
    for year, month, day in _YEAR_FIRST.findall(text):
        _ask_date(asked, int(year), int(month), int(day))
    text = _YEAR_FIRST.sub(" ", text)
    for day, month, year in _DAY_FIRST.findall(text):
        for whole in [int(year)] if len(year) == 4 else _centuries(int(year), on):
            _ask_date(asked, whole, int(month), int(day))
    text = _DAY_FIRST.sub(" ", text)
    for day, name, year in _WRITTEN.findall(text):
        asked.add("birth", [f"y:{year}"])
        if day:
            _ask_date(asked, int(year), _MONTHS.index(name.lower()[:3]) + 1, int(day))
    return _WRITTEN.sub(" ", text)


def _centuries(two_digits: int, on: date) -> list[int]:
    return [year for year in (1900 + two_digits, 2000 + two_digits) if year <= on.year]


def _ask_date(asked: Asked, year: int, month: int, day: int) -> None:
    for one, two, weight in ((month, day, WEIGHTS["b"]), (day, month, SWAPPED)):
        try:
            born = date(year, one, two)
        except ValueError:
            continue
        asked.add("birth", [f"b:{born.isoformat()}"], weight)
    asked.add("birth", [f"y:{year}"])


def _read_postcodes(text: str, asked: Asked, on: date) -> str:
    for outward, inward in _POSTCODE.findall(text):
        asked.add("postcode", [f"p:{(outward + inward).upper()}"])
    text = _POSTCODE.sub(" ", text)
    for outward, sector in _SECTOR.findall(text):
        asked.add("postcode", [f"q:{(outward + sector).upper()}"])
    return _SECTOR.sub(" ", text)


def _read_numbers(text: str, asked: Asked, on: date) -> str:
    for found in _DIGITS.findall(text):
        digits = digits_of(found)
        asked.add(found, [f"c:{digits}"])
        if len(digits) == 10:
            asked.add(found, [f"i:{digits}"])
        if len(digits) in (10, 11):
            asked.add(found, point_keys(digits))
        elif len(digits) >= 6:
            asked.add(found, [f"t6:{digits[-6:]}"])
        elif len(digits) >= 4:
            asked.add(found, [f"t4:{digits[-4:]}"])
    asked.add("birth", [f"y:{year}" for year in _YEAR.findall(text)])
    return _DIGITS.sub(" ", text)
