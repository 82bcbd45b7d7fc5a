"""Ana, her daughter Bea, and Sam who works with Ana; Ana's tea is paid for by a direct payment."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from sayso.foundation.access.models import User
from sayso.journey.planning.models import PlanLine
from tests.factories.logins import a_login
from tests.factories.options import a_plan_line
from tests.factories.partnership import close_to_each_other, own_sign_in


@dataclass(kw_only=True)
class Cast:
    """Two records, two sign-ins of their own, one worker, and a line of Ana's plan."""

    ana: UUID
    bea: UUID
    herself: User
    hers: User
    sam: User
    tea: PlanLine


@pytest.fixture
def cast(now) -> Cast:
    sam = a_login("social-worker", now=now, name="Sam Whitlock")
    ana, bea = close_to_each_other(sam, now)
    return Cast(
        ana=ana,
        bea=bea,
        herself=own_sign_in(ana, "person", now=now, name="Ana Marsh"),
        hers=own_sign_in(bea, "carer", now=now, name="Bea Marsh"),
        sam=sam,
        tea=a_plan_line(ana, by=sam, now=now, way="direct_payment"),
    )
