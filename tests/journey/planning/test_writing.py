"""Writing a plan: by the person or with them, from what they said, and never over their own hand."""

from datetime import time

import pytest

from sayso.foundation.access.areas import Area
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.statuses import IdeaOf, MetBy, Way, Writer
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState
from tests.factories.assessment import a_wish
from tests.factories.casework import somebody
from tests.factories.logins import a_login, open_to
from tests.factories.planning import GARDEN, TEA, a_draft, a_line, a_new_line, said_yes
from tests.pages.home.signing_in import a_login_of

pytestmark = pytest.mark.django_db
ADULT = StandingKind.ADULT


@pytest.fixture
def draft(now, cast) -> Plan:
    return a_draft(cast.ana, by=cast.sam, now=now)


@pytest.mark.requirement("S3-02")
def test_what_she_said_begins_the_plan_with_its_time_and_nothing_is_typed_twice(now, looking, cast):
    tea = a_wish(cast.ana, by=cast.herself, now=now)
    a_wish(cast.ana, by=cast.sam, now=now, kind="worry", words="Strangers at night.")
    a_wish(cast.ana, by=cast.sam, now=now, said_by="other", spoken_by="Her son", words="She likes telly.")
    plan = a_draft(cast.ana, by=cast.herself, now=now, from_wishes=True)
    with looking(cast.herself):
        (line,) = queries.lines_of(plan, viewer=cast.herself)
    assert (line.aim, line.wish, line.wished_at, line.give_or_take_minutes) == (TEA, tea.pk, time(19), 15)
    assert (line.idea_of, line.met_by, line.way) == (IdeaOf.PERSON, MetBy.ANOTHER_WAY, "")


def test_the_next_plan_begins_from_the_last_with_the_same_lines_and_ways(now, looking, cast):
    tea = a_wish(cast.ana, by=cast.herself, now=now)
    plan = a_draft(cast.ana, by=cast.herself, now=now, from_wishes=True)
    with looking(cast.herself):
        (line,) = queries.lines_of(plan, viewer=cast.herself)
        picked = actions.PickedWay(person=cast.ana, row=line.pk, way=Way.COUNCIL)
        actions.pick_way(picked=picked, by=cast.herself, at=now)
    said_yes(plan, by=cast.herself, now=now)
    again = a_draft(cast.ana, by=cast.herself, now=now, from_wishes=True)
    with looking(cast.herself):
        (copy,) = queries.lines_of(again, viewer=cast.herself)
        assert (copy.line, copy.way, copy.wish) == (line.line, Way.COUNCIL, tea.pk)
        assert queries.plan_of(cast.ana, ADULT, viewer=cast.herself).pk == plan.pk
        assert queries.line_of(cast.ana, line.line, viewer=cast.herself).plan_id == plan.pk


@pytest.mark.requirement("S3-03")
def test_a_line_of_no_known_kind_is_kept_in_her_words(now, looking, cast, draft):
    line = a_line(draft, by=cast.sam, now=now, aim="Shout at the football with Ruth.", met_by=MetBy.COMMUNITY)
    with looking(cast.sam):
        (kept,) = queries.lines_of(draft, viewer=cast.sam)
    assert (kept.pk, kept.aim, kept.outcomes) == (line.pk, "Shout at the football with Ruth.", [])


@pytest.mark.requirement("S3-12")
def test_a_new_line_has_no_way_until_she_picks_one(now, cast, draft):
    assert a_line(draft, by=cast.sam, now=now).way == ""
    assert "way" not in actions.NewLine.__dataclass_fields__


@pytest.mark.requirement("S1-09")
def test_whose_idea_a_line_was_is_kept_with_it(now, cast, draft):
    assert a_line(draft, by=cast.sam, now=now, idea_of=IdeaOf.WORKER).idea_of == IdeaOf.WORKER


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"aim": "  "}, "aim"),
        ({"wished_at": None}, "wished_at"),
        ({"give_or_take_minutes": 181}, "give_or_take_minutes"),
        ({"days": (7,)}, "days"),
        ({"times_a_week": 0}, "times_a_week"),
        ({"minutes_each": 1441}, "minutes_each"),
    ],
)
def test_what_cannot_be_kept_of_a_line_is_told_at_its_box(now, looking, cast, draft, changed, field):
    with looking(cast.sam), pytest.raises(Invalid) as told:
        actions.add_line(line=a_new_line(draft, **changed), by=cast.sam, at=now)
    assert list(told.value.fields) == [field]


