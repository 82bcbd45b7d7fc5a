"""Of every named action there is: who may not do it is told so, and no rule stops a fact."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

import sayso
from sayso.foundation.access import actions as access
from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import viewing
from sayso.rules.refusals import NotPermitted, Refusal
from tests.factories.logins import NOBODY, a_login
from tests.house_rules.arguments import Given
from tests.house_rules.calls import Calls
from tests.worlds import acting, alone, apart, asking, resting, support  # noqa: F401  their acts are ACTS
from tests.worlds.lives import ACTS, a_life

ROOT = Path(__file__).resolve().parents[2]
RULE_REFUSALS = {"Held", "FactsMissing", "NoFigureInForce", "NotSettled"}
Action = Callable[..., Any]


@cache
def every_action() -> dict[str, Action]:
    """Return every named action by its module and name."""
    found: dict[str, Action] = {}
    for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
        if ".actions" not in module.name:
            continue
        for name, action in vars(importlib.import_module(module.name)).items():
            if inspect.isfunction(action) and hasattr(action, "kind"):
                found[f"{action.__module__}.{name}"] = action
    return found


@cache
def calls() -> Calls:
    return Calls(ROOT)


#: What the keys that actions ask for are keys of.
KEYS = {
    "account": "partnership.Account",
    "assessment": "assessment.NeedsAssessment",
    "booking": "breaks.BreakBooking",
    "budget": "budget.PersonalBudget",
    "check_in": "partnership.CheckIn",
    "look": "charging.LookAgain",
    "need": "breaks.BreakNeed",
    "order": "purchasing.Order",
    "paper": "casework.PrivatePaper",
    "payee": "payments.PayeeAccount",
    "plan": "planning.Plan",
    "power": "powers.Power",
    "with_power": "powers.Power",
    "proposal": "partnership.PaidProposal",
    "record_request": "records.RecordRequest",
    "complaint": "records.DataComplaint",
    "request": "review.ReviewRequest",
    "review": "review.Review",
    "root": "casework.Note",
    "row": "planning.PlanLine",
    "side": "partnership.PartnershipSide",
    "story": "community.Story",
    "talk": "partnership.PairTalk",
    "task": "casework.Task",
    "wish": "assessment.Wish",
}
#: What is on nobody's record: sign-ins, settings, tables, lists of services, runs and statements as a whole.
OF_NOBODY = set(
    "add_login end_role give_role open_own_record make_token deliver_letters record_carried"
    " record_fates open_consultation set_setting set_settings tell_outcome publish_table"
    " import_offers settle_import record_check record_checks"
    " record_council_account confirm_council_account keep_source make_run lock_run approve_run send_back_run"
    " make_file mark_sent match_lines import_statement import_visits answer_staff_concern"
    " enter_figures confirm_figure withdraw_figure make_charge_run approve_charge_run withdraw_charge_run"
    " work_charge_run ask_for_run_letters write_run_letters set_absence change_absence end_absence".split()
)
#: What opens a record, or makes one: for that a record need not be open. Each has tests of its own.
OPENS = set("break_glass open_record add_person add_people take_contact hand_over_duty raise_concern".split())
OPENS |= {"start_urgent_support", "release_looks"}
#: Where the answer is another, and the same for what never was.
UNASKED = set(
    "check_opening check_broken_glass record_returned confirm_merge undo_merge end_address end_contact_point"
    " end_communication_need".split()
)
SAYS = {
    "take_task": "WrongState",
    "lift_restriction": "WrongState",
    "read_story": "Invalid",  # it reaches no record: a no needs words, whatever the story
    "take_up_choice": "done",  # by whoever stands outside: it names nobody, and opens nothing
}
#: Ways that are there in the code and cannot be walked, each with why; a way that is gone is taken out here.
NEVER_WALKED = {
    "indicative_budgets > NoFigureInForce": "only a table in force on the day is looked up, or none",
    "read_case > FactsMissing": "many at once are read with a setting and a day; one by one it is caught",
    "_day_of_the_sum > FactsMissing": "the same",
    ".on > NoFigureInForce": "`Figure.on` is asked, which gives None; `Figures.on` is the one that refuses",
}
#: Who may do what moves money, ends what somebody has, or opens what is closed: by hand, not by the code.
ONLY = {
    "agree_budget": "social-worker occupational-therapist manager",
    "end_budget": "social-worker occupational-therapist manager",
    "place_order": "social-worker occupational-therapist assessor manager broker",
    "make_run": "payments",
    "approve_run": "payments finance",  # and never by whoever made it
    "confirm_payee": "payments finance",  # and never by whoever wrote it down
    "import_statement": "payments finance",
    "assess_means": "finance",
    "answer_look": "finance",
    "make_charge_run": "finance",
    "approve_charge_run": "finance",  # and never by whoever made it
    "work_charge_run": "finance",  # and only by whoever approved it
    "write_run_letters": "finance",  # and only by whoever asked for them
    "settle_import": "broker commissioner",  # and never by whoever brought it in
    "publish_table": "admin",
    "enter_figures": "finance admin",
    "confirm_figure": "finance admin",  # and never by whoever entered it
    "withdraw_figure": "finance admin",
    "close_review": "social-worker occupational-therapist assessor manager",
    "propose_paid": "social-worker occupational-therapist assessor manager",
    "decide_paid": "social-worker occupational-therapist manager",  # and never by whoever put it
    "sign_paid": "social-worker occupational-therapist manager",  # the same
    "agree_paid": "social-worker occupational-therapist assessor manager",
    "decide_break": "social-worker occupational-therapist manager",
    "take_up_answer": "manager principal",
    "take_up_choice": "manager principal",
    "decide_on_concern": "safeguarding",
    "break_glass": "out-of-hours manager safeguarding",
    "gather_record": "data",
    "mark_items": "data",
    "agree_marks": "data manager",  # and never to a mark of their own, nor without being named
    "let_pack_go": "data",  # and only once another has decided the same of each thing
    "confirm_merge": "manager data",
    "give_role": "admin clocks",
}


def test_no_rule_ever_refuses_a_fact_or_what_keeps_somebody_safe():
    """However deep an action calls: no path of it comes to a rule's refusal that nobody catches."""
    refused, never_walked = set(), set()
    for action in every_action().values():
        if action.kind == Kind.DECIDES:
            continue
        for way in calls().paths_to((action.__module__, action.__name__), RULE_REFUSALS):
            end = " > ".join(way[-2:])
            if end in NEVER_WALKED:
                never_walked.add(end)
            else:
                refused.add(" > ".join(way))
    assert refused == set()
    assert never_walked == set(NEVER_WALKED), "a way that is gone stands here still"


