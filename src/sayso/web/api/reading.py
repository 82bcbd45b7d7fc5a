"""How the API reads what was sent: JSON, text that can be kept, and moments on one clock."""

from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser
from pydantic import AfterValidator

from sayso.rules.refusals import Invalid

#: Beyond them a clock of London, or of UTC, runs out of years.
YEARS = range(1901, 9999)
CLOCK = "Say by which clock this is, such as 2026-11-20T17:45:00Z or 2026-06-20T17:45:00+01:00."


def _on_one_clock(said: datetime) -> datetime:
    if said.tzinfo is None:
        raise ValueError(CLOCK)
    if said.year not in YEARS:
        raise ValueError("Give a year after 1900, such as 2026.")
    return said.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_on_one_clock)]
"""When something happened, by a clock that is named; read as UTC, so that any difference of hours is kept."""


class TextParser(Parser):
    """Reads JSON and addresses; refuses text that no database can hold before anything else happens."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Read the body. What is raised here is answered as a body that cannot be read."""
        said = super().parse_body(request)
        if not _can_be_kept(said):
            raise ValueError("holds a sign that cannot be kept")
        return said

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Read what stands in the address. Raises Invalid."""
        said: dict[str, Any] = super().parse_querydict(data, list_fields, request)
        wrong = {name for name, value in said.items() if not _can_be_kept(value)}
        if wrong:
            say = "This holds a sign that cannot be kept. Leave it out."
            raise Invalid(say, fields=dict.fromkeys(wrong, say))
        return said


def _can_be_kept(said: Any) -> bool:
    """Whether PostgreSQL can hold every text in it: no NUL, no half of a pair of signs."""
    if isinstance(said, str):
        return "\0" not in said and not any("\ud800" <= sign <= "\udfff" for sign in said)
    if isinstance(said, dict):
        return all(_can_be_kept(name) and _can_be_kept(value) for name, value in said.items())
    return all(map(_can_be_kept, said)) if isinstance(said, list) else True
