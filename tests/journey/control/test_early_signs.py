"""Somebody's early signs: their own words, read by those who work with them and by whom they choose."""

from datetime import timedelta

import pytest

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions, queries
from sayso.journey.control.models import EarlySigns, SignsShown
from sayso.journey.purchasing import actions as purchasing
from sayso.journey.purchasing.pages.sheet import sheet_of
from sayso.rules.refusals import Invalid, NotFound, Stale
from tests.factories.logins import a_login
from tests.factories.options import agreed_money

pytestmark = pytest.mark.django_db
SIGNS = "I stop opening the post."
HELPS = "Sit with me and open it together."


def new(cast, **changed):
    return actions.NewSigns(person=cast.ana, **({"signs": SIGNS, "what_helps": HELPS} | changed))


@pytest.mark.requirement("S1-04")
def test_she_says_her_early_signs_and_shares_them_with_one_until_she_stops(now, looking, cast):
    hand = {"person": cast.ana, "with_person": cast.bea, "by": cast.herself, "at": now}
    with looking(cast.herself):
        kept = actions.say_signs(signs=new(cast, seen=""), by=cast.herself, at=now)
    with looking(cast.hers):
        assert queries.signs_for_me(viewer=cast.hers) == []
    with looking(cast.herself):
        shown = actions.show_signs(**hand)
        assert actions.show_signs(**hand) == shown
    with looking(cast.hers):
        (read,) = queries.signs_for_me(viewer=cast.hers)
        assert (read.called, read.signs, read.what_helps) == ("Mum", SIGNS, HELPS)
        assert not EarlySigns.objects.exists()
        assert not SignsShown.objects.exists()
    with looking(cast.sam):
        assert queries.signs_of(cast.ana, viewer=cast.sam) == kept
    with looking(cast.herself):
        actions.stop_showing_signs(**hand)
        actions.stop_showing_signs(**hand)
        assert queries.signs_shown(cast.ana, viewer=cast.herself) == []
    with looking(cast.hers):
        assert queries.signs_for_me(viewer=cast.hers) == []


def test_nobody_writes_or_shares_them_for_her(now, looking, cast):
    with looking(cast.hers), pytest.raises(NotFound):
        actions.say_signs(signs=new(cast), by=cast.hers, at=now)
    with looking(cast.sam), pytest.raises(Invalid):
        actions.say_signs(signs=new(cast, alone=SeenAlone.NO), by=cast.sam, at=now)
    with looking(cast.sam), pytest.raises(Invalid):
        actions.show_signs(person=cast.ana, with_person=cast.bea, by=cast.sam, at=now)
    outside = a_login("social-worker", now=now)
    with looking(outside), pytest.raises(NotFound):
        actions.say_signs(signs=new(cast, alone=SeenAlone.YES), by=outside, at=now)
    with looking(cast.sam):
        told = new(cast, alone=SeenAlone.YES)
        assert actions.say_signs(signs=told, by=cast.sam, at=now).recorded_by == cast.sam
    with looking(cast.herself), pytest.raises(Stale):
        actions.say_signs(signs=new(cast, seen=""), by=cast.herself, at=now)
    with looking(cast.herself), pytest.raises(Invalid):
        actions.say_signs(signs=new(cast, signs="  "), by=cast.herself, at=now)


def test_they_stand_on_the_sheet_of_whoever_comes_only_if_she_says_so(now, looking, cast):
    agreed_money(cast.tea, by=cast.sam, now=now)
    order = purchasing.NewOrder(
        person=cast.ana, line=cast.tea.line, provider="Meadow", starts_on=now.date() + timedelta(days=3)
    )
    with looking(cast.sam):
        made = purchasing.place_order(order=order, by=cast.sam, at=now)
    for on_sheet in (False, True):
        with looking(cast.herself):
            actions.say_signs(signs=new(cast, on_sheet=on_sheet), by=cast.herself, at=now)
        with looking(cast.sam):
            told = repr(sheet_of(made, viewer=cast.sam, at=now))
        assert (SIGNS in told, HELPS in told) == (on_sheet, on_sheet)


def test_a_failed_trail_undoes_them(now, looking, cast, audit_fails):
    with pytest.raises(audit_fails), looking(cast.herself):
        actions.say_signs(signs=new(cast), by=cast.herself, at=now)
    with looking(cast.herself):
        assert queries.signs_of(cast.ana, viewer=cast.herself) is None
