"""What stands beside an answer: who gave it, and what was decided of a cost of disability, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.foundation.govuk.presenting import pounds
from sayso.journey.charging.facts.kinds import DISABILITY_COSTS, weekly_cost_pence

Answers = Mapping[str, Mapping[str, Any]]
#: Who gave an answer, by its question and its place in a list: None where the question is no list.
Sources = Mapping[tuple[str, int | None], str]

ALLOWED, PART, REFUSED = "allowed", "part", "refused"
DECISIONS: Mapping[str, str] = {ALLOWED: "All of it", PART: "A part of it", REFUSED: "None of it"}

TOLD = "told"
SOURCES: Mapping[str, str] = {
    TOLD: "They told us",
    "helper": "Somebody who helps them told us",
    "acts": "Who acts for them in law told us",
    "paper": "We saw a paper",
    "benefits_office": "The benefits office told us",
    "record": "It stood on our record",
}
"""Who gave an answer. Where nothing else was said, the person did."""
SOURCES_TO_THEM: Mapping[str, str] = {
    **SOURCES,
    TOLD: "You told us",
    "helper": "Somebody who helps you told us",
    "acts": "Who acts for you in law told us",
}
"""The same in words to the person."""
SOURCE = "source"


@dataclass(frozen=True)
class Decided:
    """One cost of disability in pence a week: what was asked for, what counts, and why not all of it."""

    kind: str
    asked_pence: int
    counts_pence: int
    decision: str
    reason: str
    is_decided: bool = True

    @property
    def name(self) -> str:
        """What the cost is for."""
        return DISABILITY_COSTS.get(self.kind, self.kind)

    @property
    def counts_in_words(self) -> str:
        """How much of it counts, and why not all."""
        if self.decision == ALLOWED:
            return "All of it counts."
        much = f"{pounds(self.counts_pence)} of it counts" if self.counts_pence else "It does not count"
        return f"{much}. {self.reason}"


def decided_costs(answers: Answers) -> list[Decided]:
    """Return each cost of disability as it was decided.

    One that nobody decided on counts in full, up to the council's own limit for its kind: the sum's lines
    tell of that. What was decided goes before any limit.
    """
    return [_decided(item) for item in _costs(answers)]


def costs_in_words(answers: Answers) -> list[str]:
    """Return each cost of disability in a sentence: what counts of it, and why not all."""
    return [
        f"{one.name}: {pounds(one.asked_pence)} a week. {one.counts_in_words}"
        for one in decided_costs(answers)
    ]


def undecided(answers: Answers) -> list[int]:
    """Return the places, from 0, of costs of disability that nobody has decided on yet."""
    return [at for at, item in enumerate(_costs(answers)) if item.get("decision") is None]


def _costs(answers: Answers) -> Sequence[Mapping[str, Any]]:
    items: Sequence[Mapping[str, Any]] = answers.get("disability_costs", {}).get("items", ())
    return items


def _decided(item: Mapping[str, Any]) -> Decided:
    asked = weekly_cost_pence(item["amount_pence"], item["period"])
    decision = item.get("decision") or ALLOWED
    counts = {ALLOWED: asked, REFUSED: 0}.get(decision)
    if counts is None:
        counts = weekly_cost_pence(item["allowed_pence"], item["period"])
    is_decided = item.get("decision") is not None
    return Decided(item["kind"], asked, counts, decision, item.get("reason") or "", is_decided)


@dataclass(frozen=True)
class Given:
    """One answer, or one thing of a list, by its place: whose word it is."""

    slug: str
    at: int | None
    source: str


def given(answers: Answers) -> Iterator[Given]:
    """Give who gave each answer, and each thing of a list, in the order of the questions."""
    for slug, answer in answers.items():
        items = answer.get("items")
        if items is None:
            yield Given(slug, None, answer.get(SOURCE) or TOLD)
        else:
            yield from (Given(slug, at, item.get(SOURCE) or TOLD) for at, item in enumerate(items))


def with_sources(answers: Answers, sources: Sources) -> dict[str, dict[str, Any]]:
    """Return the answers with who gave each, by question and place; what is not named stays as it is."""
    made: dict[str, dict[str, Any]] = {}
    for slug, answer in answers.items():
        items = answer.get("items")
        if items is None:
            made[slug] = _sourced(answer, sources.get((slug, None)))
        else:
            made[slug] = {
                **answer,
                "items": [_sourced(one, sources.get((slug, at))) for at, one in enumerate(items)],
            }
    return made


def _sourced(answer: Mapping[str, Any], source: str | None) -> dict[str, Any]:
    return dict(answer) if source is None else {**answer, SOURCE: source}
