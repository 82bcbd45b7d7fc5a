"""A worker, somebody whose letters they may see, and an outbox of the test's own."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.logins import a_login, a_subject, open_to


@pytest.fixture
def person():
    return a_subject()


@pytest.fixture
def worker(now, person, council_home):
    login = a_login("social-worker", now=now, name="Sam Okafor")
    open_to(login, person, Area.PAPERS, now=now)
    return login
