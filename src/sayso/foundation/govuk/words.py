"""The glossary, and which of its terms stand in a text, so that no term is left unexplained (S3-09)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True)
class Term:
    """A term, its meaning in plain words, and the law where one section is the main source."""

    id: str
    term: str
    topic: str
    meaning: str
    law: str = ""
    also: Sequence[str] = ()
    mixed_up_with: Sequence[str] = field(default=())
    everyday: bool = False


@cache
def glossary() -> dict[str, Term]:
    """Return every term by its id, in the order of the alphabet."""
    rows = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {row["id"]: _term(row) for row in rows}


def words_in(text: str, *, but_not: Sequence[str] = ()) -> list[Term]:
    """Return the terms that stand in a text as whole words, in the order they come, each once.

    The longest term wins: "carer's assessment" is not also "carer". Plurals, curly apostrophes, capitals and
    hyphens make no difference. Words of everyday use, and the ids in `but_not`, are left out.
    """
    pattern, ids = _finder()
    found: dict[str, Term] = {}
    for match in pattern.finditer(_smooth(text).lower()):
        term = glossary()[ids[_bare(match[0])]]
        if not term.everyday and term.id not in but_not:
            found.setdefault(term.id, term)
    return list(found.values())


def _term(row: dict[str, Any]) -> Term:
    return Term(mixed_up_with=tuple(row.pop("not", ())), also=tuple(row.pop("also", ())), **row)


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, str]]:
    ids: dict[str, str] = {}
    for term in glossary().values():
        for written in (term.term, *term.also):
            for form in _forms(written):
                ids.setdefault(_bare(form), term.id)
    by_letter: dict[str, list[str]] = {}  # at a letter only the terms that begin with it are tried
    for form in sorted(ids, key=len, reverse=True):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]).replace(r"\ ", "[ -]"))
    either = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])"), ids


def _forms(written: str) -> list[str]:
    base = _smooth(written)
    if base.isupper() and len(base) <= 4:
        return [base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return [base, f"{base[:-1]}ies"]
    return [base] if base.endswith("s") else [base, f"{base}s"]


def _smooth(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def _bare(written: str) -> str:
    return written.lower().replace("-", " ")