@pytest.mark.requirement("S2-01")
def test_what_she_writes_herself_no_worker_changes_but_may_comment(now, looking, cast):
    plan = a_draft(cast.ana, by=cast.herself, now=now)
    line = a_line(plan, by=cast.herself, now=now)
    to, sam = a_new_line(plan, aim="Day centre"), cast.sam
    acts = [
        lambda: actions.add_line(line=to, by=sam, at=now),
        lambda: actions.change_line(row=line.pk, to=to, by=sam, at=now),
        lambda: actions.remove_line(row=line.pk, person=cast.ana, by=sam, at=now),
        lambda: actions.pick_way(
            picked=actions.PickedWay(person=cast.ana, row=line.pk, way=Way.COUNCIL), by=sam, at=now
        ),
    ]
    with looking(sam):
        for act in acts:
            with pytest.raises(WrongState, match="Write a comment beside it"):
                act()
        said = actions.NewComment(person=cast.ana, plan=plan.pk, line=line.line, words=" Ruth cooks too. ")
        actions.comment_on_plan(comment=said, by=sam, at=now)
    with looking(cast.herself):
        assert [one.words for one in queries.comments_on(plan, viewer=cast.herself)] == ["Ruth cooks too."]
        assert [one.aim for one in queries.lines_of(plan, viewer=cast.herself)] == [TEA]


def test_only_she_can_say_that_she_writes_it_herself(now, looking, cast):
    new = actions.NewPlan(person=cast.ana, written_by=Writer.SELF)
    with looking(cast.sam), pytest.raises(NotPermitted):
        actions.begin_plan(plan=new, by=cast.sam, at=now)


@pytest.mark.requirement("S2-15")
def test_whom_she_picked_writes_that_draft_in_their_own_name_and_nobody_else_close_does(now, looking, cast):
    open_to(cast.hers, cast.ana, Area.PLAN, now=now)
    asked = {"written_by": Writer.PICKED, "writer_name": "Bea"}
    plan = a_draft(cast.ana, by=cast.herself, now=now, **asked)
    with looking(cast.hers), pytest.raises(NotFound):
        actions.add_line(line=a_new_line(plan), by=cast.hers, at=now)
    said_yes_to = a_line(plan, by=cast.herself, now=now)
    said_yes(plan, by=cast.herself, now=now, alone="yes")
    picked = a_draft(cast.ana, by=cast.herself, now=now, writer=cast.bea, **asked)
    line = a_line(picked, by=cast.hers, now=now, aim=GARDEN)
    assert line.recorded_by_id == cast.hers.pk
    with looking(cast.hers):
        assert [one.pk for one in queries.drafts_i_may_write(viewer=cast.hers)] == [picked.pk]
        yes = actions.Yes(person=cast.ana, plan=picked.pk, alone="yes")
        with pytest.raises(NotFound):
            actions.finish_plan(yes=yes, by=cast.hers, at=now)
        with pytest.raises(NotFound):
            actions.say_who_covers(row=said_yes_to.pk, person=cast.ana, covers="Me", by=cast.hers, at=now)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"written_by": Writer.PICKED}, "writer_name"),
        ({"written_by": Writer.PICKED, "writer_name": "Tom", "writer": "nobody"}, "writer"),
        ({"written_by": Writer.WORKER, "writer": "bea"}, "writer"),
    ],
)
def test_whom_she_picked_has_a_name_and_is_close_to_her(now, looking, cast, changed, field):
    if "writer" in changed:
        changed |= {"writer": cast.bea if changed["writer"] == "bea" else somebody(now=now, name="Tom Ash")}
    with looking(cast.sam), pytest.raises(Invalid) as told:
        actions.begin_plan(plan=actions.NewPlan(person=cast.ana, **changed), by=cast.sam, at=now)
    assert list(told.value.fields) == [field]


