"""Ana, whose plan is to be paid for; Sam, who works with her; and Max, who agrees above Sam's limit."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.budget import prices
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    prices(now=now)
    found = somebody(now=now, name="Ana Marsh", seen_by=[sam])
    open_to(sam, found, Area.MONEY, now=now)
    return found


@pytest.fixture
def manager(now):
    return a_login("manager", now=now, name="Max Okoro")