@pytest.mark.parametrize("name", ["place_order", "close_review", "finish_plan", "end_budget", "answer_look"])
def test_the_way_to_a_rule_is_found_where_there_is_one(name):
    """The one above can fail: a decision that is held comes to its rule by the same reading of the code."""
    (action,) = [one for key, one in every_action().items() if key.endswith(f".{name}")]
    ways = calls().paths_to((action.__module__, action.__name__), RULE_REFUSALS)
    assert action.kind == Kind.DECIDES
    assert any(way[-1] == "Held" for way in ways)


@pytest.mark.django_db
def test_every_action_refuses_every_role_that_lacks_its_permission(now):
    """Every action by every role and by nobody: refused before anything is asked, or let past the door."""
    logins = {code: a_login(code, now=now) for code in ROLES}
    let_in: dict[str, set[str]] = {}
    for name, action in every_action().items():
        for code, login in [*logins.items(), ("nobody", NOBODY)]:
            if _is_let_in(action, login, now):
                let_in.setdefault(name.rsplit(".", 1)[-1], set()).add(code)
    by_hand = {name: set(who.split()) for name, who in ONLY.items()}
    assert {name: let_in[name] for name in ONLY} == by_hand
    assert {name for name, who in let_in.items() if "nobody" in who} == {"raise_concern"}


def _is_let_in(action: Action, login: Any, now: Any) -> bool:
    """Whether this login gets past the door: inside, an argument that no action takes is an error of ours."""
    try:
        action(by=login, at=now, no_action_takes_this=True)
    except NotPermitted:
        return False
    except TypeError:
        return True
    raise AssertionError(f"{action.__name__} did something")


@pytest.fixture
def closed(now, council_home, monkeypatch) -> Given:
    """Return what Ana's record holds, of every kind there is, once it is closed to all but her worker."""
    monkeypatch.setattr(clock, "now", lambda: now)
    life = a_life(now)
    for act in ACTS.values():
        act(life, life.ana)
    rows: dict[Any, Any] = {User: life.nadia}
    for login in (life.sam, life.ana_in, life.lead, life.desk.finn):
        with life.by(login):
            for model in apps.get_models():
                if issubclass(model, ProtectedModel):
                    found = model.objects.visible_to(login).filter(person_id=life.ana).first()
                    rows |= {model: found} if found else {}
    manager = a_login("manager", now=now)
    closing = {"because": "staff", "group": [life.sam], "look_again_on": date(2027, 1, 1)}
    with transaction.atomic(), viewing(manager, at=now):
        access.restrict_record(person=life.ana, by=manager, at=now, **closing)
    keys = {name: rows[apps.get_model(model)].pk for name, model in KEYS.items()}
    keys["line"] = rows[apps.get_model("planning.PlanLine")].line
    keys |= dict.fromkeys(("other", "carer", "with_person", "into"), life.bea)
    return Given(now, life.ana, rows, keys)


@pytest.mark.django_db
def test_no_action_reaches_a_record_that_is_not_open(closed, now):
    """Whoever may do a thing, with no business on this record: it is as if nobody were there."""
    answers, unasked, logins = {}, set(), _LoginsOfRoles(now)
    for name, action in every_action().items():
        short = name.rsplit(".", 1)[-1]
        if short in OF_NOBODY | OPENS:
            continue
        try:
            told = closed.to(action)
        except KeyError:  # a row of a kind that this life has none of: its own tests ask
            unasked.add(short)
            continue
        login = logins[_who_may(action)]
        with transaction.atomic(), viewing(login, at=now):
            try:
                action(by=login, at=now, **told)
                answers[short] = "done"
            except Refusal as why:
                answers[short] = type(why).__name__
            transaction.set_rollback(True)
    assert {short: said for short, said in answers.items() if said != SAYS.get(short, "NotFound")} == {}
    assert unasked == UNASKED
    assert len(answers) > 140, "too few actions were asked to say anything"


def _who_may(action: Action) -> str:
    """Return a role that works here, where any does, and may do this; with as little else as can be."""
    may = [role for role in ROLES.values() if action.permission in role.permissions]
    work_here = [role for role in may if role.is_staff] or may
    return min(work_here, key=lambda role: len(role.whole)).code


class _LoginsOfRoles(dict[str, User]):
    """One login of each role, made when it is first asked for."""

    def __init__(self, now: Any) -> None:
        self.now = now

    def __missing__(self, role: str) -> User:
        self[role] = a_login(role, now=self.now)
        return self[role]
