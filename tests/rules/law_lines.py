"""Facts and answers of a case as lines of a page, the same for every topic of docs/law."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.rules.authority import Authority
from sayso.rules.charging.results import number_text
from sayso.rules.sheet import Line


def facts_lines(facts: Mapping[str, Any]) -> Iterator[str]:
    """A bullet for each fact, and one for each thing in a list of things."""
    for key, value in facts.items():
        name = key.replace("_", " ")
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from (f"- {name}: {plain(item)}" for item in value)
        else:
            yield f"- {name}: {plain(value)}"


def plain(value: Any) -> str:
    """A value in words: yes, no, none, and lists in a row."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(plain(one) for one in value)
    return str(value).replace("_", " ")


def working_lines(working: Iterable[Line]) -> list[str]:
    """The working as a table: what the person reads, the amount and the authority."""
    lines = ["The working that the person reads:", "", "| Line | Amount | Authority |", "|---|---:|---|"]
    for line in working:
        amount = number_text(line.amount, line.unit) or ""
        lines.append(f"| {line.label} | {amount} | {cited(line.authority)} |")
    return [*lines, ""]


def cited(authority: Authority) -> str:
    """A citation as a link; a promise of our own leads nowhere."""
    if not authority.link:
        return authority.text
    return f"[{authority.text}]({authority.link})"


def intro_lines(text: str, title: str) -> list[str]:
    """The heading of a page of cases, and what the comments at the top of its file say."""
    intro = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    return [f"# {title}", "", " ".join(intro), ""]
