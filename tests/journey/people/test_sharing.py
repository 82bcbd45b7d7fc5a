"""Who may see what: a person's own choice about people close to them, that ends as if it had never been."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sayso.foundation.access import actions as access
from sayso.foundation.access import grants
from sayso.foundation.access.actions.open_own_record import OWN_AREAS
from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import who_looked
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import may_see
from sayso.journey.people import actions
from sayso.journey.people.facts import Asked
from sayso.journey.people.models import SharingChoice
from sayso.journey.people.queries.sharing import close_people, shared_ways, shared_with
from sayso.journey.people.statuses import Alone, Means, Shareable, SharingSaid, TieKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.logins import a_login, a_system, open_to
from tests.factories.people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-20")]
CONTACT, PLAN, MONEY = Shareable.CONTACT, Shareable.PLAN, Shareable.MONEY
SEES = (Area.CONTACT, Area.SHARING)
ALONE = Asked(alone=Alone.YES, means=Means.FACE)


def a_sign_in_of(person, role, *, now, looking):
    """Return the sign-in of somebody on record, with their own record open to it."""
    login, system = a_login(role, now=now), a_system(now)
    User.objects.filter(pk=login.pk).update(subject_id=person)
    login = User.objects.get(pk=login.pk)
    with looking(system):
        access.open_own_record(login=login, by=system, at=now)
    return login


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now)


@pytest.fixture
def ana(now, worker):
    return a_person(now=now, name="Ana Marsh", seen_by=[worker], areas=SEES, mobile="07700 900 142").person_id


@pytest.fixture
def bea(now, worker, ana, looking):
    """Ana's daughter, who has a record and whom Ana names as close."""
    key = a_person(now=now, name="Bea Marsh", seen_by=[worker], areas=SEES).person_id
    with looking(worker):
        tie(ana, key, "Bea, my daughter", by=worker, now=now)
    return key


@pytest.fixture
def ana_in(now, ana, looking):
    return a_sign_in_of(ana, "person", now=now, looking=looking)


@pytest.fixture
def bea_in(now, bea, looking):
    return a_sign_in_of(bea, "carer", now=now, looking=looking)


def tie(person, other, called, *, by, now, starts_on=date(2001, 1, 1)):
    new = actions.NewTie(
        person=person, other=other, other_called=called, kind=TieKind.CHILD, starts_on=starts_on
    )
    return actions.record_tie(item=new, by=by, at=now)


def share(person, other, *areas, by, now, looking, **said):
    with looking(by):
        return actions.share_areas(person=person, with_person=other, areas=areas, by=by, at=now, **said)


def stop(person, other, *areas, by, now, looking, **said):
    with looking(by):
        return actions.stop_sharing(person=person, with_person=other, areas=areas, by=by, at=now, **said)


def opened(login, person, looking):
    """Return what this login may see of somebody's record, of all that could be shared."""
    with looking(login):
        return {area for area in Shareable if may_see(person=person, area=Area(area))}


