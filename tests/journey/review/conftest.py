"""Ana, whose daughter Bea cares for her, and Sam who works with Ana."""

import pytest

from sayso.foundation.access.areas import Area
from tests.factories.assessment import a_wish
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.review import cared_for
from tests.pages.home.signing_in import a_login_of


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def bea(now, sam):
    return somebody(now=now, name="Bea Marsh", seen_by=[sam])


@pytest.fixture
def lives(now, sam, ana, bea):
    """Ana has a wish, and Bea, who has a record of her own, cares for her."""
    cared_for(ana, bea, by=sam, now=now)
    return a_wish(ana, by=sam, now=now, kind="wish")


@pytest.fixture
def herself(now, ana):
    login = a_login_of(ana, "person", now=now, name="Ana Marsh")
    open_to(login, ana, Area.HEALTH, now=now)
    return login


@pytest.fixture
def hers(now, ana, bea):
    """Bea's own sign-in, with whom Ana shares her plan."""
    login = a_login_of(bea, "carer", now=now, name="Bea Marsh")
    open_to(login, bea, Area.HEALTH, now=now)
    open_to(login, ana, Area.PLAN, now=now)
    return login
