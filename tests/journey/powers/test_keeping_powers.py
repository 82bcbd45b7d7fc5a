"""Each thing that a worker does with a power: by whom, on what, and written in the trail (B-25)."""

import uuid
from datetime import date

import pytest
from django.db import transaction

from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.models import AuditEvent
from sayso.journey.powers import actions
from sayso.journey.powers.models import Power, PowerPause, PowerUse, RegisterCheck
from sayso.journey.powers.statuses import (
    EndedBecause,
    Ground,
    PersonSaid,
    PowerKind,
    RegisterSays,
)
from sayso.rules.refusals import (
    Invalid,
    NotFound,
    NotPermitted,
    WrongState,
)
from tests.factories.casework import somebody
from tests.factories.logins import a_login
from tests.factories.partnership import own_sign_in
from tests.factories.powers import (
    a_new_check,
    a_new_power,
    a_power,
    an_open_power,
    open_for,
)

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B-25")]


@pytest.fixture
def sam(now):
    return a_login("social-worker", now=now, name="Sam Whitlock")


@pytest.fixture
def ana(now, sam):
    return somebody(now=now, name="Ana Marsh", seen_by=[sam])


@pytest.fixture
def owen(now):
    """Somebody with a sign-in, on nobody's record."""
    return a_login("attorney", now=now, name="Owen Pryce")


def end(power, by, at, because=EndedBecause.PERSON):
    with transaction.atomic(), viewing(by, at=at):
        return actions.end_power(person=power.person_id, power=power.pk, because=because, by=by, at=at)


def test_whose_sign_in_it_is(now, looking, sam, ana, owen):
    own = own_sign_in(ana, "person", now=now)
    power = a_power(ana, PowerKind.NOMINEE, by=sam, now=now)
    for email, why in (
        ("nobody@example.test", "No sign-in"),
        (sam.email, "for work"),
        (own.email, "for work"),
        ("", "Without one"),
    ):
        opening = actions.Opening(person=ana, power=power.pk, email=email)
        with looking(sam), pytest.raises(Invalid, match=why):
            actions.open_power(opening=opening, by=sam, at=now)
    open_for(power, owen, by=sam, now=now)
    with pytest.raises(WrongState):
        open_for(power, owen, by=sam, now=now)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"holder_called": " "}, "holder_called"),
        ({"ends_before": date(2026, 2, 1)}, "ends_before"),
        ({"ground": Ground.NOBODY_ELSE}, "ground"),
        ({"paper_seen_on": date(2026, 12, 24)}, "paper_seen_on"),
        ({"with_power": uuid.uuid4()}, "with_power"),
        ({"holder": uuid.uuid4()}, "holder"),
    ],
)
def test_what_cannot_be_read_is_named(now, looking, sam, ana, changed, field):
    with looking(sam), pytest.raises(Invalid) as no:
        actions.record_power(power=a_new_power(ana, PowerKind.NOMINEE, **changed), by=sam, at=now)
    assert list(no.value.fields) == [field]
    assert not Power.objects.exists()


def test_each_is_for_those_who_keep_powers_on_a_record_open_to_them(now, looking, sam, ana, owen):
    power_key = uuid.uuid4()
    calls = {
        "record_power": {"power": a_new_power(ana, PowerKind.NOMINEE)},
        "see_paper": {
            "paper": actions.PaperSeen(person=ana, power=power_key, seen_on=now.date(), words="A copy")
        },
        "check_register": {
            "check": actions.NewCheck(
                person=ana, power=power_key, says=RegisterSays.STANDS, reference="1", checked_on=now.date()
            )
        },
        "hear_person": {
            "person": ana,
            "power": power_key,
            "said": PersonSaid.YES,
            "told_alone": True,
        },
        "open_power": {"opening": actions.Opening(person=ana, power=power_key)},
        "end_power": {"person": ana, "power": power_key, "because": EndedBecause.MISTAKE},
        "pause_power": {"person": ana, "power": power_key},
        "lift_pause": {"person": ana, "power": power_key, "because": "Nothing found"},
    }
    stranger = a_login("social-worker", now=now)
    for name, said in calls.items():
        with looking(owen), pytest.raises(NotPermitted):
            getattr(actions, name)(**said, by=owen, at=now)
        with looking(stranger), pytest.raises(NotFound):
            getattr(actions, name)(**said, by=stranger, at=now)


def test_a_trail_that_cannot_be_written_undoes_each(now, looking, sam, ana, owen, request):
    power = a_power(ana, PowerKind.DEPUTY_MONEY, by=sam, now=now)
    down = request.getfixturevalue("audit_fails")
    of = {"person": ana, "power": power.pk, "by": sam, "at": now}
    seen = actions.PaperSeen(person=ana, power=power.pk, seen_on=now.date(), words="A copy")
    another = a_new_power(ana, PowerKind.NOMINEE)
    tries = (
        lambda: actions.record_power(power=another, by=sam, at=now),
        lambda: actions.see_paper(paper=seen, by=sam, at=now),
        lambda: actions.check_register(check=a_new_check(power), by=sam, at=now),
        lambda: actions.hear_person(**of, said=PersonSaid.NO, told_alone=True),
        lambda: actions.open_power(
            opening=actions.Opening(person=ana, power=power.pk, email=owen.email), by=sam, at=now
        ),
        lambda: actions.end_power(**of, because=EndedBecause.HOLDER),
        lambda: actions.pause_power(**of),
    )
    for attempt in tries:
        with pytest.raises(down), looking(sam):
            attempt()
    with looking(sam):
        [kept] = Power.objects.visible_to(sam)
        assert (kept.paper_words, kept.person_said, kept.ended_at) == ("The original", PersonSaid.YES, None)
        for model in (RegisterCheck, PowerUse, PowerPause):
            assert not model.objects.visible_to(sam).exists()


def test_the_trail_names_the_power_and_no_word_of_it(now, sam, ana, owen, looking):
    power = an_open_power(ana, PowerKind.DEPUTY_MONEY, owen, by=sam, now=now, limits="Not the house")
    end(power, sam, now)
    auditor = a_login("auditor", now=now)
    with looking(auditor):
        events = AuditEvent.objects.filter(object_id=power.pk).order_by("pk")
        assert [one.action for one in events] == [
            "powers.record_power",
            "powers.open_power",
            "powers.end_power",
        ]
        assert not [one for one in events if "house" in str(one.facts) or "Bea" in str(one.facts)]
