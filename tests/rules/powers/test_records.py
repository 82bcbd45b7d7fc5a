"""Who may have somebody's record: as far as a power reaches, and no further; else to whom it is taken."""

import uuid
from datetime import date

import pytest

from sayso.rules.powers.facts import About, Basis, Kind, Power, Register
from sayso.rules.powers.records import GoesTo, Part, may_have_record

ON = date(2026, 11, 20)
pytestmark = pytest.mark.requirement("B-41")


def power(kind, **changed):
    told = {
        "key": uuid.uuid4(),
        "kind": kind,
        "starts_on": date(2025, 1, 1),
        "paper_seen": True,
        "register": Register.STANDS,
        "agreed": True,
        "basis": Basis.AGREED,
        "opened_for": frozenset({About.SUPPORT, About.MONEY}),
    }
    return Power(**(told | changed))


MONEY, WELFARE = power(Kind.ATTORNEY_MONEY), power(Kind.ATTORNEY_WELFARE)


@pytest.mark.parametrize(
    ("powers", "part", "goes_to"),
    [
        ([MONEY], Part.CARE, GoesTo.WELFARE),
        ([MONEY], Part.EVERYTHING, GoesTo.WELFARE),
        ([MONEY], Part.MONEY, None),
        ([power(Kind.DEPUTY_MONEY)], Part.CARE, GoesTo.WELFARE),
        ([WELFARE], Part.CARE, None),
        ([WELFARE], Part.MONEY, GoesTo.MONEY),
        ([WELFARE, MONEY], Part.EVERYTHING, None),
        ([power(Kind.ADVOCATE)], Part.CARE, GoesTo.PERSON),
        ([power(Kind.APPOINTEE)], Part.MONEY, GoesTo.PERSON),
        ([], Part.EVERYTHING, GoesTo.PERSON),
        ([power(Kind.ATTORNEY_WELFARE, opened_for=frozenset())], Part.CARE, GoesTo.PERSON),
        ([power(Kind.ATTORNEY_WELFARE, register=Register.CANCELLED)], Part.CARE, GoesTo.PERSON),
        ([power(Kind.ATTORNEY_MONEY, stands=False)], Part.MONEY, GoesTo.PERSON),
    ],
)
def test_a_power_opens_the_part_it_reaches_and_the_rest_is_taken_to_whoever_may(powers, part, goes_to):
    found = may_have_record(powers, part, on=ON)
    assert (found.goes_to, found.is_yes) == (goes_to, goes_to is None)
    if goes_to:
        assert found.rule.says
        assert found.rule.releases
