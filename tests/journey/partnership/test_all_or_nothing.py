"""Without a trail nothing is written: each action of this room, one by one."""

from datetime import timedelta

import pytest

from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.actions import Placed
from sayso.journey.partnership.models import (
    Account,
    AloneAsk,
    Change,
    CheckIn,
    CheckInTimes,
    Closeness,
    NoCarer,
    PartnershipSide,
    PrivateChange,
    WhoDecides,
)
from sayso.journey.partnership.statuses import Ring
from tests.factories.partnership import (
    COATS,
    COMPANY,
    a_new_holder,
    a_new_pair,
    checks_in,
    new_change,
    new_check_in,
    new_words,
    releases,
    says,
)

pytestmark = pytest.mark.django_db


def written(two, looking) -> list[object]:
    """Return everything of this room that either of the two, or their worker, can read."""
    found: list[object] = []
    for login in (two.ana_in, two.bea_in, two.sam):
        with looking(login):
            found += [[*m.objects.values_list()] for m in (PartnershipSide, Account, WhoDecides, Closeness)]
            found += [[*m.objects.values_list()] for m in (NoCarer, AloneAsk)]
            found += [[*m.objects.values_list()] for m in (CheckIn, CheckInTimes, Change, PrivateChange)]
            found.append(queries.shared_with_me(viewer=login))
    return found


def test_a_failed_trail_undoes_whatever_was_done(now, looking, two, request):
    coats = says(two.hers, COATS, by=two.ana_in, now=now)
    out = says(two.hers, COMPANY, by=two.ana_in, now=now)
    releases(out, by=two.ana_in, now=now)
    said = checks_in(two.hers, by=two.ana_in, now=now)
    with looking(two.sam):
        change = actions.notice_change(change=new_change(two.hers), by=two.sam, at=now)
        ask = actions.ask_to_talk_alone(person=two.bea, by=two.sam, at=now)
        who = queries.near_people(two.ana, viewer=two.sam, on=now.date())[0].who
    day, before = now.date(), written(two, looking)
    hers = {"person": two.ana, "by": two.ana_in, "at": now}
    sams = {"person": two.ana, "by": two.sam, "at": now}
    again = {"said_on": day, "ask_again_on": day + timedelta(days=9)}
    acts = {
        "say": lambda: actions.say_one_of_us(words=new_words(two.hers), by=two.ana_in, at=now),
        "change": lambda: actions.change_words(
            account=coats.pk, to=new_words(two.hers), by=two.ana_in, at=now
        ),
        "remove": lambda: actions.remove_words(account=out.pk, **hers),
        "release": lambda: actions.release_words(account=coats.pk, **hers),
        "take back": lambda: actions.take_back_words(account=out.pk, **hers),
        "move": lambda: actions.move_decision(holder=a_new_holder(two.hers), by=two.ana_in, at=now),
        "place": lambda: actions.place_in_circle(items=[Placed(who, Ring.INNER)], **hers),
        "ask": lambda: actions.ask_to_talk_alone(**hers),
        "check in": lambda: actions.check_in_one(
            said=new_check_in(two.hers, {"safe": "no"}), by=two.ana_in, at=now
        ),
        "change check-in": lambda: actions.change_check_in(
            check_in=said.pk, to=new_check_in(two.hers, {"safe": "no"}), by=two.ana_in, at=now
        ),
        "times": lambda: actions.set_check_in_times(
            times=actions.NewTimes(person=two.ana, side=two.hers.pk), by=two.ana_in, at=now
        ),
        "not now": lambda: actions.not_now(side=two.hers.pk, **hers),
        "notice": lambda: actions.notice_change(change=new_change(two.hers), by=two.sam, at=now),
        "close": lambda: actions.close_change(task=change.task_id, done="Done.", **sams),
        "met": lambda: actions.met_alone(person=two.bea, ask=ask.pk, by=two.sam, at=now),
        "no carer": lambda: actions.record_no_carer(**sams, **again),
        "end": lambda: actions.end_side(side=two.hers.pk, ends_before=day, **sams),
        "open": lambda: actions.open_pair(pair=a_new_pair(two.ana, two.bea), by=two.sam, at=now),
    }
    with looking(two.sam):
        actions.end_sides(
            items=[(two.ana, two.hers.pk), (two.bea, two.beas.pk)], ends_before=day, by=two.sam, at=now
        )
    ended = written(two, looking)
    assert ended != before
    acts.pop("end")
    failing = request.getfixturevalue("audit_fails")
    for name, act in acts.items():
        by = two.ana_in if name not in ("met", "no carer", "open", "notice", "close") else two.sam
        with looking(by), pytest.raises(failing):
            act()
        assert written(two, looking) == ended, name


def test_a_failed_trail_undoes_an_ending(now, looking, two, request):
    before = written(two, looking)
    failing = request.getfixturevalue("audit_fails")
    with looking(two.sam), pytest.raises(failing):
        actions.end_side(person=two.ana, side=two.hers.pk, ends_before=now.date(), by=two.sam, at=now)
    assert written(two, looking) == before
