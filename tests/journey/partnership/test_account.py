"""Each in their own words: private, kept in every version, read by the other while its author lets them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import actions as assessment
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import Account, Release
from sayso.journey.partnership.statuses import DomainKind, Part, WrittenAs
from sayso.journey.people import actions as people
from sayso.journey.safeguarding import actions as safeguarding
from sayso.journey.safeguarding.statuses import Asked, Danger, Found, Outcome
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.assessment import a_new_conversation
from tests.factories.logins import a_login, open_to
from tests.factories.partnership import (
    COATS,
    COMPANY,
    MEALS,
    TIRED,
    new_words,
    opens_private,
    releases,
    says,
)

pytestmark = pytest.mark.django_db


def read_by(login, looking) -> list[str]:
    """Return the words of the other that this sign-in reads."""
    with looking(login):
        return [one.words for one in queries.shared_with_me(viewer=login)]


@pytest.mark.requirement("S0-02", "S0-03")
def test_each_says_what_they_give_and_get_and_each_text_keeps_its_author(now, looking, two):
    says(two.beas, MEALS, by=two.bea_in, now=now)
    says(two.hers, COMPANY, by=two.ana_in, now=now)
    says(two.hers, "She makes my meals.", by=two.ana_in, now=now, part=Part.GETS)
    for login, side, words in (
        (two.bea_in, two.beas, [MEALS]),
        (two.ana_in, two.hers, [COMPANY, "She makes my meals."]),
    ):
        with looking(login):
            found = queries.words_of(side, viewer=login)
            assert [one.words for one in found] == words
            assert {one.recorded_by for one in found} == {login}
            assert {one.written_as for one in found} == {WrittenAs.SELF}


@pytest.mark.requirement("S0-02")
def test_a_workers_edit_is_a_new_version_and_the_authors_stays(now, looking, two):
    first = says(two.beas, MEALS, by=two.bea_in, now=now)
    opens_private(two, two.bea, now=now)
    with looking(two.sam):
        to = new_words(two.beas, "Meals, each day.")
        actions.change_words(account=first.pk, to=to, by=two.sam, at=now + timedelta(minutes=1))
    with looking(two.bea_in):
        (stands,) = queries.words_of(two.beas, viewer=two.bea_in)
        assert (stands.words, stands.written_as) == ("Meals, each day.", WrittenAs.WORKER)
        versions = queries.versions_of(stands, viewer=two.bea_in)
        assert [(one.words, one.recorded_by) for one in versions] == [
            ("Meals, each day.", two.sam),
            (MEALS, two.bea_in),
        ]


def test_nobody_overwrites_words_even_in_the_database(now, looking, two):
    first = says(two.beas, MEALS, by=two.bea_in, now=now)
    with looking(two.bea_in), pytest.raises(ProgrammingError, match="permission denied"):
        Account.objects.filter(pk=first.pk).update(words="something else")


@pytest.mark.requirement("S0-03")
def test_the_other_reads_exactly_what_was_released_and_no_later_version(now, looking, two):
    meals = says(two.beas, MEALS, by=two.bea_in, now=now)
    says(two.beas, TIRED, by=two.bea_in, now=now, part=Part.HOW_IT_IS)
    assert read_by(two.ana_in, looking) == []
    releases(meals, by=two.bea_in, now=now)
    assert read_by(two.ana_in, looking) == [MEALS]
    with looking(two.bea_in):
        new = actions.change_words(
            account=meals.pk, to=new_words(two.beas, "Meals on weekdays."), by=two.bea_in, at=now
        )
    assert read_by(two.ana_in, looking) == [MEALS]
    releases(new, by=two.bea_in, now=now)
    assert read_by(two.ana_in, looking) == ["Meals on weekdays."]
    with looking(two.bea_in):
        (let,) = queries.released_of(two.beas, viewer=two.bea_in).values()
        assert let.words == "Meals on weekdays."
        actions.take_back_words(account=meals.pk, person=two.bea, by=two.bea_in, at=now)
        assert queries.released_of(two.beas, viewer=two.bea_in) == {}
    assert read_by(two.ana_in, looking) == []


def test_words_taken_out_go_from_the_others_page_too(now, looking, two):
    coats = says(two.hers, COATS, by=two.ana_in, now=now)
    releases(coats, by=two.ana_in, now=now)
    assert read_by(two.bea_in, looking) == [COATS]
    with looking(two.ana_in):
        actions.remove_words(account=coats.pk, person=two.ana, by=two.ana_in, at=now)
        assert queries.words_of(two.hers, viewer=two.ana_in) == []
        assert queries.versions_of(coats, viewer=two.ana_in), "what was said stays to be read by its author"
    assert read_by(two.bea_in, looking) == []


def test_only_the_author_lets_the_other_read(now, looking, two):
    meals = says(two.beas, MEALS, by=two.bea_in, now=now)
    opens_private(two, two.ana, two.bea, now=now)
    open_to(two.ana_in, two.bea, Area.PLAN, Area.CONTACT, now=now)
    told = {"account": meals.pk, "person": two.bea, "at": now}
    for login in (two.sam, two.ana_in):
        with looking(login), pytest.raises(NotFound):
            actions.release_words(by=login, **told)
    officer = a_login("payments", now=now)
    for act in (actions.release_words, actions.take_back_words):
        with looking(officer), pytest.raises(NotPermitted):
            act(by=officer, **told)
    with looking(two.sam), pytest.raises(NotFound):
        actions.take_back_words(by=two.sam, **told)
    with looking(two.sam):  # and even a row that a worker wrote by hand shows nothing
        row = Release(person_id=two.bea, account=meals, released_at=now, released_by=two.sam)
        row.save(force_insert=True)
    assert read_by(two.ana_in, looking) == []


def test_a_worker_reads_what_passes_between_them_only_where_it_was_written(now, looking, two):
    releases(says(two.beas, MEALS, by=two.bea_in, now=now), by=two.bea_in, now=now)
    opens_private(two, two.ana, now=now)
    assert read_by(two.sam, looking) == []
    with looking(two.sam):
        assert Account.objects.count() == 0


def test_releasing_twice_taking_back_nothing_and_what_changed_since_are_told(now, looking, two):
    meals = says(two.beas, MEALS, by=two.bea_in, now=now)
    told = {"account": meals.pk, "person": two.bea, "by": two.bea_in, "at": now}
    with looking(two.bea_in):
        with pytest.raises(WrongState):
            actions.take_back_words(**told)
        actions.release_words(**told)
        with pytest.raises(WrongState):
            actions.release_words(**told)
        actions.change_words(account=meals.pk, to=new_words(two.beas, COATS), by=two.bea_in, at=now)
        with pytest.raises(Stale):
            actions.release_words(**told)
        with pytest.raises(Stale):
            actions.change_words(account=meals.pk, to=new_words(two.beas), by=two.bea_in, at=now)
        with pytest.raises(Stale):
            actions.remove_words(account=meals.pk, person=two.bea, by=two.bea_in, at=now)


def test_nobody_writes_in_the_others_name_or_without_the_private_account(now, looking, two):
    meals = says(two.beas, MEALS, by=two.bea_in, now=now)
    open_to(two.ana_in, two.bea, Area.PLAN, Area.CONTACT, now=now)
    for login, refusal in (
        (two.ana_in, NotFound),
        (two.sam, NotFound),  # works with Bea, and holds no private account of hers
        (a_login("payments", now=now), NotPermitted),
    ):
        for act in (
            lambda by: actions.say_one_of_us(words=new_words(two.beas), by=by, at=now),
            lambda by: actions.change_words(account=meals.pk, to=new_words(two.beas), by=by, at=now),
            lambda by: actions.remove_words(account=meals.pk, person=two.bea, by=by, at=now),
        ):
            with looking(login), pytest.raises(refusal):
                act(login)
    wrong = replace(new_words(two.hers), person=two.bea)
    with looking(two.bea_in), pytest.raises(NotFound):
        actions.say_one_of_us(words=wrong, by=two.bea_in, at=now)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"words": "  "}, "words"),
        ({"part": Part.DECISION}, "decision"),
        ({"decision": DomainKind.KEYS}, "decision"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_box(now, looking, two, changed, field):
    with looking(two.bea_in), pytest.raises(Invalid) as told:
        actions.say_one_of_us(words=new_words(two.beas, **changed), by=two.bea_in, at=now)
    assert list(told.value.fields) == [field]


def asked_alone(two, now, looking):
    with looking(two.bea_in):
        actions.ask_to_talk_alone(person=two.bea, by=two.bea_in, at=now)


def not_alone(two, now, looking):
    with looking(two.sam):
        talk = a_new_conversation(two.ana, now, seen_alone=SeenAlone.NO, who_was_there="Bea")
        assessment.hold_conversation(conversation=talk, by=two.sam, at=now)


def concern(two, now, looking):
    told = safeguarding.Told(
        what_happened="Bruises.", about="Ana", danger=Danger.NOT_NOW, asked=Asked.NOT_ASKED, person=two.ana
    )
    with looking(two.sam):
        safeguarding.raise_concern(told=told, by=two.sam, at=now)
    return told


def must_not_know(two, now, looking):
    with looking(two.sam):
        item = people.NewSafeContact(
            person=two.bea,
            said_by="Bea",
            how="At work only.",
            must_not_know="her mother",
            look_again_on=now.date() + timedelta(days=90),
        )
        people.record_safe_contact(item=item, by=two.sam, at=now)


@pytest.mark.requirement("S0-03", "B-28")
@pytest.mark.parametrize("happens", [asked_alone, not_alone, concern, must_not_know])
def test_nothing_is_shown_while_somebody_is_to_be_seen_alone_or_a_concern_is_open(now, looking, two, happens):
    releases(says(two.beas, MEALS, by=two.bea_in, now=now), by=two.bea_in, now=now)
    releases(says(two.hers, COATS, by=two.ana_in, now=now), by=two.ana_in, now=now)
    own = {}
    for login, side in ((two.ana_in, two.hers), (two.bea_in, two.beas)):
        with looking(login):
            own[login] = list(queries.released_of(side, viewer=login))
    happens(two, now, looking)
    assert read_by(two.ana_in, looking) == read_by(two.bea_in, looking) == [], (
        "both ways, so it points at none"
    )
    for login, side in ((two.ana_in, two.hers), (two.bea_in, two.beas)):
        with looking(login):
            assert list(queries.released_of(side, viewer=login)) == own[login], (
                "the author's own page is as it was"
            )


def test_a_concern_that_needed_nothing_more_lets_words_pass_again(now, looking, two):
    releases(says(two.beas, MEALS, by=two.bea_in, now=now), by=two.bea_in, now=now)
    told, grace = concern(two, now, looking), a_login("safeguarding", now=now)
    assert read_by(two.ana_in, looking) == []
    no = safeguarding.Tested(Found.NO, "She fell.")
    with looking(grace):
        safeguarding.decide_on_concern(
            concern=told.key,
            needs_care=no,
            at_risk=no,
            cannot_protect=no,
            outcome=Outcome.NO_FURTHER,
            reasons="A fall, seen by two people.",
            by=grace,
            at=now,
        )
    assert read_by(two.ana_in, looking) == [MEALS]


@pytest.mark.requirement("S0-03")
@pytest.mark.parametrize("who_ends", ["ana", "bea"])
def test_at_an_ending_each_sees_only_what_they_wrote(now, looking, two, who_ends):
    releases(says(two.beas, MEALS, by=two.bea_in, now=now), by=two.bea_in, now=now)
    releases(says(two.hers, COATS, by=two.ana_in, now=now), by=two.ana_in, now=now)
    person = getattr(two, who_ends)
    with looking(two.own(person)):
        side = two.side(person)
        actions.end_side(person=person, side=side.pk, ends_before=now.date(), by=two.own(person), at=now)
    for login, side, words in ((two.ana_in, two.hers, [COATS]), (two.bea_in, two.beas, [MEALS])):
        assert read_by(login, looking) == []
        with looking(login):
            assert [one.words for one in queries.words_of(side, viewer=login)] == words


def test_nobody_can_ask_whether_it_is_paused(looking, two):
    with looking(two.ana_in), pytest.raises(ProgrammingError, match="denied"), transaction.atomic():
        connection.cursor().execute("select partnership_paused(array[]::uuid[], current_date)")


@pytest.mark.requirement("S0-05")
def test_a_carer_says_that_she_agrees_and_only_if_she_wants_does_the_person_read_it(now, looking, two):
    agreed = says(
        two.beas,
        "Fine by me.",
        by=two.bea_in,
        now=now,
        part=Part.DECISION,
        decision=DomainKind.HIRING,
        agrees=True,
    )
    assert read_by(two.ana_in, looking) == []
    releases(agreed, by=two.bea_in, now=now)
    with looking(two.ana_in):
        (one,) = queries.shared_with_me(viewer=two.ana_in)
        assert (one.decision, one.agrees, one.side) == (DomainKind.HIRING, True, two.hers.pk)
