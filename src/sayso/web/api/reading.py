"""How the API reads what was sent: JSON, and text that can be kept."""

from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from sayso.rules.refusals import Invalid


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
