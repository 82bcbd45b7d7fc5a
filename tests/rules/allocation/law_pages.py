"""The pages of docs/law/allocation, made from the cases and from the tables they use."""

from collections.abc import Iterator
from pathlib import Path

from sayso.rules.allocation.indicative import indicative_budget
from sayso.rules.allocation.table import PointsTable
from sayso.rules.money import pounds_text
from tests.rules.allocation.case_files import FILES, HERE, Sentence, sentences, table
from tests.rules.law_lines import facts_lines, intro_lines, plain, working_lines

TITLE = "A first figure to plan with, as cases"
TITLES = {"indicative": "An indicative budget", "published": "Published sums that a table can be set to give"}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {**{f"{path.stem}.md": _cases(path) for path in FILES}, "tables.md": _tables()}


def _cases(path: Path) -> str:
    lines = intro_lines(path.read_text(encoding="utf-8"), TITLES[path.stem])
    for sentence in sentences(path):
        of = table(sentence.table)
        lines += [f"## {sentence.case}", "", f"*{sentence.authority}*", ""]
        lines += [f"By “{of.name}”, on {sentence.on}, given:", ""]
        lines += [*facts_lines(sentence.facts), "", "then:", ""]
        lines += [f"- {key.replace('_', ' ')}: {plain(value)}" for key, value in sentence.expect.items()]
        lines += ["", *([sentence.note, ""] if sentence.note else []), *_working(sentence)]
    return "\n".join(lines).rstrip() + "\n"


def _working(sentence: Sentence) -> list[str]:
    found = indicative_budget(sentence.read(), table=table(sentence.table), on=sentence.on)
    return working_lines(found.working)


def _tables() -> str:
    lines = ["# The tables of these cases", ""]
    lines += [
        "A council makes its own, asks about it, and publishes it. None of these is in force.",
        "",
    ]
    for path in sorted((HERE / "tables").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        of = table(path.stem)
        _, _, *intro = intro_lines(text, of.name)
        lines += [f"## {of.name}", "", *intro, f"From {of.starts_on}. Asked: {of.asked}.", ""]
        lines += [*_points(of), "", *_money(of), ""]
    return "\n".join(lines).rstrip() + "\n"


def _points(of: PointsTable) -> Iterator[str]:
    yield f"| Need | {' | '.join(of.levels.values())} |"
    yield f"|---|{'---:|' * len(of.levels)}"
    for domain, title in of.domains.items():
        yield f"| {title} | {' | '.join(str(of.points[domain, level]) for level in of.levels)} |"


def _money(of: PointsTable) -> Iterator[str]:
    for step in of.steps:
        amount = pounds_text(step.amount_pence)
        yield f"- From {step.from_points} points: £{amount} a {of.period.value}"
    if of.pence_a_point is not None:
        yield f"- For each point: £{pounds_text(of.pence_a_point)} a {of.period.value}"
    if of.rate_pence_an_hour is not None:
        yield f"- An hour of help costs £{pounds_text(of.rate_pence_an_hour)} here"