def test_a_second_draft_is_refused_and_the_first_stands(now, looking, cast, draft):
    with looking(cast.sam):
        with pytest.raises(WrongState):
            actions.begin_plan(plan=actions.NewPlan(person=cast.ana), by=cast.sam, at=now)
        assert queries.draft_of(cast.ana, ADULT, viewer=cast.sam).pk == draft.pk


def test_a_line_that_is_changed_keeps_its_key_and_of_two_who_change_it_one_is_told(now, looking, cast, draft):
    line, sam = a_line(draft, by=cast.sam, now=now), cast.sam
    with looking(sam):
        to = a_new_line(draft, wished_at=time(18, 30))
        later = actions.change_line(row=line.pk, to=to, by=sam, at=now)
        assert (later.line, later.place, later.wished_at) == (line.line, line.place, time(18, 30))
        assert [one.pk for one in queries.lines_of(draft, viewer=sam)] == [later.pk]
        with pytest.raises(Stale):
            actions.change_line(row=line.pk, to=a_new_line(draft), by=sam, at=now)
        actions.remove_line(row=later.pk, person=cast.ana, by=sam, at=now)
        with pytest.raises(Stale):
            actions.remove_line(row=later.pk, person=cast.ana, by=sam, at=now)
        assert queries.lines_of(draft, viewer=sam) == []
        assert PlanLine.objects.filter(person_id=cast.ana).count() == 2
    assert a_line(draft, by=sam, now=now).place == 2


def test_a_finished_plan_is_not_changed_a_new_one_is_begun(now, looking, cast, draft):
    line = a_line(draft, by=cast.sam, now=now)
    said_yes(draft, by=cast.sam, now=now, alone="yes")
    with looking(cast.sam), pytest.raises(WrongState, match="Begin a new one"):
        actions.change_line(row=line.pk, to=a_new_line(draft), by=cast.sam, at=now)


@pytest.mark.requirement("S3-11")
def test_three_lines_are_held_three_ways_and_switching_one_touches_no_other(now, looking, cast, draft):
    lines = [a_line(draft, by=cast.sam, now=now, met_by=MetBy.PAID) for _ in range(3)]
    ways = [Way.DIRECT_PAYMENT, Way.COUNCIL, Way.SERVICE_FUND]
    with looking(cast.sam):
        items = [
            actions.PickedWay(person=cast.ana, row=line.pk, way=way)
            for line, way in zip(lines, ways, strict=True)
        ]
        held = actions.pick_ways(items=items, by=cast.sam, at=now)
    said_yes(draft, by=cast.sam, now=now, alone="yes")
    again = a_draft(cast.ana, by=cast.sam, now=now)
    with looking(cast.herself):
        one = actions.PickedWay(person=cast.ana, row=held[1].pk, way=Way.THIRD_PARTY)
        switched = actions.pick_way(picked=one, by=cast.herself, at=now)
        now_held = queries.lines_of(draft, viewer=cast.herself)
        assert [line.pk for line in now_held] == [held[0].pk, switched.pk, held[2].pk]
        assert [line.way for line in now_held] == [ways[0], Way.THIRD_PARTY, ways[2]]
        assert switched.line == lines[1].line
        in_draft = queries.lines_of(again, viewer=cast.herself)
        assert in_draft[1].way == Way.THIRD_PARTY, "finishing the draft must not undo the switch"
        with pytest.raises(Stale):
            actions.pick_way(picked=one, by=cast.herself, at=now)


def test_a_way_that_is_none_of_ours_is_told_and_a_pick_can_be_taken_back(now, looking, cast, draft):
    line = a_line(draft, by=cast.sam, now=now)
    with looking(cast.sam):
        bad = actions.PickedWay(person=cast.ana, row=line.pk, way="voucher")
        with pytest.raises(Invalid):
            actions.pick_way(picked=bad, by=cast.sam, at=now)
        one = actions.PickedWay(person=cast.ana, row=line.pk, way=Way.COUNCIL)
        picked = actions.pick_way(picked=one, by=cast.sam, at=now)
        none = actions.PickedWay(person=cast.ana, row=picked.pk, way=None)
        assert actions.pick_way(picked=none, by=cast.sam, at=now).way == ""


