"""Whoever somebody picked writes their plan on pages of their own, in their name, while the yes stands."""

import uuid

import pytest
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import Shareable
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import PickedWriter
from tests.factories.planning import GARDEN, TEA
from tests.pages.home.signing_in import plain, read, signed_in

pytestmark = pytest.mark.django_db
TYPED = "A long walk on the common."


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now)


def sent(login, name, said=None, *keys):
    return signed_in(login).post(reverse(name, args=keys), said or {})


def begun(cast, **said):
    asked = {"written_by": "picked", "writer": str(cast.bea)}
    assert sent(cast.herself, "begin_my_plan", asked | said).status_code == 303


def the_draft(cast, looking):
    with looking(cast.sam):
        draft = queries.draft_of(cast.ana, "adult", viewer=cast.sam)
        return draft, queries.lines_of(draft, viewer=cast.sam)


@pytest.mark.requirement("S2-15")
def test_with_her_yes_her_daughter_writes_and_each_line_bears_the_name(now, looking, cast):
    begun(cast)
    draft, _ = the_draft(cast, looking)
    assert "Mum" in read(cast.hers, "plans_i_write") or "somebody close" in read(cast.hers, "plans_i_write")
    assert (
        sent(cast.hers, "add_their_line", {"aim": GARDEN, "times_a_week": "3"}, draft.pk).status_code == 303
    )
    added = signed_in(cast.hers).post(
        f"/api/people/{cast.ana}/plan/{draft.pk}/lines", {"aim": TEA}, content_type="application/json"
    )
    assert added.status_code == 201
    page = read(cast.hers, "plan_i_write", draft.pk)
    assert page.count("Written by Bea Marsh") == 2
    (mine,) = signed_in(cast.hers).get("/api/plans-i-write").json()
    assert [one["written_by"] for one in mine["lines"]] == ["Bea Marsh", "Bea Marsh"]
    _, (garden, tea) = the_draft(cast, looking)
    assert sent(cast.hers, "change_their_line", {"aim": f"{GARDEN} With tea."}, draft.pk, garden.pk).url
    assert sent(cast.hers, "remove_their_line", {}, draft.pk, tea.pk).status_code == 303
    assert "Written by Bea Marsh" in read(cast.herself, "my_draft")
    assert "Written by Bea Marsh." in read(cast.sam, "plan", cast.ana)
    # The yes is hers, asked alone; a yes by whoever writes is not there.
    yes = f"/api/people/{cast.ana}/plan/yes"
    tried = {"plan": str(draft.pk), "alone": "yes"}
    assert signed_in(cast.hers).post(yes, tried, content_type="application/json").status_code == 404
    assert sent(cast.herself, "finish_my_plan", {"alone": "no"}).status_code == 409
    assert sent(cast.herself, "finish_my_plan", {"alone": "yes"}).status_code == 303
    assert signed_in(cast.hers).get(reverse("plan_i_write", args=[draft.pk])).status_code == 404
    with looking(cast.hers):
        assert queries.plan_by_key(cast.ana, draft.pk, viewer=cast.hers) is None


@pytest.mark.requirement("S2-15")
def test_without_her_yes_nothing_is_there_though_she_shares_her_plan(now, looking, cast):
    nothing = read(cast.hers, "plans_i_write")
    with looking(cast.herself):
        share = {"person": cast.ana, "with_person": cast.bea, "areas": [Shareable.PLAN]}
        people.share_areas(**share, by=cast.herself, at=now)
    assert (
        sent(cast.herself, "begin_my_plan", {"written_by": "picked", "writer_name": "Jo"}).status_code == 303
    )
    draft, _ = the_draft(cast, looking)
    assert read(cast.hers, "plans_i_write") == nothing
    for plan in (draft.pk, uuid.uuid4()):
        assert signed_in(cast.hers).get(reverse("plan_i_write", args=[plan])).status_code == 404
        assert sent(cast.hers, "add_their_line", {"aim": GARDEN}, plan).status_code == 404
        lines = f"/api/people/{cast.ana}/plan/{plan}/lines"
        answer = signed_in(cast.hers).post(lines, {"aim": GARDEN}, content_type="application/json")
        assert answer.status_code == 404
    begin = {"written_by": "picked", "writer_name": "Bea", "writer": str(cast.bea)}
    path = f"/api/people/{cast.ana}/plan"
    assert signed_in(cast.hers).post(path, begin, content_type="application/json").status_code == 404
    assert the_draft(cast, looking)[1] == []


@pytest.mark.requirement("S2-15")
def test_a_worker_begins_it_only_by_what_she_said_alone(looking, cast):
    asked = {"written_by": "picked", "writer": str(cast.bea)}
    for alone in ({}, {"alone": "no"}):
        assert sent(cast.sam, "begin_plan", asked | alone, cast.ana).status_code == 422
    assert sent(cast.sam, "begin_plan", asked | {"alone": "yes"}, cast.ana).status_code == 303
    draft, _ = the_draft(cast, looking)
    assert sent(cast.hers, "add_their_line", {"aim": GARDEN}, draft.pk).status_code == 303
    assert sent(cast.sam, "stop_plan_writer", {"alone": "no"}, cast.ana).status_code == 422
    assert sent(cast.sam, "stop_plan_writer", {"alone": "yes"}, cast.ana).status_code == 303
    assert sent(cast.hers, "add_their_line", {"aim": GARDEN}, draft.pk).status_code == 404
    with looking(cast.sam):
        row = PickedWriter.objects.visible_to(cast.sam).get(plan=draft)
    assert (row.alone, row.ended_by) == ("yes", cast.sam)


@pytest.mark.requirement("S2-15")
def test_her_yes_taken_back_mid_page_gives_back_what_was_typed_and_nothing_else(looking, cast):
    nothing = read(cast.hers, "plans_i_write")
    begun(cast)
    draft, _ = the_draft(cast, looking)
    assert sent(cast.hers, "add_their_line", {"aim": GARDEN}, draft.pk).status_code == 303
    assert sent(cast.herself, "stop_my_writer").status_code == 303
    late = sent(cast.hers, "add_their_line", {"aim": TYPED}, draft.pk)
    never = sent(cast.hers, "add_their_line", {"aim": TYPED}, uuid.uuid4())
    assert late.status_code == never.status_code == 404
    page = plain(late.content.decode())
    assert "You cannot save this here now" in page
    assert TYPED in page
    assert page == plain(never.content.decode()), "as if there had never been one"
    assert read(cast.hers, "plans_i_write") == nothing
    assert signed_in(cast.hers).get("/api/plans-i-write").json() == []
    hers = read(cast.herself, "my_draft")
    assert GARDEN in hers
    assert TYPED not in hers
    assert sent(cast.herself, "stop_my_writer").status_code == 404


def test_a_failed_trail_keeps_the_yes_as_it_was(now, looking, cast, audit_fails, monkeypatch):
    monkeypatch.undo()
    with looking(cast.herself):
        plan = actions.NewPlan(
            person=cast.ana, written_by="picked", writer=cast.bea, writer_name="Bea", from_wishes=False
        )
        draft = actions.begin_plan(plan=plan, by=cast.herself, at=now)
    with pytest.MonkeyPatch.context() as down:

        class Down:
            def cursor(self):
                raise audit_fails("down")

        down.setattr("sayso.foundation.audit.writing.connection", Down())
        with pytest.raises(audit_fails), looking(cast.herself):
            actions.stop_writer(plan=draft.pk, person=cast.ana, by=cast.herself, at=now)
    with looking(cast.hers):
        assert [one.pk for one in queries.drafts_i_may_write(viewer=cast.hers)] == [draft.pk]
