"""What happens when a carer cannot care: each part its author's, and nobody relied on unasked."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import (
    CarerInEmergency,
    CarersEmergencyPart,
    EmergencyContact,
    EmergencyPart,
    EmergencyYes,
)
from sayso.journey.planning.statuses import CarersPartKind, ContactAsked, EmergencyPartKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories.logins import a_login, open_to
from tests.factories.planning import a_new_contact, carers_words, in_an_emergency

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(now, looking, cast):
    """The cast, and Ana known to Bea as her mother."""
    tie = people.NewTie(
        person=cast.bea, kind=TieKind.CARES_FOR, other=cast.ana, other_called="Mum", starts_on=now.date()
    )
    with looking(cast.nadia):
        people.record_tie(item=tie, by=cast.nadia, at=now)
    return cast


def plan(cast, viewer):
    return queries.emergency_plan_of(cast.ana, viewer=viewer)


def test_it_is_in_date_when_both_said_yes_and_somebody_to_ring_said_yes(now, looking, two):
    on = now.date()
    in_an_emergency(two.ana, by=two.herself, now=now)
    with looking(two.sam):
        assert plan(two, two.sam).is_agreed
        assert not plan(two, two.sam).in_date(on=on, carer=two.bea), "the carer has said nothing"
    carers_words(two.bea, two.ana, by=two.hers, now=now)
    with looking(two.sam):
        found = plan(two, two.sam)
        assert found.in_date(on=on, carer=two.bea)
        assert not found.in_date(on=found.yes.review_on, carer=two.bea)
        assert {(one.carer_called, one.words) for one in found.carers} == {
            ("Bea, my daughter", "I lift her at seven."),
            ("Bea, my daughter", "My brother Leo has said yes."),
        }
        seen = found.contacts[0]
        no = a_new_contact(two.ana, contact=seen.contact, seen=seen.pk, asked=ContactAsked.NOT_YET)
        actions.name_contact(contact=no, by=two.sam, at=now)
        assert plan(two, two.sam).to_ring == []
        assert not plan(two, two.sam).is_agreed, "what changed after the yes needs it again"
        with pytest.raises(Stale):
            actions.name_contact(contact=no, by=two.sam, at=now)
        actions.drop_contact(contact=seen.contact, person=two.ana, by=two.sam, at=now)
        assert plan(two, two.sam).contacts == []


def test_what_a_carer_takes_back_is_gone_and_nothing_tells_that_it_was_there(now, looking, two):
    in_an_emergency(two.ana, by=two.herself, now=now)
    with looking(two.herself):
        before = plan(two, two.herself)
    carers_words(two.bea, two.ana, by=two.hers, now=now, stands=False)
    with looking(two.herself):
        assert plan(two, two.herself) == before
        assert not CarersEmergencyPart.objects.exists()
    carers_words(two.bea, two.ana, by=two.nadia, now=now)
    with looking(two.herself):
        assert len(plan(two, two.herself).carers) == 2
        with pytest.raises(ProgrammingError), transaction.atomic():
            CarerInEmergency.objects.all().delete()
        with (
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("select planning_settle_emergency(%s, %s, %s)", [two.bea, two.ana, now])
    carers_words(two.bea, two.ana, by=two.hers, now=now, i_do="", back_up="")
    with looking(two.herself):
        assert plan(two, two.herself) == before
    with looking(two.hers):
        assert {one.words for one in queries.carers_parts(two.bea, two.ana, viewer=two.hers).values()} == {""}
        assert plan(two, two.hers).is_begun is False, "nobody shared it with her"


def test_a_yes_is_the_persons_own_to_what_they_read_and_for_a_year_at_most(now, looking, two):
    with looking(two.sam):
        empty = actions.NewEmergencyYes(
            person=two.ana, review_on=date(2027, 5, 1), seen_version=0, alone=SeenAlone.YES
        )
        with pytest.raises(Invalid):
            actions.say_yes_to_emergency_plan(yes=empty, by=two.sam, at=now)
    in_an_emergency(two.ana, by=two.sam, now=now)
    with looking(two.sam):
        version = plan(two, two.sam).version
        for refusal, changed in (
            (Stale, {"seen_version": version - 1}),
            (Invalid, {"alone": SeenAlone.NO}),
            (Invalid, {"review_on": now.date()}),
            (Invalid, {"review_on": now.date() + timedelta(days=366)}),
        ):
            said = {"review_on": date(2027, 5, 1), "seen_version": version, "alone": SeenAlone.YES} | changed
            yes = actions.NewEmergencyYes(person=two.ana, **said)
            with pytest.raises(refusal):
                actions.say_yes_to_emergency_plan(yes=yes, by=two.sam, at=now)
        (due,) = queries.emergency_plans_to_look_at([two.ana], viewer=two.sam, until=date(2027, 12, 1))
        assert due.review_on == now.date() + timedelta(days=364)
        part = actions.NewEmergencyPart(
            person=two.ana, part=EmergencyPartKind.FIRST_HOURS, words="Ring Jo first."
        )
        with pytest.raises(Stale):
            actions.say_emergency_parts(items=[part], by=two.sam, at=now, seen_version=version + 1)
        (made,) = actions.say_emergency_parts(items=[part], by=two.sam, at=now, seen_version=version)
        assert made.words == "Ring Jo first."
        assert EmergencyPart.objects.filter(part="first_hours").count() == 2, "what stood before is kept"
        assert actions.say_emergency_parts(items=[part], by=two.sam, at=now) == []


def test_nobody_else_writes_it_and_bad_words_name_their_field(now, looking, two):
    stranger = a_login("social-worker", now=now)
    open_to(two.hers, two.ana, Area.PLAN, now=now)  # shared with her: to read, and not to write
    part = actions.NewEmergencyPart(person=two.ana, part=EmergencyPartKind.KEYS, words="Jo has one.")
    bea = actions.NewCarersPart(person=two.bea, adult=two.ana, part=CarersPartKind.I_DO, words="x")
    for login in (stranger, two.hers):
        with looking(login):
            for act, said in (
                (actions.say_emergency_parts, {"items": [part]}),
                (actions.name_contact, {"contact": a_new_contact(two.ana)}),
                (actions.drop_contact, {"contact": two.ana, "person": two.ana}),
                (
                    actions.say_yes_to_emergency_plan,
                    {
                        "yes": actions.NewEmergencyYes(
                            person=two.ana, review_on=date(2027, 5, 1), seen_version=0
                        )
                    },
                ),
            ):
                with pytest.raises(NotFound):
                    act(**said, by=login, at=now)
    for login in (two.herself, two.sam, stranger):
        with looking(login), pytest.raises(NotFound):
            actions.say_carers_parts(items=[bea], by=login, at=now)
    finance = a_login("finance", now=now)
    with looking(finance), pytest.raises(NotPermitted):
        actions.say_emergency_parts(items=[part], by=finance, at=now)
    far = actions.NewCarersPart(person=two.bea, adult=two.bea, part=CarersPartKind.I_DO, words="x")
    with looking(two.hers), pytest.raises(Invalid) as wrong:
        actions.say_carers_parts(items=[far], by=two.hers, at=now)
    assert list(wrong.value.fields) == ["adult"]
    with looking(two.nadia), pytest.raises(Invalid):
        actions.say_carers_parts(items=[bea], by=two.nadia, at=now, alone=SeenAlone.NO)
    with looking(two.herself):
        long = actions.NewEmergencyPart(person=two.ana, part=EmergencyPartKind.KEYS, words="x" * 401)
        with pytest.raises(Invalid) as wrong:
            actions.say_emergency_parts(items=[long], by=two.herself, at=now)
        assert list(wrong.value.fields) == ["keys"]
        for changed, named in (({"called": ""}, "called"), ({"telephone": " "}, "telephone")):
            with pytest.raises(Invalid) as wrong:
                actions.name_contact(contact=a_new_contact(two.ana, **changed), by=two.herself, at=now)
            assert list(wrong.value.fields) == [named]


def test_a_failed_audit_undoes_each(now, looking, two, audit_fails):
    part = actions.NewEmergencyPart(person=two.ana, part=EmergencyPartKind.KEYS, words="Jo has one.")
    with looking(two.herself):
        for act, said in (
            (actions.say_emergency_parts, {"items": [part]}),
            (actions.name_contact, {"contact": a_new_contact(two.ana)}),
        ):
            with pytest.raises(audit_fails):
                act(**said, by=two.herself, at=now)
    bea = actions.NewCarersPart(
        person=two.bea, adult=two.ana, part=CarersPartKind.I_DO, words="x", stands=True
    )
    with looking(two.hers), pytest.raises(audit_fails):
        actions.say_carers_parts(items=[bea], by=two.hers, at=now)
    with looking(two.sam):
        models = (EmergencyPart, EmergencyContact, EmergencyYes, CarerInEmergency)
        assert [model.objects.count() for model in models] == [0, 0, 0, 0]