def test_who_covers_meanwhile_can_be_said_of_a_plan_that_stands(now, looking, cast, draft):
    line = a_line(draft, by=cast.sam, now=now)
    said_yes(draft, by=cast.sam, now=now, alone="yes")
    with looking(cast.sam):
        with pytest.raises(Invalid):
            actions.say_who_covers(row=line.pk, person=cast.ana, covers=" ", by=cast.sam, at=now)
        actions.say_who_covers(row=line.pk, person=cast.ana, covers="Harbour", by=cast.sam, at=now)
        assert queries.line_of(cast.ana, line.line, viewer=cast.sam).covers_tonight == "Harbour"
        assert queries.plan_of(cast.ana, ADULT, viewer=cast.sam).pk == draft.pk


def _acts(cast, draft, line, by, now):
    """Return each action of the room on Ana's plan, by somebody."""
    person, to = cast.ana, a_new_line(draft)
    return {
        "begin": lambda: actions.begin_plan(
            plan=actions.NewPlan(person=person, standing=StandingKind.CARER), by=by, at=now
        ),
        "add": lambda: actions.add_line(line=to, by=by, at=now),
        "change": lambda: actions.change_line(row=line.pk, to=to, by=by, at=now),
        "remove": lambda: actions.remove_line(row=line.pk, person=person, by=by, at=now),
        "cover": lambda: actions.say_who_covers(row=line.pk, person=person, covers="Harbour", by=by, at=now),
        "pick": lambda: actions.pick_way(
            picked=actions.PickedWay(person=person, row=line.pk, way=Way.COUNCIL), by=by, at=now
        ),
        "comment": lambda: actions.comment_on_plan(
            comment=actions.NewComment(person=person, plan=draft.pk, words="Yes"), by=by, at=now
        ),
        "finish": lambda: actions.finish_plan(
            yes=actions.Yes(person=person, plan=draft.pk, alone="yes"), by=by, at=now
        ),
    }


def test_a_stranger_somebody_it_is_shared_with_and_a_wrong_role_are_refused(now, looking, cast, draft):
    line = a_line(draft, by=cast.sam, now=now)
    irene = a_login_of(somebody(now=now, name="Irene Osei"), "person", now=now)
    open_to(cast.hers, cast.ana, Area.PLAN, now=now)
    refusals = [
        (a_login("assessor", now=now), NotFound),
        (irene, NotFound),
        (cast.hers, NotFound),
        (a_login("payments", now=now), NotPermitted),
    ]
    for by, refusal in refusals:
        for act in _acts(cast, draft, line, by, now).values():
            with looking(by), pytest.raises(refusal):
                act()


def test_without_a_trail_nothing_of_a_plan_is_written(now, looking, cast, draft, audit_fails):
    line = PlanLine(
        person_id=cast.ana,
        plan=draft,
        aim=TEA,
        met_by=MetBy.PAID,
        idea_of="person",
        place=1,
        recorded_at=now,
        recorded_by=cast.sam,
    )
    with looking(cast.sam):
        line.save(force_insert=True)
    for name, act in _acts(cast, draft, line, cast.sam, now).items():
        with looking(cast.sam), pytest.raises(audit_fails):
            act()
        with looking(cast.sam):
            assert [one.pk for one in queries.lines_of(draft, viewer=cast.sam)] == [line.pk], name
            assert queries.lines_of(draft, viewer=cast.sam)[0].way == ""
            assert queries.draft_of(cast.ana, ADULT, viewer=cast.sam).pk == draft.pk
            assert queries.draft_of(cast.ana, StandingKind.CARER, viewer=cast.sam) is None
            assert queries.comments_on(draft, viewer=cast.sam) == []
