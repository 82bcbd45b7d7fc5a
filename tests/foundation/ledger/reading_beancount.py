"""A small reader of Beancount text, written apart from the writer: what is opened, and what is posted."""

import re
from decimal import Decimal

_OPEN = re.compile(r"(\d{4}-\d\d-\d\d) open (\S+) GBP")
_HEAD = re.compile(r'(\d{4}-\d\d-\d\d) \* "([a-z_]+)"')
_LEG = re.compile(r"  ([A-Z][A-Za-z]*(?::[A-Z0-9][A-Za-z0-9-]*)+)  (-?\d+\.\d\d) GBP")
_SAID = re.compile(r' {2,4}[a-z]+: "[^"]*"')
_OPTION = re.compile(r'option "[a-z_]+" "[A-Za-z]+"')


def read(text: str) -> tuple[dict[str, str], list[list[tuple[str, int]]]]:
    """Return the day on which each account opens, and each transaction as accounts and pence.

    Raises ValueError for a line it does not know.
    """
    opened: dict[str, str] = {}
    transactions: list[list[tuple[str, int]]] = []
    for line in text.splitlines():
        if found := _OPEN.fullmatch(line):
            opened[found[2]] = found[1]
        elif _HEAD.fullmatch(line):
            transactions.append([])
        elif found := _LEG.fullmatch(line):
            transactions[-1].append((found[1], int(Decimal(found[2]) * 100)))
        elif line and not _SAID.fullmatch(line) and not _OPTION.fullmatch(line):
            raise ValueError(f"not Beancount as we write it: {line!r}")
    return opened, transactions
