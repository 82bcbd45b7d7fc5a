"""Everybody on the whole walk, and how each speaks to the API: a thing is done, refused, or not there."""

from datetime import timedelta
from typing import Any

from sayso.foundation.access.areas import Area
from tests.factories.allocation import a_table
from tests.factories.budget import prices
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import the_two
from tests.factories.payments import a_desk, a_source
from tests.pages.home.signing_in import signed_in


class Walk:
    """Everybody on the walk, and the day it is. Each speaks to the API with their own sign-in."""

    def __init__(self, now) -> None:
        self.at = now - timedelta(weeks=8)
        two = the_two(self.at)
        self.ana, self.bea, self.side = two.ana, two.bea, two.beas.pk
        self.sam, self.herself, self.hers = two.sam, two.ana_in, two.bea_in
        open_to(self.sam, self.ana, Area.MONEY, now=self.at)
        self.stranger = a_login("social-worker", now=self.at)
        self.max = a_login("manager", now=self.at, name="Max Hale")
        self.helen = a_login("broker", now=self.at)
        self.desk = a_desk(self.at)
        a_source(self.desk)
        a_table(now=self.at)
        prices(now=self.at, limit_pence=150_00)
        self.lines: dict[str, dict[str, Any]] = {}

    def get(self, who, path: str) -> Any:
        """Read what a door gives."""
        answer = signed_in(who).get(f"/api{path}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    def does(self, who, path: str, **said: Any) -> dict[str, Any]:
        """Do it, and see that it is done."""
        status, answer = self._post(who, path, said)
        assert status in (200, 201), answer
        return answer

    def cannot(self, who, path: str, status: int, **said: Any) -> dict[str, Any]:
        """Try it, and see that it is refused with this status, in a sentence."""
        found, answer = self._post(who, path, said)
        assert found == status, (found, answer)
        assert answer["message"]
        return answer

    def hidden(self, who, path: str) -> None:
        """See that a door is to this login as one that is not there."""
        assert signed_in(who).get(f"/api{path}").status_code == 404, path

    def of(self, path: str) -> str:
        """Return an address under Ana's record."""
        return f"/people/{self.ana}{path}"

    def _post(self, who, path: str, said: Any) -> tuple[int, dict[str, Any]]:
        answer = signed_in(who).post(f"/api{path}", said.get("all_of", said), content_type="application/json")
        return answer.status_code, answer.json()
