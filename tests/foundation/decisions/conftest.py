"""A registered worker and somebody whose plan they may see."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.logins import a_login, a_subject, open_to


@pytest.fixture
def person():
    return a_subject()


@pytest.fixture
def worker(now, person):
    login = a_login("social-worker", now=now, name="Sam Okafor")
    open_to(login, person, Area.PLAN, Area.SHARING, now=now)
    return login


@pytest.fixture
def colleague(now, person):
    login = a_login("manager", now=now, name="Max Oyelaran")
    open_to(login, person, Area.PLAN, Area.SHARING, now=now)
    return login