def test_a_carer_sees_no_money_until_it_is_shared_and_none_after(now, ana, bea, ana_in, bea_in, looking):
    assert opened(bea_in, ana, looking) == set()

    share(ana, bea, MONEY, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == {MONEY}

    stop(ana, bea, MONEY, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == set()
    with looking(bea_in):
        assert shared_with(viewer=bea_in, on=now.date()) == []


def test_what_ana_shares_opens_nothing_of_beas(now, ana, bea, ana_in, bea_in, looking):
    share(ana, bea, *Shareable, by=ana_in, now=now, looking=looking)
    assert opened(ana_in, bea, looking) == set()


def test_each_thing_is_shared_by_itself(now, ana, bea, ana_in, bea_in, looking):
    share(ana, bea, CONTACT, MONEY, by=ana_in, now=now, looking=looking)
    stop(ana, bea, CONTACT, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == {MONEY}


def test_a_lawful_powers_view_stays_when_sharing_stops(now, ana, bea, ana_in, bea_in, looking):
    system = a_system(now)
    with looking(system):
        grants.give_on(login=bea_in.pk, person=ana, areas=[Area.MONEY], because="deputy", at=now)
    share(ana, bea, MONEY, PLAN, by=ana_in, now=now, looking=looking)
    stop(ana, bea, MONEY, PLAN, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == {MONEY}
    with looking(bea_in):
        assert shared_with(viewer=bea_in, on=now.date()) == [], "a power is nothing that was shared"


def test_what_is_shared_with_one_is_not_shared_with_another(now, worker, ana, bea, ana_in, bea_in, looking):
    cy = a_person(now=now, name="Cy Marsh", seen_by=[worker], areas=SEES).person_id
    with looking(worker):
        tie(ana, cy, "Cy, my son", by=worker, now=now)
    cy_in = a_sign_in_of(cy, "carer", now=now, looking=looking)
    share(ana, bea, MONEY, by=ana_in, now=now, looking=looking)
    share(ana, cy, MONEY, PLAN, by=ana_in, now=now, looking=looking)
    stop(ana, bea, MONEY, by=ana_in, now=now, looking=looking)
    assert opened(cy_in, ana, looking) == {MONEY, PLAN}
    assert opened(bea_in, ana, looking) == set()


def test_the_other_never_reads_the_choices_whatever_is_shared(now, ana, bea, ana_in, bea_in, looking):
    share(ana, bea, *Shareable, by=ana_in, now=now, looking=looking)
    with looking(bea_in):
        assert not SharingChoice.objects.exists()
        assert not may_see(person=ana, area=Area.SHARING)
    with looking(ana_in):
        assert SharingChoice.objects.visible_to(ana_in).count() == 3


def test_nothing_can_be_shared_that_ones_own_sign_in_does_not_read():
    shareable = {Area(area) for area in Shareable}
    assert shareable < set(OWN_AREAS)
    assert not shareable & {Area.STORY, Area.PRIVATE, Area.SAFETY, Area.HIDDEN, Area.SHARING}


def test_nobody_is_told_and_nobody_s_trail_but_ones_own_holds_it(now, ana, bea, ana_in, bea_in, looking):
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    stop(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    with looking(bea_in):
        assert who_looked() == []
    auditor = a_login("auditor", now=now)
    with looking(auditor), connection.cursor() as cursor:
        cursor.execute(
            "select action, people from audit_event where action in ('people.share_area',"
            " 'people.stop_sharing') order by id"
        )
        assert cursor.fetchall() == [("people.share_area", [ana]), ("people.stop_sharing", [ana])]


# -- who may say it ---------------------------------------------------------------------------------


def test_a_worker_records_what_the_person_said_while_alone(now, worker, ana, bea, bea_in, looking):
    (row,) = share(ana, bea, PLAN, by=worker, now=now, looking=looking, asked=ALONE)
    assert row.said == SharingSaid.TOLD_ALONE
    assert opened(bea_in, ana, looking) == {PLAN}
    (row,) = stop(ana, bea, PLAN, by=worker, now=now, looking=looking, asked=ALONE)
    assert row.ended_said == SharingSaid.TOLD_ALONE
    assert opened(bea_in, ana, looking) == set()


@pytest.mark.requirement("B-28")
def test_a_worker_who_was_not_told_alone_asks_again_first(now, worker, ana, bea, bea_in, ana_in, looking):
    with pytest.raises(Invalid) as refused:
        share(ana, bea, PLAN, by=worker, now=now, looking=looking)
    assert "when they are alone" in refused.value.message
    assert opened(bea_in, ana, looking) == set()
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == {PLAN}
    beside = Asked(alone=Alone.NO, who_there="Bea")
    (row,) = stop(ana, bea, PLAN, by=worker, now=now, looking=looking, asked=beside)
    assert row.ended_said == SharingSaid.TOLD, "to stop is never refused"
    assert opened(bea_in, ana, looking) == set()


@pytest.mark.parametrize("act", [share, stop])
def test_a_carer_never_chooses_for_the_person_they_help(now, ana, bea, ana_in, bea_in, looking, act):
    share(ana, bea, CONTACT, by=ana_in, now=now, looking=looking)
    with pytest.raises(NotPermitted):
        act(ana, bea, CONTACT, by=bea_in, now=now, looking=looking, asked=ALONE)


@pytest.mark.parametrize("act", [share, stop])
def test_nobody_chooses_on_a_record_whose_choices_are_not_open_to_them(now, ana, bea, looking, act):
    stranger = a_login("social-worker", now=now)
    open_to(stranger, ana, Area.CONTACT, now=now)
    with pytest.raises(NotFound):
        act(ana, bea, PLAN, by=stranger, now=now, looking=looking, asked=ALONE)


@pytest.mark.parametrize("act", [share, stop])
def test_nobody_chooses_without_the_permission(now, ana, bea, looking, act):
    clerk = a_login("business-support", now=now)
    open_to(clerk, ana, *SEES, now=now)
    with pytest.raises(NotPermitted):
        act(ana, bea, PLAN, by=clerk, now=now, looking=looking, asked=ALONE)


# -- what cannot be -----------------------------------------------------------------------------------


def test_what_is_shared_already_is_not_shared_twice(now, ana, bea, ana_in, looking):
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    with pytest.raises(WrongState):
        share(ana, bea, PLAN, MONEY, by=ana_in, now=now, looking=looking)
    with pytest.raises(IntegrityError), looking(ana_in), transaction.atomic():
        SharingChoice.objects.create(
            person_id=ana,
            with_person_id=bea,
            shares=PLAN,
            said=SharingSaid.OWN_PAGE,
            recorded_at=now,
            recorded_by=ana_in,
        )


def test_what_is_not_shared_cannot_be_stopped(now, ana, bea, ana_in, looking):
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    with pytest.raises(WrongState):
        stop(ana, bea, PLAN, MONEY, by=ana_in, now=now, looking=looking)


@pytest.mark.parametrize("act", [share, stop])
def test_nothing_chosen_is_no_choice(now, ana, bea, ana_in, looking, act):
    with pytest.raises(Invalid):
        act(ana, bea, by=ana_in, now=now, looking=looking)


def test_only_with_somebody_who_is_close(now, ana, ana_in, looking):
    far = a_person(now=now, name="Far Away").person_id
    with pytest.raises(Invalid):
        share(ana, far, PLAN, by=ana_in, now=now, looking=looking)
    with pytest.raises(Invalid):
        share(ana, ana, PLAN, by=ana_in, now=now, looking=looking)


@pytest.mark.parametrize("act", [share, stop])
def test_who_chooses_second_reads_what_stands_first(now, ana, bea, ana_in, looking, act):
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking, seen_version=0)
    with pytest.raises(Stale):
        act(ana, bea, MONEY, by=ana_in, now=now, looking=looking, seen_version=0)


def test_shared_again_after_it_stopped_it_is_a_new_choice(now, ana, bea, ana_in, bea_in, looking):
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    stop(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == {PLAN}
    with looking(ana_in):
        assert SharingChoice.objects.count() == 2


@pytest.mark.parametrize(("act", "module"), [(share, "share_areas"), (stop, "stop_sharing")])
def test_a_failed_trail_undoes_the_choice(now, ana, bea, ana_in, bea_in, looking, trail_fails, act, module):
    share(ana, bea, MONEY, by=ana_in, now=now, looking=looking)
    before = opened(bea_in, ana, looking)
    failure = trail_fails(module)
    with pytest.raises(failure):
        act(ana, bea, PLAN if act is share else MONEY, by=ana_in, now=now, looking=looking)
    assert opened(bea_in, ana, looking) == before
    with looking(ana_in):
        assert SharingChoice.objects.live().count() == 1


# -- who is close, and what is left out ------------------------------------------------------------------


def test_whoever_is_close_stands_in_the_persons_own_words_and_stays_until_sharing_stops(
    now, worker, ana, bea, ana_in, looking
):
    share(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    with looking(worker):
        latest = tie(ana, bea, "Bea", by=worker, now=now, starts_on=date(2020, 1, 1))
        for one in (latest, type(latest).objects.exclude(pk=latest.pk).get()):
            actions.end_tie(tie=one, ends_before=now.date(), by=worker, at=now)
    with looking(ana_in):
        (close,) = close_people(ana, viewer=ana_in, on=now.date())
        assert (close.key, close.called, close.shared) == (bea, "Bea", {PLAN})
    stop(ana, bea, PLAN, by=ana_in, now=now, looking=looking)
    with looking(ana_in):
        assert close_people(ana, viewer=ana_in, on=now.date()) == []


def test_a_sign_in_for_work_is_opened_to_nobody_by_a_daughters_place(now, ana, bea, ana_in, looking):
    works_here = a_sign_in_of(bea, "social-worker", now=now, looking=looking)
    share(ana, bea, *Shareable, by=ana_in, now=now, looking=looking)
    assert opened(works_here, ana, looking) == set()


def test_a_closed_record_shares_nothing_while_it_is_closed(now, ana, bea, ana_in, bea_in, looking):
    share(ana, bea, *Shareable, by=ana_in, now=now, looking=looking)
    manager = a_login("manager", now=now)
    open_to(manager, ana, Area.CONTACT, now=now)
    with looking(manager):
        access.restrict_record(
            person=ana,
            because="named_case",
            group=[manager],
            look_again_on=now.date() + timedelta(days=30),
            by=manager,
            at=now,
        )
    assert opened(bea_in, ana, looking) == set()
    with looking(bea_in):
        assert shared_with(viewer=bea_in, on=now.date()) == []
    assert stop(ana, bea, *Shareable, by=ana_in, now=now, looking=looking), "the person can still say no"


def test_a_new_safe_number_never_comes_to_the_other_by_an_old_choice(
    now, worker, ana, bea, ana_in, bea_in, looking
):
    share(ana, bea, CONTACT, by=ana_in, now=now, looking=looking)
    with looking(bea_in):
        assert [way.to for way in shared_ways(ana, viewer=bea_in, on=now.date())] != []
    with looking(worker):
        safe = actions.NewSafeContact(
            person=ana, said_by="Ana", look_again_on=date(2027, 5, 1), way="text", must_not_know="Bea"
        )
        actions.record_safe_contact(item=safe, by=worker, at=now)
    with looking(bea_in):
        assert shared_ways(ana, viewer=bea_in, on=now.date()) == []


def test_somebody_who_keeps_their_name_is_called_what_the_reader_calls_them(
    now, worker, ana, bea, ana_in, bea_in, looking
):
    share(ana, bea, MONEY, by=ana_in, now=now, looking=looking)
    with looking(bea_in):
        assert [one.called for one in shared_with(viewer=bea_in, on=now.date())] == ["Somebody close to you"]
    with looking(worker):
        tie(bea, ana, "Mum", by=worker, now=now)
    with looking(bea_in):
        assert [one.called for one in shared_with(viewer=bea_in, on=now.date())] == ["Mum"]
    share(ana, bea, CONTACT, by=ana_in, now=now, looking=looking)
    with looking(bea_in):
        assert [one.called for one in shared_with(viewer=bea_in, on=now.date())] == ["Ana Marsh"]
