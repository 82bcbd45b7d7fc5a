"""What each column is called, in plain words: one source for a pack of the desk and for somebody's own copy.

The words stand in `columns.yaml`. A house test holds to it that each column of each table that is gathered
has some, so that whoever adds one names it.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sayso.rules.reading import read_yaml

Words = Mapping[str, str]


@cache
def _read() -> Mapping[str, Mapping[str, str | Words]]:
    found: Mapping[str, Mapping[str, str | Words]] = read_yaml(
        Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    )
    return found


def called(table: str, column: str) -> str:
    """Return what a column of a table is called, as whoever the row is about reads it. Raises KeyError."""
    own = _read()["tables"].get(table, {})
    assert not isinstance(own, str)
    words = own.get(column) or _read()["everywhere"][column]
    assert isinstance(words, str)
    return words


def of_them(words: str) -> str:
    """Return words of a heading as anybody else reads them: "They said", where the other reads "You said"."""
    theirs = _read()["theirs"].get(words, words)
    assert isinstance(theirs, str)
    return theirs


def named() -> tuple[frozenset[str], Mapping[str, frozenset[str]], frozenset[str]]:
    """Return the columns that are named everywhere, those named by table, and the words said of others."""
    found = _read()
    own = {table: frozenset(words) for table, words in found["tables"].items()}
    return frozenset(found["everywhere"]), own, frozenset(found["theirs"])
