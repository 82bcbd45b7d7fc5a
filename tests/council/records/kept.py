"""What columns with codes, sums and lines hold, as the rooms keep it: one example a column."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from sayso.foundation.decisions.grounds import How, Nature, Whether
from sayso.foundation.decisions.holds import HOLDS, LAWFUL_POWERS
from sayso.foundation.decisions.states import OUTCOMES, PARTS, State
from sayso.foundation.letters.outbox import WayKind
from sayso.foundation.letters.queries import SENDING_STATES
from sayso.journey.assessment.statuses import Could, Difficulty
from sayso.journey.budget.statuses import HOLDS as OF_BUDGETS
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.charging.statuses import ChangeKind
from sayso.journey.partnership.statuses import Particular
from sayso.journey.payments.statuses import PaidTo
from sayso.rules.choice.facts import KINDS
from sayso.rules.eligibility.outcomes import ADULT_ABILITIES, ADULT_OUTCOMES, CARER_OUTCOMES
from sayso.rules.partnership.check_in import Form, Side, questions_of
from sayso.rules.partnership.review_parts import ASKED
from sayso.rules.review.answers import PERSON, WORKER

_OUTCOMES = sorted({one.code for one in (*ADULT_OUTCOMES, *CARER_OUTCOMES)})
_LAW = ["SI 2014/2672", "regulation 14", "https://www.legislation.gov.uk/uksi/2014/2672", "A"]
WORKING = [
    {"step": "points.washing", "label": "Washing.", "amount": 10, "unit": "number", "authority": _LAW},
    {"step": "charge", "label": "To pay.", "amount": 6438, "unit": "pounds a week", "authority": _LAW},
    {"step": "cost", "label": "It costs.", "amount": 8330, "unit": "pence_a_week", "authority": "Section 26"},
    {"step": "hours", "label": "Hours.", "amount": 1050, "unit": "hours", "authority": "Section 25"},
    {"step": "share", "label": "Its share.", "amount": 5000, "unit": "percent", "authority": "Section 17"},
    {"step": "not_known", "label": "Not told.", "amount": None, "unit": "pounds", "authority": "Section 17"},
    {"step": "is_so", "label": "It is so.", "amount": None, "unit": "yes or no", "authority": "Section 17"},
]
_FOUND = [{"label": "Eating.", "answer": "Can do this", "authority": "SI 2015/313, regulation 2(2)(a)"}]
_REFUND = [{"label": "What they paid comes first.", "pence": 4200, "authority": "Section 17"}]
_MEANS = {
    "where": {"setting": "home"},
    "day": {"on": "2026-07-16"},
    "household": {"household": "single"},
    "birth_date": {"birth_date": "1934-03-02"},
    "premiums": {"premiums": ["disability"]},
    "income": {"items": [{"kind": "attendance_allowance", "period": "four_weeks", "amount_pence": 29060}]},
    "savings": {"items": [{"kind": "savings", "owners": 1, "amount_pence": 30000}]},
    "housing": {"items": [{"kind": "council_tax_net", "period": "calendar_month", "amount_pence": 1392}]},
    "disability_costs": {
        "items": [
            {
                "kind": "heating",
                "period": "week",
                "amount_pence": 1200,
                "decision": "part",
                "allowed_pence": 900,
                "reason": "The rest is what everybody pays.",
                "source": "paper",
            }
        ]
    },
    "cost": {"period": "week", "amount_pence": 60000},
    "light_touch": {
        "treated_as": "within_limit",
        "on": "2026-07-16",
        "why": "They showed us.",
        "agreed_pence": 5,
    },
}
_IMPACT = {
    "says": ["Unpaid help after this: none."],
    "tasks": [{"line": "f947e300-b25c-4e9f-aa39-bb93ffaaa19b", "after": "carer", "minutes_after": 960}],
    "carried": [{"line": "f947e300-b25c-4e9f-aa39-bb93ffaaa19b", "minutes": 960}],
    "working": [
        {"step": "new_tasks", "unit": "number", "label": "New tasks.", "amount": 0, "authority": "S 25"}
    ],
}
_OFFER = {
    "offer": "4dfff583-6c40-40b9-95ed-4976a6ea952a",
    "name": "Lantern Nights",
    "organisation": "Lantern Co-operative",
    "price_unit": "hour",
    "price_pence": 2140,
}
_ORDER = {
    "line": "f947e300-b25c-4e9f-aa39-bb93ffaaa19b",
    "starts_on": "2026-11-23",
    "price_pence": 2140,
    "unit": "hour",
    "visitor_must_know": "Ring twice.",
}
_CHECK_IN = {
    one.code: {
        Form.NUMBER: 2,
        Form.DAY: "2026-02-14",
        Form.CHOICE: one.choices[-1][0] if one.choices else "",
    }[one.form]
    for side in Side
    for one in questions_of(side)
}


def _reviewed(questions: Any) -> dict[str, Any]:
    said = {one.code: one.choices[-1][0] if one.choices else "A few words." for one in questions}
    return said | {one.code: [code for code, _ in one.choices] for one in questions if one.many}


_RUN = SimpleNamespace(starts_on=date(2027, 4, 5), period_starts_on=date(2026, 11, 2))
KEPT: dict[str, Any] = {
    "decisions.Decision.nature": list(Nature),
    "decisions.Decision.subject_kind": ["eligibility", "carer_break", "budget", "paid_relative"],
    "decisions.Decision.holder_because": sorted(LAWFUL_POWERS),
    "decisions.Decision.state": list(State),
    "decisions.Decision.whether": list(Whether),
    "decisions.Decision.how_main": list(How),
    "decisions.Decision.how_others": list(How),
    "decisions.Decision.working": WORKING,
    "decisions.Decision.held_by_rules": list(HOLDS),
    "decisions.Decision.outcome": list(OUTCOMES),
    "decisions.DecisionWords.part": list(PARTS),
    "decisions.Attempt.whether": list(Whether),
    "decisions.Attempt.how_main": list(How),
    "decisions.Attempt.how_others": list(How),
    "decisions.Attempt.held_by_rules": list(HOLDS),
    "decisions.Telling.way": list(WayKind),
    "decisions.UnmetNeed.because": list(Whether),
    "letters.Sending.way": list(WayKind),
    "letters.Sending.state": list(SENDING_STATES),
    "letters.Sending.failed_why": "no_address",
    "casework.CoverFor.absence": SimpleNamespace(first_day=date(2026, 11, 2), last_day=date(2026, 11, 9)),
    "assessment.CapacityRecord.abilities": dict.fromkeys(Difficulty.values, Could.COULD_NOT.value),
    "assessment.NeedsAssessment.outcomes": dict(zip(_OUTCOMES, list(ADULT_ABILITIES) * 3, strict=False)),
    "assessment.NeedsAssessment.difficulties": Difficulty.values,
    "assessment.NeedsAssessment.working": _FOUND,
    "assessment.Eligibility.outcomes": _OUTCOMES,
    "assessment.Eligibility.held_by_rules": list(HOLDS),
    "allocation.IndicativeBudget.table": SimpleNamespace(name="A table", starts_on=date(2026, 4, 1)),
    "allocation.IndicativeBudget.levels": {"going_out": "some_days"},
    "allocation.IndicativeBudget.agreed_help": [
        {
            "carer": "f947e300-b25c-4e9f-aa39-bb93ffaaa19b",
            "minutes_a_week": 90,
            "agreed_on": "2026-11-02",
            "ends_before": "2027-02-01",
        }
    ],
    "allocation.IndicativeBudget.missing": ["The council’s points table"],
    "allocation.IndicativeBudget.working": WORKING,
    "planning.PlanLine.outcomes": _OUTCOMES,
    "charging.MoneyChange.what": ChangeKind.values,
    "charging.FinancialAssessment.answers": _MEANS,
    "charging.FinancialAssessment.begins": WORKING,
    "charging.FinancialAssessment.missing": [{"name": "their age", "law": "", "question": "age"}],
    "charging.FinancialAssessment.working": WORKING,
    "charging.ToldMeans.answers": _MEANS,
    "charging.LookAgain.lines": [
        {
            "step": "costs.extra_heating",
            "label": "Heating: £12.00",
            "answer": "stays",
            "reason": "It was kept.",
        }
    ],
    "charging.ChargeRunLine.run": _RUN,
    "charging.ChargeRunLine.missing": ["pension_age_date"],
    "charging.ChargeRunLine.risen": [["attendance_allowance", "week", 7265, 7670]],
    "charging.ChargeRunLine.to_ask": ["state_pension", "age"],
    "charging.NhsRefund.working": _REFUND,
    "budget.PersonalBudget.working": WORKING,
    "budget.PersonalBudget.impact": _IMPACT,
    "budget.PersonalBudget.impact_after": _IMPACT,
    "budget.PersonalBudget.grounds": {
        "whether": "met",
        "how_main": "costs_less",
        "how_others": ["risk"],
        "reasons": "So.",
    },
    "budget.PersonalBudget.held_by_rules": [*OF_BUDGETS, *HOLDS],
    "budget.BudgetLine.working": WORKING,
    "options.Choice.kinds": list(KINDS),
    "options.Choice.shown": [_OFFER, _OFFER | {"price_pence": None, "price_unit": ""}],
    "options.Choice.left_out": [_OFFER | {"reason": "other_help"}],
    "options.OwnChoiceAnswer.seen_alone": ["own", *SeenAlone.values],
    "purchasing.Order.outcomes": _OUTCOMES,
    "purchasing.WaitingOrder.told": _ORDER,
    "payments.PayeeAccount.paid_to": PaidTo.values,
    "payments.RunLine.run": _RUN,
    "payments.RunLine.parts": [{"pence": 26875, "words": "Somebody makes tea.", "working": WORKING}],
    "partnership.ClashSettled.at_times": "025T1900+45",
    "partnership.CheckIn.answers": _CHECK_IN,
    "partnership.PairTalk.answers": {part.value: "A few words." for part in ASKED},
    "partnership.PairTalk.job": {"pay_late": False, "more_hours": True, "leave_taken": 25},
    "partnership.PaidContract.particulars": dict.fromkeys(Particular.values, "As before."),
    "review.Found.answers": _reviewed(WORKER),
    "review.FoundApart.answers": _reviewed(WORKER),
    "review.TheirAnswers.answers": _reviewed(PERSON),
}
