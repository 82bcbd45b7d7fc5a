"""A door for anybody to try a financial assessment. It keeps nothing."""

from typing import Any

from ninja import Schema

from sayso.foundation.access.permissions import Permission
from sayso.foundation.policy.queries import figures
from sayso.rules.charging.cases import assess
from sayso.rules.refusals import Invalid
from sayso.web.api.site import Asked, door

MOST_CASES = 100


class Cases(Schema):
    """Cases in the form that `sayso charge` reads (docs/case_format.md). Amounts are text: "57.20"."""

    cases: list[dict[str, Any]]


class Assessed(Schema):
    """One case's answer: results, working, the week as a person reads it; or what it was refused for."""

    id: str | None
    outcome: str
    results: dict[str, Any]
    working: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    refusal: dict[str, Any] | None


@door("POST", "/charge", Permission.TRY_A_CHARGE, summary="Try a sum", answers=list[Assessed])
def try_a_sum(request: Asked, tried: Cases) -> list[Assessed]:
    """Work out what would be paid, line by line with its authority. Nothing is kept, nobody is told."""
    if len(tried.cases) > MOST_CASES:
        raise Invalid(f"Send {MOST_CASES} cases at most. For more there is `sayso charge --batch`.")
    answers = [result.as_json() for result in assess(tried.cases, figures=figures())]
    return [
        Assessed(
            id=str(answer["id"]) if answer.get("id") is not None else None,
            outcome=answer["outcome"],
            results=answer.get("results") or {},
            working=answer.get("working") or [],
            lines=answer.get("lines") or [],
            refusal=answer.get("refusal"),
        )
        for answer in answers
    ]
