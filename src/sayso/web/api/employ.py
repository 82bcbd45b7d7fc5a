"""A door for anybody to try what employing an assistant costs. It keeps nothing."""

from typing import Any

from ninja import Schema

from sayso.foundation.access.permissions import Permission
from sayso.foundation.policy.queries import figures
from sayso.rules.employment.results import answers_of
from sayso.rules.refusals import Invalid
from sayso.web.api.site import Asked, door

MOST_CASES = 100


class EmployingCases(Schema):
    """Cases in the form that `sayso employ` reads (docs/case_format.md). Amounts are text: "12.71"."""

    cases: list[dict[str, Any]]


class Employing(Schema):
    """One case's answer: the cost with its working, or what it was refused for and no number."""

    id: str | None
    outcome: str
    results: dict[str, Any]
    assistants: list[dict[str, Any]]
    year: dict[str, Any] | None
    enough: dict[str, Any] | None
    beside: dict[str, Any] | None
    cautions: list[dict[str, Any]]
    working: list[dict[str, Any]]
    refusal: dict[str, Any] | None


@door(
    "POST", "/employ", Permission.TRY_A_CHARGE, summary="Try what an assistant costs", answers=list[Employing]
)
def try_an_assistant(request: Asked, tried: EmployingCases) -> list[Employing]:
    """Work out what employing somebody costs, line by line. Nothing is kept, nobody is told."""
    if len(tried.cases) > MOST_CASES:
        raise Invalid(f"Send {MOST_CASES} cases at most. For more there is `sayso employ`.")
    answers = [one.as_json() for one in answers_of(tried.cases, figures=figures())]
    return [Employing(**{**one, "id": None if one["id"] is None else str(one["id"])}) for one in answers]
