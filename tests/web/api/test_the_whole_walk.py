"""The whole walk by program: Ana and Bea from a conversation to a review, with the refusals of the pages."""

import base64
import json
from datetime import timedelta

import pytest

from sayso.foundation.access import clock
from sayso.web.api import site
from tests.factories.allocation import GROSS_PENCE, LEVELS
from tests.factories.charging import CHARGE_2022, told
from tests.factories.payments import a_file
from tests.factories.review import SETTLED
from tests.foundation.gateways.test_open_referral import MEADOW
from tests.web.api.walking import Walk

pytestmark = pytest.mark.django_db
GARDEN = "Out in the garden each day, even if it rains."
TEA = "Tea at seven, like my mother did."
SHOWER = "A shower without slipping."
TABLETS = "My tablets sorted for the week."
TIRED = "I can’t do Mondays any more. I haven’t told Mum."
SEVEN = {"wished_at": "19:00", "give_or_take_minutes": 15, "days": [0, 1, 2, 3, 4]}
NEEDS = {"nutrition": "needs_help", "personal_hygiene": "takes_longer"}
ELIGIBLE = {"finding": "eligible", "outcomes": list(NEEDS), "reasons": "You cannot cook alone."}
FULL = "Two of the three are above the limit together. All three are needed."
WEEKDAYS = [
    {"id": "1", "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "07:00", "closes_at": "22:00"}
]
HEARTH = MEADOW | {"schedules": WEEKDAYS}
KINDLY = HEARTH | {"id": "6b9c4d2e-0000-4000-8000-000000000002", "name": "Kindly at Home"}


@pytest.fixture
def walk(now, monkeypatch, council_home) -> Walk:
    walking = Walk(now)
    monkeypatch.setattr(clock, "now", lambda: walking.at)
    monkeypatch.setattr(site, "is_mfa_enabled", lambda user: True)  # their second step is tested elsewhere
    return walking


@pytest.mark.requirement(
    "S0-02", "S0-07", "S2-07", "S2-08", "S3-02", "S3-03", "S3-11", "X-01", "X-03", "B-44"
)
def test_ana_and_bea_walk_from_a_conversation_to_a_review_by_program(walk):
    for step in (
        they_talk,
        the_two_of_them,
        needs_are_found_and_decided,
        a_first_figure,
        ana_writes_her_plan,
        bea_is_asked_and_says_yes,
        what_ana_pays,
        the_budget_is_agreed,
        she_holds_one_line_another_way_and_back,
        ana_chooses_and_it_is_ordered,
        ana_is_paid,
        it_is_looked_at_again,
        what_happened_and_her_copy,
    ):
        step(walk)
        walk.at += timedelta(days=1)
    assert GARDEN in {one["words"] for one in walk.get(walk.herself, "/my-wishes")}, (
        "her words stand to the end"
    )


def they_talk(walk):
    walk.does(walk.herself, "/my-wishes", words=GARDEN)
    walk.does(walk.sam, walk.of("/wishes"), words=TEA, **SEVEN)
    walk.cannot(walk.stranger, walk.of("/wishes"), 404, words=TEA)
    walk.cannot(walk.desk.finn, walk.of("/wishes"), 403, words=TEA)
    walk.cannot(walk.sam, walk.of("/wishes"), 422, words=" ")
    walk.hidden(walk.hers, walk.of("/wishes"))
    assert {one["words"] for one in walk.get(walk.herself, "/my-wishes")} == {GARDEN, TEA}


def the_two_of_them(walk):
    said = {"side": str(walk.side), "part": "gives", "words": TIRED}
    walk.cannot(walk.herself, "/my-words", 404, **said)
    walk.does(walk.hers, "/my-words", **said)
    (pair,) = walk.get(walk.herself, "/my-pairs")
    assert pair["shared"] == []


def needs_are_found_and_decided(walk):
    found = {"assessed_on": str(walk.at.date()), "arises": True, "significant_impact": True}
    assess = walk.of("/assessments")
    walk.cannot(walk.stranger, assess, 404, standing="adult", outcomes=NEEDS, **found)
    walk.cannot(walk.desk.finn, assess, 403, standing="adult", outcomes=NEEDS, **found)
    kept = walk.does(walk.sam, assess, standing="adult", outcomes=NEEDS, **found)
    of_bea = {"recreation": "needs_help"}
    hers = walk.does(
        walk.sam,
        f"/people/{walk.bea}/assessments",
        standing="carer",
        outcomes=of_bea,
        health_at_risk=True,
        **found,
    )
    held = walk.does(
        walk.sam, walk.of("/eligibility"), **ELIGIBLE | {"assessment": kept["key"], "reasons": ""}
    )
    assert (held["reached"], held["held_by"]) == ("held", ["eligibility_no_reasons"])
    done = walk.does(walk.sam, walk.of("/eligibility"), assessment=kept["key"], **ELIGIBLE)
    assert done["reached"] == "decided"
    decided = {"finding": "eligible", "outcomes": list(of_bea), "reasons": "You have no time that is yours."}
    walk.does(walk.sam, f"/people/{walk.bea}/eligibility", assessment=hers["key"], **decided)
    assert len(walk.get(walk.herself, "/my-assessments")) == 1
    until = str(walk.at.date() + timedelta(days=365))
    walk.does(
        walk.hers,
        "/my-willing",
        words="Help Mum to bed",
        adult=str(walk.ana),
        willing="yes",
        able="yes",
        minutes_a_week=120,
        holds_from=str(walk.at.date()),
        ends_before=until,
        may_be_told=True,
    )


def a_first_figure(walk):
    walk.cannot(walk.stranger, walk.of("/first-figure"), 404, levels=LEVELS)
    walk.does(walk.sam, walk.of("/first-figure"), levels=LEVELS)
    figure = walk.get(walk.herself, "/my-first-figure")
    assert figure["gross_pence_a_week"] == GROSS_PENCE
    assert 0 < figure["net_pence_a_week"] < GROSS_PENCE, "the hours that Bea agreed to, and no others"


def ana_writes_her_plan(walk):
    walk.cannot(walk.sam, walk.of("/budgets"), 409, starts_on=str(walk.at.date()))
    walk.cannot(walk.sam, walk.of("/plan"), 403, written_by="self")
    plan = walk.does(walk.herself, walk.of("/plan"), written_by="self")["key"]
    (draft,) = walk.get(walk.herself, walk.of("/plan"))
    assert {line["aim"] for line in draft["lines"]} == {TEA, GARDEN}, "nobody typed them again"
    assert [line["way"] for line in draft["lines"]] == [None, None], "no way is a default"
    rows = {line["aim"]: line["row"] for line in draft["lines"]}
    paid = {"met_by": "paid", "minutes_each": 30}
    tea = {"aim": TEA, "times_a_week": 5, **paid, **SEVEN}
    walk.cannot(walk.hers, walk.of(f"/plan/lines/{rows[TEA]}"), 404, **tea)
    _held(walk, walk.does(walk.herself, walk.of(f"/plan/lines/{rows[TEA]}"), **tea), "council")
    garden = {"aim": GARDEN, "times_a_week": 7, **paid}
    _held(walk, walk.does(walk.herself, walk.of(f"/plan/lines/{rows[GARDEN]}"), **garden), "direct_payment")
    lines = walk.of(f"/plan/{plan}/lines")
    walk.cannot(walk.herself, lines, 422, aim=" ", met_by="paid")
    shower = walk.does(walk.herself, lines, aim=SHOWER, times_a_week=2, **paid)
    _held(walk, shower, "service_fund")
    walk.does(walk.herself, lines, aim=TABLETS, met_by="carer", covers_tonight="The surgery rings me.")
    walk.does(walk.herself, walk.of("/plan/yes"), plan=plan)
    _read_the_plan(walk)
    assert not walk.lines[TABLETS]["is_settled"], "nobody assumes that Bea does it"


def bea_is_asked_and_says_yes(walk):
    asked = {"carer": str(walk.bea), "line": walk.lines[TABLETS]["line"], "words": "Sort the tablets."}
    walk.does(walk.herself, walk.of("/plan/ask"), **asked)
    (offer,) = walk.get(walk.hers, f"/people/{walk.bea}/asked")
    walk.hidden(walk.herself, f"/people/{walk.bea}/asked")
    walk.cannot(walk.herself, f"/asked/{offer['key']}", 404, answer="no")
    until = str(walk.at.date() + timedelta(weeks=26))
    yes = {"minutes_a_week": 60, "holds_from": str(walk.at.date()), "ends_before": until}
    walk.does(walk.hers, f"/asked/{offer['key']}", answer="yes", **yes)
    _read_the_plan(walk)
    assert walk.lines[TABLETS]["carers"] == ["Bea, my daughter"]


def _held(walk, row, way):
    walk.does(walk.herself, walk.of(f"/plan/lines/{row['key']}/way"), way=way)


def _read_the_plan(walk):
    (plan,) = walk.get(walk.sam, walk.of("/plan"))
    walk.lines = {line["aim"]: line for line in plan["lines"]}


def what_ana_pays(walk):
    means = {"answers": told(), "starts_on": "2022-05-01"}
    walk.cannot(walk.sam, walk.of("/means"), 403, **means)
    walk.cannot(walk.desk.finn, walk.of("/means"), 422, **means | {"answers": told(age={"age": "old"})})
    walk.does(walk.desk.finn, walk.of("/means"), **means)
    (sum_of_hers,) = walk.get(walk.herself, "/my-charge")
    assert sum_of_hers["charge_pence_a_week"] == CHARGE_2022
    assert sum_of_hers["working"]


def the_budget_is_agreed(walk):
    order = {"line": walk.lines[TEA]["line"], "starts_on": str(walk.at.date()), "provider": "Meadow"}
    assert walk.cannot(walk.sam, walk.of("/orders"), 409, **order)["code"] == "held", "no money yet"
    starts = {"starts_on": str(walk.at.date())}
    told = walk.cannot(walk.sam, walk.of("/budgets"), 422, **starts)
    assert list(told["fields"]) == [walk.lines[SHOWER]["line"]], "a fund has no price of an hour here"
    fund = {"line": walk.lines[SHOWER]["line"], "pence_a_week": 4000, "priced_by": "Their quote"}
    made = walk.does(walk.sam, walk.of("/budgets"), prices=[fund], **starts)
    agree = f"/budgets/{made['key']}/agree"
    walk.cannot(walk.stranger, agree, 404)
    grounds = {"whether": "met", "how_main": "need", "reasons": FULL}
    held = walk.does(walk.sam, agree, **grounds, hand_to=str(walk.max.pk))
    assert {one["code"] for one in held["held"]} == {"impact_not_checked", "above_limit"}
    walk.does(walk.sam, f"/budgets/{made['key']}/impact")
    assert walk.does(walk.sam, agree, **grounds, hand_to=str(walk.max.pk))["state"] == "held"
    done = walk.does(walk.max, agree, **grounds)
    assert (done["state"], done["gross_pence_a_week"]) == ("agreed", 56_25 + 63_00 + 40_00)
    assert done["contribution_pence_a_week"] == CHARGE_2022
    walk.cannot(walk.max, agree, 409, **grounds)
    (mine,) = walk.get(walk.herself, "/my-budgets")
    assert {line["way"] for line in mine["lines"]} == {"council", "direct_payment", "service_fund"}
    assert walk.get(walk.hers, "/my-budgets") == []


def she_holds_one_line_another_way_and_back(walk):
    """Three lines, three ways: one moves and comes back, and neither the others nor the total change."""
    (budget,), ways = (
        walk.get(walk.herself, "/my-budgets"),
        {aim: one["way"] for aim, one in walk.lines.items()},
    )
    for way in ("third_party", "service_fund"):
        _held(walk, {"key": walk.lines[SHOWER]["row"]}, way)
        _read_the_plan(walk)
        assert {aim: one["way"] for aim, one in walk.lines.items()} == ways | {SHOWER: way}
        assert walk.get(walk.herself, "/my-budgets") == [budget]


def ana_chooses_and_it_is_ordered(walk):
    feed = {"feed": "lindenshire", "pages": [json.dumps([HEARTH, KINDLY])]}
    walk.cannot(walk.sam, "/services", 403, **feed)
    wrong = walk.cannot(
        walk.helen, "/services", 422, feed="x", pages=[json.dumps([MEADOW | {"status": "open"}])]
    )
    assert wrong["fields"]
    walk.does(walk.helen, "/services", **feed)
    path = walk.of(f"/choices/{walk.lines[TEA]['line']}")
    listed = walk.get(walk.herself, path)
    assert [one["name"] for one in listed["services"]] == ["Kindly at Home", MEADOW["name"]]
    assert listed["order"]
    walk.hidden(walk.hers, path)
    walk.does(walk.herself, path, none_words="Somebody whose name I know.", seen=listed["mark"])
    walk.cannot(walk.herself, path, 409, offer=listed["services"][0]["key"], seen="another")
    chosen = listed["services"][1]["key"]
    walk.does(walk.herself, path, offer=chosen, seen=listed["mark"])
    starts = walk.at.date()
    order = {"line": walk.lines[TEA]["line"], "offer": chosen, "starts_on": str(starts)}
    walk.cannot(walk.stranger, walk.of("/orders"), 404, **order)
    kept = walk.does(walk.sam, walk.of("/orders"), **order)["key"]
    walk.at += timedelta(weeks=4)
    days = [day for day in (starts + timedelta(days=one) for one in range(28)) if day.weekday() < 5]
    came = [
        {
            "order": kept,
            "planned_on": str(day),
            "outcome": "came",
            "came_at": "17:30" if day == days[-1] else "19:05",
        }
        for day in days
    ]
    assert walk.does(walk.sam, "/visits", all_of=came) == {"new": len(days)}
    assert walk.does(walk.sam, "/visits", all_of=came) == {"new": 0}
    kept_times = walk.get(walk.herself, "/my-kept-times")
    assert kept_times["of"] - kept_times["kept"] == 1, "half past five is not seven"


def ana_is_paid(walk):
    ruta, finn, pat = walk.desk.ruta, walk.desk.finn, walk.desk.pat
    payee = {"paid_to": "bank", "name_on_account": "Ana Marsh", "told_how": "She read it from her card."}
    where = walk.of("/bank-details")
    walk.cannot(ruta, where, 422, **payee, sort_code="04", account_number="x")
    key = walk.does(ruta, where, **payee, sort_code="04-05-06", account_number="12345678")["key"]
    sure = {"person": str(walk.ana), "checked_how": "Rang her."}
    walk.cannot(ruta, f"/bank-details/{key}/confirm", 403, **sure)
    walk.does(pat, f"/bank-details/{key}/confirm", **sure)
    (budget,) = walk.get(walk.herself, "/my-budgets")
    starts = walk.at.date().fromisoformat(budget["starts_on"])
    days = {
        "period_starts_on": str(starts),
        "period_ends_before": str(starts + timedelta(weeks=4)),
        "pays_on": str(walk.at.date() + timedelta(days=3)),
    }
    walk.cannot(walk.sam, "/payment-runs", 403, **days)
    run = walk.does(pat, "/payment-runs", **days)["key"]
    walk.cannot(pat, f"/payment-runs/{run}/check", 403, looked_at="All.")
    walk.cannot(finn, f"/payment-runs/{run}/file", 409)
    walk.does(finn, f"/payment-runs/{run}/check", looked_at="All of it.")
    file = base64.b64decode(walk.does(finn, f"/payment-runs/{run}/file")["content"])
    walk.does(finn, f"/payment-runs/{run}/sent")
    (of_run,) = walk.get(finn, "/payment-runs")
    pence = of_run["total_pence"]
    assert 0 < pence < 4 * 63_00, "four weeks of her garden, less its part of what she pays"
    reference = file.split(b"<EndToEndId>")[1].split(b"<")[0].decode()
    day = f"{walk.at.date() + timedelta(days=3):%d/%m/%Y}"
    walk.at += timedelta(days=4)
    told = base64.b64encode(a_file((day, reference, f"-{pence / 100:.2f}"))).decode()
    walk.cannot(pat, "/statements", 422, source="No such map", content=told)
    assert walk.does(pat, "/statements", source="Our bank", content=told)["placed"] == 1
    assert walk.does(pat, "/statements", source="Our bank", content=told)["is_repeat"]
    mine = walk.get(walk.herself, "/my-money")
    assert [(one["pence"], one["state"]) for one in mine["payments"]] == [(pence, "settled")]
    left = mine["budget_pence"] - mine["spent_pence"] - mine["promised_pence"]
    assert left == mine["free_pence"]
    assert walk.get(walk.hers, "/my-money")["payments"] == []


def it_is_looked_at_again(walk):
    walk.does(walk.herself, "/my-reviews/ask", words="Nights, please.")
    walk.does(walk.herself, "/my-reviews/answers", answers={"how": "well", "next": "To swim."})
    reviews, found = walk.of("/reviews"), {"held_on": str(walk.at.date())}
    walk.cannot(walk.stranger, reviews, 404, answers=SETTLED, **found)
    walk.cannot(walk.desk.finn, reviews, 403, answers=SETTLED, **found)
    few = {code: said for code, said in SETTLED.items() if code != "partnership"}
    kept = walk.does(walk.sam, reviews, answers=few, **found)["key"]
    end = f"{reviews}/{kept}/end"
    assert walk.cannot(walk.sam, end, 409, outcome="goes_on")["rule"], "nobody asked about the two of them"
    assert len(SETTLED) <= 12
    walk.does(walk.sam, reviews, answers=SETTLED, **found)
    walk.does(walk.sam, end, outcome="goes_on", words="Tea stays at seven.")
    walk.cannot(walk.sam, end, 409, outcome="goes_on")
    (mine,) = walk.get(walk.herself, "/my-reviews")
    assert (mine["outcome"], mine["words"]) == ("goes_on", "Tea stays at seven.")


def what_happened_and_her_copy(walk):
    happened = [one["what"] for one in walk.get(walk.herself, "/my-timeline")]
    for begins in (
        "We looked at your support again.",
        "We ordered support from Meadow Care Ltd.",
        f"You chose {MEADOW['name']}",
        "You said that nothing suited you.",
        "Your budget was agreed: £159.25",
        "You said yes to your plan.",
        "We looked with you at what you can do",
        "You told us what matters to you.",
    ):
        assert any(line.startswith(begins) for line in happened), (begins, happened)
    copy = json.dumps(walk.get(walk.herself, "/my-copy"), ensure_ascii=False)
    for words in (GARDEN, TEA, "Tea stays at seven.", "To swim."):
        assert words in copy
    everything = copy + json.dumps(happened)
    for words in (TIRED, "Sort the tablets.", "Help Mum to bed", "no time that is yours", "Bea Marsh"):
        assert words not in everything
    of_bea = json.dumps([*walk.get(walk.hers, "/my-timeline"), walk.get(walk.hers, "/my-copy")])
    assert GARDEN not in of_bea
    walk.hidden(walk.stranger, walk.of("/reviews"))
