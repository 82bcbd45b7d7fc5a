"""What every page about one thing somebody said has."""

from typing import Any
from uuid import UUID

from django.http import Http404

from sayso.journey.assessment import queries
from sayso.journey.assessment.models import Wish


class OneWish:
    """Mixed into a page whose address may hold `wish`. The page says whose words they are."""

    kwargs: dict[str, Any]
    login: Any

    def whose(self) -> UUID:
        """Return whose words they are. Raises Http404 for nobody."""
        raise Http404

    def wish(self) -> Wish:
        """Return the one in the address. Raises Http404 when this person said no such thing."""
        found = queries.wish_of(self.whose(), self.kwargs["wish"], viewer=self.login)
        if found is None:
            raise Http404
        return found
