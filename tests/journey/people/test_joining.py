"""Two records of one life: joined by two people, read together, parted again with nothing lost."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.foundation.access import actions as access
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Grant
from sayso.foundation.access.named_action import may_see
from sayso.foundation.letters.outbox import WayKind
from sayso.journey.people import actions, queries
from sayso.journey.people.models import Finding, Merge
from sayso.journey.people.statuses import TieKind
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState
from tests.examples import examples
from tests.factories.logins import a_login, open_to
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
WHY = "Same birth date and the same surgery"


@pytest.fixture
def worker(now):
    return a_login("social-worker", now=now)


@pytest.fixture
def manager(now):
    return a_login("manager", now=now)


@pytest.fixture
def halves(now, worker, manager):
    """Two records of John: the one that goes, and the one that is read first."""
    sees = [worker, manager]
    goes = a_person(now=now, name="Jon Smyth", born=date(1960, 4, 3), seen_by=sees, nhs_number="9990000018")
    stays = a_person(now=now, name="John Smith", born=date(1960, 4, 3), seen_by=sees, lines="1 Mill Road")
    return goes, stays


@pytest.fixture
def join(now, looking, worker, manager, halves):
    """Return how to join the two records: proposed by the worker, confirmed by the manager."""

    def joined():
        goes, stays = halves
        with looking(worker):
            merge = actions.propose_merge(
                person=goes.person_id, into=stays.person_id, because=WHY, by=worker, at=now
            )
        with looking(manager):
            return actions.confirm_merge(merge=merge, by=manager, at=now)

    return joined


@pytest.mark.requirement("B-02")
def test_both_numbers_find_the_one_that_is_read_first(now, looking, worker, halves, join):
    goes, stays = halves
    join()
    with looking(worker):
        for number in (goes.council_number, stays.council_number):
            found = queries.find(number, viewer=worker, on=now.date())
            assert [one.person for one in found] == [stays.person_id]
        head = queries.header(goes.person_id, worker, now.date())
    assert head.called == "John Smith"
    assert head.other_numbers == (goes.council_number,)
    assert head.nhs_words == "NHS number 999 000 0018, not traced"


@pytest.mark.parametrize("half", [0, 1])
def test_a_death_written_on_either_half_is_a_death_of_both(now, looking, worker, halves, join, half):
    goes, stays = (one.person_id for one in halves)
    told = actions.NewDeath(person=(goes, stays)[half], died_on=now.date(), told_by="His sister rang.")
    with looking(worker):
        actions.record_death(death=told, by=worker, at=now)
    join()
    both = {goes: now.date(), stays: now.date()}
    with looking(worker):
        assert queries.deaths_of([goes, stays], viewer=worker) == both
        assert queries.deaths_of([stays], viewer=worker) == {stays: now.date()}


@pytest.mark.requirement("B-02")
def test_one_person_alone_never_joins_two_records(now, looking, manager, halves):
    goes, stays = halves
    with looking(manager):
        merge = actions.propose_merge(
            person=goes.person_id, into=stays.person_id, because=WHY, by=manager, at=now
        )
        with pytest.raises(NotPermitted):
            actions.confirm_merge(merge=merge, by=manager, at=now)
        assert queries.record_keys(goes.person_id, viewer=manager) == (goes.person_id,)


def test_a_worker_without_the_permission_does_not_confirm(now, looking, worker, halves):
    goes, stays = halves
    with looking(worker):
        merge = actions.propose_merge(
            person=goes.person_id, into=stays.person_id, because=WHY, by=worker, at=now
        )
        with pytest.raises(NotPermitted):
            actions.confirm_merge(merge=merge, by=worker, at=now)


def test_nobody_joins_a_record_they_cannot_open(now, looking, halves):
    goes, stays = halves
    stranger = a_login("social-worker", now=now)
    open_to(stranger, goes.person_id, Area.CONTACT, now=now)
    with looking(stranger), pytest.raises(NotFound):
        actions.propose_merge(person=goes.person_id, into=stays.person_id, because=WHY, by=stranger, at=now)


@pytest.mark.requirement("B-02")
@pytest.mark.parametrize("kind", [TieKind.CARES_FOR, TieKind.CARED_FOR_BY])
@pytest.mark.parametrize("on_whose_record", [0, 1])
def test_a_carer_is_never_joined_with_the_person_they_help(
    now, looking, worker, halves, kind, on_whose_record
):
    teller, other = halves[on_whose_record], halves[1 - on_whose_record]
    with looking(worker):
        actions.record_tie(
            item=actions.NewTie(
                person=teller.person_id,
                other=other.person_id,
                other_called="Jo",
                kind=kind,
                starts_on=now.date(),
            ),
            by=worker,
            at=now,
        )
        with pytest.raises(WrongState):
            actions.propose_merge(
                person=halves[0].person_id, into=halves[1].person_id, because=WHY, by=worker, at=now
            )


def test_a_tie_told_meanwhile_stops_the_confirming(now, looking, worker, manager, halves):
    goes, stays = halves
    with looking(worker):
        merge = actions.propose_merge(
            person=goes.person_id, into=stays.person_id, because=WHY, by=worker, at=now
        )
        actions.record_tie(
            item=actions.NewTie(
                person=goes.person_id,
                other=stays.person_id,
                other_called="John",
                kind=TieKind.CARES_FOR,
                starts_on=now.date(),
            ),
            by=worker,
            at=now,
        )
    with looking(manager), pytest.raises(WrongState):
        actions.confirm_merge(merge=merge, by=manager, at=now)


def test_a_joining_is_settled_once(now, looking, manager, join):
    merge = join()
    with looking(manager):
        with pytest.raises(WrongState):
            actions.confirm_merge(merge=merge, by=manager, at=now)
        actions.undo_merge(merge=merge, because="They are two", by=manager, at=now)
        with pytest.raises(WrongState):
            actions.undo_merge(merge=merge, because="They are two", by=manager, at=now)


def test_a_joined_record_takes_no_part_in_another_joining(now, looking, worker, halves, join):
    goes, stays = halves
    third = a_person(now=now, name="J Smith", seen_by=[worker])
    join()
    with looking(worker):
        for pair in ((goes, third), (stays, third), (third, goes)):
            with pytest.raises(WrongState):
                actions.propose_merge(
                    person=pair[0].person_id, into=pair[1].person_id, because=WHY, by=worker, at=now
                )
        actions.propose_merge(person=third.person_id, into=stays.person_id, because=WHY, by=worker, at=now)


@pytest.mark.parametrize("name", ["propose_merge", "confirm_merge", "mark_not_same"])
def test_a_failed_trail_undoes_a_joining(now, looking, worker, manager, halves, name, trail_fails):
    goes, stays = (half.person_id for half in halves)
    with looking(worker):
        if name == "mark_not_same":
            with pytest.raises(trail_fails(name)):
                actions.mark_not_same(one=goes, other=stays, because="Two brothers", by=worker, at=now)
            assert len(queries.likely_duplicates(viewer=worker)) == 1
            return
        if name == "propose_merge":
            with pytest.raises(trail_fails(name)):
                actions.propose_merge(person=goes, into=stays, because=WHY, by=worker, at=now)
            assert not Merge.objects.exists()
            return
        merge = actions.propose_merge(person=goes, into=stays, because=WHY, by=worker, at=now)
    with looking(manager):
        with pytest.raises(trail_fails(name)):
            actions.confirm_merge(merge=merge, by=manager, at=now)
        assert not Merge.objects.exclude(confirmed_at=None).exists()
        assert Finding.objects.get(person_id=goes).stands_for_id == goes


@pytest.mark.requirement("B-02")
def test_staff_of_one_half_see_the_other_and_a_carer_does_not(now, looking, halves, join):
    goes, stays = halves
    one_sided, carer = a_login("social-worker", now=now), a_login("carer", now=now)
    open_to(one_sided, goes.person_id, Area.CONTACT, Area.STORY, Area.PRIVATE, Area.HIDDEN, now=now)
    open_to(carer, goes.person_id, Area.CONTACT, now=now)
    merge = join()
    with looking(one_sided):
        assert may_see(person=stays.person_id, area=Area.STORY)
        assert not may_see(person=stays.person_id, area=Area.PLAN)
        assert not may_see(person=stays.person_id, area=Area.PRIVATE)
        assert not may_see(person=stays.person_id, area=Area.HIDDEN)
    with looking(carer):
        assert not may_see(person=stays.person_id, area=Area.CONTACT)
        assert queries.record_keys(goes.person_id, viewer=carer) == (goes.person_id,)
    part(looking, merge, now)
    with looking(one_sided, now + timedelta(seconds=1)):
        assert not may_see(person=stays.person_id, area=Area.STORY)
        assert may_see(person=goes.person_id, area=Area.STORY)


def part(looking, merge, now):
    undoer = a_login("manager", now=now)
    open_to(undoer, merge.person_id, Area.CONTACT, now=now)
    open_to(undoer, merge.into_id, Area.CONTACT, now=now)
    later = now + timedelta(seconds=1)
    with looking(undoer, later):
        return actions.undo_merge(merge=merge, because="Two brothers after all", by=undoer, at=later)


@pytest.mark.requirement("B-02")
def test_a_restricted_half_stays_restricted(now, looking, worker, manager, halves):
    goes, stays = halves
    outsider = a_login("social-worker", now=now)
    open_to(outsider, stays.person_id, Area.CONTACT, now=now)
    with looking(manager):
        access.restrict_record(
            person=goes.person_id,
            because="named_case",
            group=[manager, worker],
            look_again_on=date(2027, 2, 1),
            by=manager,
            at=now,
        )
    with looking(worker):
        merge = actions.propose_merge(
            person=goes.person_id, into=stays.person_id, because=WHY, by=worker, at=now
        )
    with looking(manager):
        actions.confirm_merge(merge=merge, by=manager, at=now)
    with looking(outsider):
        assert not may_see(person=goes.person_id, area=Area.CONTACT)
        assert queries.record_keys(stays.person_id, viewer=outsider) == (stays.person_id,)
        assert queries.find(goes.council_number, viewer=outsider, on=now.date()) == []
        head = queries.header(stays.person_id, outsider, now.date())
        assert head.other_numbers == ()
        assert "9990000018" not in str(head).replace(" ", "")


@pytest.mark.requirement("B-02", "B-06")
def test_a_letter_to_the_open_half_obeys_what_the_closed_half_said(now, looking, worker, manager, halves):
    goes, stays = halves
    outsider = a_login("social-worker", now=now)
    open_to(outsider, stays.person_id, Area.CONTACT, now=now)
    with looking(worker):
        actions.record_safe_contact(
            item=actions.NewSafeContact(
                person=goes.person_id, said_by="John", look_again_on=date(2027, 5, 1), do_not_post=True
            ),
            by=worker,
            at=now,
        )
    test_a_restricted_half_stays_restricted(now, looking, worker, manager, halves)
    with looking(outsider):
        post = queries.ways_to_reach(stays.person_id, outsider, now.date()).by(WayKind.POST)
    assert not post.allowed
    assert post.to == ""


def everything(looking, logins, people, now):
    """Return what each login may see of each record, area by area, and what they find."""
    seen = {}
    for login in logins:
        with looking(login, now + timedelta(minutes=5)):
            for person in people:
                for area in Area:
                    if not area.is_of_council:
                        seen[login.pk, person, area] = may_see(person=person, area=area)
                seen[login.pk, person, "keys"] = queries.record_keys(person, viewer=login)
            found = queries.find("John Smith 03.04.60 9990000018", viewer=login, on=now.date())
            seen[login.pk, "found"] = [(one.person, one.score) for one in found]
            seen[login.pk, "index"] = list(Finding.objects.order_by("person_id").values())
    return seen


AREAS = [Area.CONTACT, Area.STORY, Area.HEALTH, Area.PLAN, Area.MONEY, Area.SAFETY, Area.PRIVATE, Area.PAPERS]


@settings(
    max_examples=examples(15),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(given=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(AREAS)), max_size=8))
@pytest.mark.requirement("B-02")
def test_joined_and_parted_everything_equals_the_start(now, looking, worker, manager, halves, join, given):
    role = "contact" if len(given) % 2 else "carer"
    login = a_login(role, now=now)
    people = [half.person_id for half in halves]
    for which, area in given:
        open_to(login, people[which], area, now=now)
    logins = [login, worker, manager]
    before = everything(looking, logins, people, now)
    part(looking, join(), now)
    assert everything(looking, logins, people, now) == before


def test_a_grant_given_by_a_joining_says_so_and_ends_with_it(now, looking, worker, halves, join):
    one_sided = a_login("social-worker", now=now)
    open_to(one_sided, halves[0].person_id, Area.STORY, now=now)
    merge = join()
    with looking(one_sided):
        grants = Grant.objects.filter(because=f"joined {merge.pk}")
        assert [grant.person_id for grant in grants] == [halves[1].person_id]
    part(looking, merge, now)
    with looking(one_sided):
        assert all(grant.period.upper is not None for grant in grants.all())


@pytest.mark.requirement("B-01")
def test_a_pair_said_to_be_two_people_leaves_the_list_for_good(now, looking, worker, halves):
    goes, stays = (half.person_id for half in halves)
    with looking(worker):
        assert [{pair.one, pair.other} for pair in queries.likely_duplicates(viewer=worker)] == [
            {goes, stays}
        ]
        with pytest.raises(Invalid):
            actions.mark_not_same(one=goes, other=stays, because="", by=worker, at=now)
        actions.mark_not_same(one=stays, other=goes, because="Two brothers", by=worker, at=now)
        assert queries.likely_duplicates(viewer=worker) == []
        with pytest.raises(WrongState):
            actions.mark_not_same(one=goes, other=stays, because="Two brothers", by=worker, at=now)
