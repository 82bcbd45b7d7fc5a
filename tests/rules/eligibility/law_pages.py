"""The pages of docs/law/eligibility, made from the cases and from the lists of the regulations."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.rules.eligibility.outcomes import (
    ADULT_ABILITIES,
    ADULT_OUTCOMES,
    CARER_ABILITIES,
    CARER_OUTCOMES,
    Ability,
    Outcome,
)
from tests.rules.eligibility.case_files import FILES, Sentence, sentences
from tests.rules.law_lines import cited, intro_lines, plain

TITLE = "What the law says of eligibility, as cases"
TITLES = {"adult": "The adult's test", "carer": "The carer's test", "refusals": "What is refused by name"}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {**{f"{path.stem}.md": _cases(path) for path in FILES}, "outcomes.md": _outcomes()}


def _cases(path: Path) -> str:
    lines = intro_lines(path.read_text(encoding="utf-8"), TITLES[path.stem])
    for sentence in sentences(path):
        who = "an adult" if sentence.who == "adult" else "a carer"
        lines += [f"## {sentence.case}", "", f"*{sentence.authority}*", "", f"For {who}, given:", ""]
        lines += [*_given(sentence), "", "then:", ""]
        lines += [
            f"- {key.replace('_', ' ')}: {plain(value) or 'none'}" for key, value in sentence.expect.items()
        ]
        lines += ["", *([sentence.note, ""] if sentence.note else [])]
    return "\n".join(lines).rstrip() + "\n"


def _given(sentence: Sentence) -> list[str]:
    """A bullet for each thing told; what stands as nothing was not asked."""
    told = {key: value for key, value in sentence.facts.items() if key not in ("outcomes", "the_rest")}
    told |= sentence.facts["outcomes"]
    lines = [
        f"- {key.replace('_', ' ')}: {'not asked' if value is None else plain(value)}"
        for key, value in told.items()
    ]
    rest = sentence.facts.get("the_rest")
    every = "every other outcome" if sentence.facts["outcomes"] else "every outcome"
    return [*lines, f"- {every}: {'not asked' if rest is None else plain(rest)}"]


def _outcomes() -> str:
    lines = ["# The outcomes and the answers", ""]
    lines += ["The order is that of the regulations. No outcome weighs more than another.", ""]
    for title, outcomes, abilities in (
        ("For an adult: two or more", ADULT_OUTCOMES, ADULT_ABILITIES),
        ("For a carer: any one, or health at risk", CARER_OUTCOMES, CARER_ABILITIES),
    ):
        lines += [
            f"## {title}",
            "",
            "| Outcome | Authority | How sure |",
            "|---|---|---|",
            *_listed(outcomes),
        ]
        lines += ["", "| Answer | Unable? | Authority | How sure |", "|---|---|---|---|"]
        lines += [*_answers(abilities.values()), ""]
    return "\n".join(lines).rstrip() + "\n"


def _listed(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for one in outcomes:
        yield f"| {one.label} (`{one.code}`) | {cited(one.authority)} | {one.authority.evidence.text} |"


def _answers(abilities: Iterable[Ability]) -> Iterator[str]:
    for one in abilities:
        sure = one.authority.evidence.text
        yield f"| {one.label} (`{one.code}`) | {plain(one.is_unable)} | {cited(one.authority)} | {sure} |"
