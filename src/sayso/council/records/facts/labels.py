"""What a column says that holds codes, sums or lines: each in words, from where its words stand.

Words of choices come from the column itself (`words.py`). Here are the columns that have none: the code is
looked up in the rules, the room or the sheet that knows it, so that no word is written twice. What somebody
wrote stands in a `text`, never in a label: only from a text can words be taken out.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Any

from sayso.council.records.facts.lines import Line, line, plainly, worked
from sayso.council.records.facts.tables import HEADINGS
from sayso.foundation.decisions.grounds import How, Nature, Whether
from sayso.foundation.decisions.holds import HOLDS, LAWFUL_WORDS
from sayso.foundation.decisions.states import OUTCOMES, PARTS, State
from sayso.foundation.govuk.presenting import clock, count, listed, plain_day, pounds
from sayso.foundation.letters.failing import why_in_words
from sayso.foundation.letters.outbox import WayKind
from sayso.foundation.letters.queries import SENDING_STATES
from sayso.journey.allocation.queries import read
from sayso.journey.assessment.statuses import Could, Difficulty
from sayso.journey.budget.statuses import HOLDS as OF_BUDGETS
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.charging.facts.decided import costs_in_words
from sayso.journey.charging.facts.kinds import EVERY, income_title
from sayso.journey.charging.facts.lightly import TREATED, lightly
from sayso.journey.charging.pages.run_shown import missing_in_words, to_ask_in_words
from sayso.journey.charging.pages.settling import told_by
from sayso.journey.charging.statuses import ChangeKind
from sayso.journey.partnership.pages.check_in_shown import said as check_in_said
from sayso.journey.partnership.statuses import LEAVE_TAKEN, JobFact, Particular
from sayso.journey.payments.statuses import PaidTo
from sayso.journey.people.queries.safe_words import DAYS
from sayso.journey.purchasing.statuses import PriceUnit
from sayso.rules.choice.facts import KINDS
from sayso.rules.choice.weighing import REASONS
from sayso.rules.eligibility import outcomes as test
from sayso.rules.partnership import check_in, review_parts
from sayso.rules.review.answers import PERSON, WORKER

#: From a row and the value of one column: what it says; lines where it says more than one thing.
Says = Callable[[Any, Any], str | list[Line]]
SaysOne = Callable[[Any, Any], str]
SaysLines = Callable[[Any, Any], list[Line]]
Words = Mapping[str, str]


def of(words: Words) -> SaysOne:
    """Return how a column says one code, or several, by these words."""

    def says(row: Any, value: Any) -> str:
        codes = [value] if isinstance(value, str) else value
        return "; ".join(in_words(code, words) for code in codes)

    return says


def in_words(code: str, words: Words) -> str:
    """Return a code in words. One that nobody knows any more is spelt, so that nothing is lost."""
    return words.get(code) or code.replace("_", " ").capitalize()


def _worked(part: str) -> Says:
    return lambda row, value: worked(value, part)


_WORKING = _worked("The working, line by line")
_OUTCOMES: Words = {one.code: one.label for one in (*test.CARER_OUTCOMES, *test.ADULT_OUTCOMES)}
_ABILITIES: Words = {one.code: one.label for one in test.ADULT_ABILITIES.values()}
_WHETHER: Words = {one.value: one.words for one in Whether}
_HOW: Words = {one.value: one.words for one in How}
_WAYS: Words = {one.value: one.words.capitalize() for one in WayKind}
_SEEN: Words = {"own": "On their own page", **{one.value: str(one.label) for one in SeenAlone}}
_REASONS: Words = {code: one.label for code, one in REASONS.items()}
_SUBJECTS: Words = {
    "eligibility": HEADINGS["assessment.Eligibility"],
    "carer_break": HEADINGS["breaks.BreakNeed"],
    "budget": HEADINGS["budget.PersonalBudget"],
    "paid_relative": HEADINGS["partnership.PaidProposal"],
}


def _waited_for(row: Any, value: Any) -> str:
    """Return the rules that held it. Read late: rooms declare theirs as they start."""
    holds = [HOLDS.get(code) or OF_BUDGETS.get(code) for code in value]
    return "\n".join(one.rule for one in holds if one) or "; ".join(in_words(code, {}) for code in value)


def _pairs(labels: Words, words: Words) -> SaysLines:
    def says(row: Any, value: Mapping[str, str]) -> list[Line]:
        return [line(in_words(one, labels), in_words(said, words)) for one, said in value.items() if said]

    return says


def _written(labels: Words) -> SaysLines:
    """Return how words that somebody wrote are told, each under what was asked."""
    return lambda row, value: [line(in_words(one, labels), said) for one, said in value.items() if said]


def _levels(row: Any, value: Words) -> list[Line]:
    table = read(row.table) if row.table else None
    domains, levels = (table.domains, table.levels) if table else ({}, {})
    return _pairs(domains, levels)(row, value)


def _agreed_help(row: Any, value: Iterable[Mapping[str, Any]]) -> str:
    """Return the hours and their days. Who it is stands on the record of whoever helps."""
    return "\n".join(
        f"{count(one['minutes_a_week'], 'minute')} a week, from {_day(one['agreed_on'])} until "
        f"{_day(one['ends_before'])}"
        for one in value
    )


def _day(text: str) -> str:
    return plain_day(date.fromisoformat(text))


def _named(row: Any, value: Iterable[Any]) -> str:
    return "; ".join(one["name"] if isinstance(one, Mapping) else str(one) for one in value)


def _impact(row: Any, value: Mapping[str, Any]) -> list[Line]:
    said = "\n".join(value.get("says", []))
    label = "What it changes for the two"
    return [line(label, said), *worked(value.get("working", []), label)] if value else []


def _grounds(row: Any, value: Mapping[str, Any]) -> list[Line]:
    told = [
        line("What was found on whether the need is met", in_words(value.get("whether") or "", _WHETHER)),
        line("The main reason for how", in_words(value.get("how_main") or "", _HOW)),
        line("Other reasons for how", of(_HOW)(row, value.get("how_others") or [])),
        line("Why", value.get("reasons") or ""),
    ]
    return [one for one in told if one["text"]]


def _means(row: Any, value: Mapping[str, Any]) -> list[Line]:
    """Return each answer about money in words, with whose word it is, and what was decided of costs."""
    part, found = "What was told about money", lightly(value)
    told = [line(whose, said, part=part) for said, whose in told_by(value, to_them=True)]
    told += [line("Costs of disability, as decided", one, part=part) for one in costs_in_words(value)]
    if found:
        agreed = f" They pay {pounds(found.agreed_pence)} a week." if found.agreed_pence is not None else ""
        says = f"{TREATED[found.treated_as]}. {found.why}{agreed}"
        told.append(line(f"Nobody looked at their money, from {plain_day(found.on)}", says, part=part))
    return told


def _lines_asked(row: Any, value: Iterable[Mapping[str, str]]) -> str:
    answers = {"stays": "It stays", "changes": "It changes"}
    told = [[one["label"], answers.get(one.get("answer", ""), ""), one.get("reason", "")] for one in value]
    return "\n".join(". ".join(part for part in one if part) for one in told)


def _risen(row: Any, value: Iterable[tuple[str, str, int, int]]) -> str:
    return "\n".join(
        f"{income_title(kind)}: {pounds(old)}, then {pounds(new)} {EVERY[period].lower()}"
        for kind, period, old, new in value
    )


def _offers(row: Any, value: Iterable[Mapping[str, Any]]) -> str:
    """Return a list of offers as it was shown, with why each was left out."""
    units, told = dict(PriceUnit.choices), []
    for one in value:
        pence = one["price_pence"]
        price = "price not known" if pence is None else f"{pounds(pence)} {units.get(one['price_unit'], '')}"
        why = f": {_REASONS[one['reason']]}" if one.get("reason") in _REASONS else ""
        told.append(f"{one['name']}, of {one['organisation']}, {price.strip()}{why}")
    return "\n".join(told)


def _order(row: Any, value: Mapping[str, Any]) -> list[Line]:
    units, pence = dict(PriceUnit.choices), value.get("price_pence")
    days = {name: _day(value[name]) if value.get(name) else "" for name in ("starts_on", "ends_before")}
    told = [
        line("From", days["starts_on"]),
        line("Until", days["ends_before"]),
        line("Price", f"{pounds(pence)} {units.get(value.get('unit') or '', '')}" if pence else ""),
        line("What a visitor must know", value.get("visitor_must_know") or ""),
        line("Why it could not wait", value.get("urgent_because") or ""),
    ]
    return [one for one in told if one["text"]]


def _paid_parts(row: Any, value: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Return each part of the plan that a payment is for, with its sum and its working."""
    told: list[Line] = []
    for at, one in enumerate(value, start=1):
        told.append(line(f"Part {at}", f"{one['words']} {pounds(one['pence'])}".strip()))
        told += worked(one.get("working", []), f"Part {at}, line by line")
    return told


def _at_times(row: Any, value: str) -> str:
    """Return the times that a clash was at: days as numbers, the hour and how long."""
    days, _, rest = value.partition("T")
    at, _, minutes = rest.partition("+")
    names = listed([DAYS[int(one)] for one in days])
    return f"{names}, {clock(_time(at))}, {count(int(minutes), 'minute')}"


def _time(at: str) -> time:
    return time(int(at[:2]), int(at[2:]))


def _check_in(row: Any, value: check_in.Answers) -> list[Line]:
    """Return what somebody said, each under what they were asked. The other is not named in a label."""
    asked = {one.code: one for side in check_in.Side for one in check_in.questions_of(side)}
    side = check_in.Side.CARER if "hours_of_care" in value else check_in.Side.PERSON
    told = []
    for code, one in asked.items():
        if code in value:
            words = one.asks.get(side) or next(iter(one.asks.values()))
            told.append(line(words.format(other="the other"), check_in_said(one, value)))
    return told


def _talk(row: Any, value: Words) -> list[Line]:
    labels = {
        part.value: review_parts.question(part, of_carer=not asked.person, other="the other")
        for part, asked in review_parts.ASKED.items()
    }
    return _written(labels)(row, value)


def _job(row: Any, value: Mapping[str, bool | int]) -> list[Line]:
    """Return what one of the two said of a job between them: yes or no, or how much leave was taken."""
    leave = dict(LEAVE_TAKEN)
    return [
        line(fact.label, plainly(said) if isinstance(said, bool) else leave.get(str(said), f"{said}%"))
        for fact in JobFact
        if (said := value.get(fact)) is not None
    ]


def _review(row: Any, value: Mapping[str, Any]) -> list[Line]:
    return [line(one.asks_me or one.asks, one.says(value[one.code])) for one in _ASKED if value.get(one.code)]


_ASKED = tuple({one.code: one for one in (*PERSON, *WORKER)}.values())


def _away(row: Any, absence: Any) -> str:
    return f"From {plain_day(absence.first_day)} to {plain_day(absence.last_day)}"


def _run(row: Any, run: Any) -> str:
    return f"From {plain_day(getattr(run, 'starts_on', None) or run.period_starts_on)}"


def _table(row: Any, table: Any) -> str:
    return f"{table.name}, from {plain_day(table.starts_on)}"


#: By table and column: how it says what it holds.
SAYS: Mapping[str, Says] = {
    "decisions.Decision.nature": of({one.value: one.words for one in Nature}),
    "decisions.Decision.subject_kind": of(_SUBJECTS),
    "decisions.Decision.holder_because": of(LAWFUL_WORDS),
    "decisions.Decision.state": of({one.value: one.words for one in State}),
    "decisions.Decision.whether": of(_WHETHER),
    "decisions.Decision.how_main": of(_HOW),
    "decisions.Decision.how_others": of(_HOW),
    "decisions.Decision.working": _WORKING,
    "decisions.Decision.held_by_rules": _waited_for,
    "decisions.Decision.outcome": of(OUTCOMES),
    "decisions.DecisionWords.part": of(PARTS),
    "decisions.Attempt.whether": of(_WHETHER),
    "decisions.Attempt.how_main": of(_HOW),
    "decisions.Attempt.how_others": of(_HOW),
    "decisions.Attempt.held_by_rules": _waited_for,
    "decisions.Telling.way": of(_WAYS),
    "decisions.UnmetNeed.because": of(_WHETHER),
    "letters.Sending.way": of(_WAYS),
    "letters.Sending.state": of(SENDING_STATES),
    "letters.Sending.failed_why": lambda row, value: why_in_words(value),
    "casework.CoverFor.absence": _away,
    "assessment.CapacityRecord.abilities": _pairs(dict(Difficulty.choices), dict(Could.choices)),
    "assessment.NeedsAssessment.outcomes": _pairs(_OUTCOMES, _ABILITIES),
    "assessment.NeedsAssessment.difficulties": of(dict(Difficulty.choices)),
    "assessment.NeedsAssessment.working": _WORKING,
    "assessment.Eligibility.outcomes": of(_OUTCOMES),
    "assessment.Eligibility.held_by_rules": _waited_for,
    "allocation.IndicativeBudget.table": _table,
    "allocation.IndicativeBudget.levels": _levels,
    "allocation.IndicativeBudget.agreed_help": _agreed_help,
    "allocation.IndicativeBudget.missing": _named,
    "allocation.IndicativeBudget.working": _WORKING,
    "planning.PlanLine.outcomes": of(_OUTCOMES),
    "charging.MoneyChange.what": of(dict(ChangeKind.choices)),
    "charging.FinancialAssessment.answers": _means,
    "charging.FinancialAssessment.begins": _worked("Why it holds from that day"),
    "charging.FinancialAssessment.missing": _named,
    "charging.FinancialAssessment.working": _WORKING,
    "charging.ToldMeans.answers": _means,
    "charging.LookAgain.lines": _lines_asked,
    "charging.ChargeRunLine.run": _run,
    "charging.ChargeRunLine.missing": lambda row, value: missing_in_words(value),
    "charging.ChargeRunLine.risen": _risen,
    "charging.ChargeRunLine.to_ask": lambda row, value: to_ask_in_words(value),
    "charging.NhsRefund.working": _WORKING,
    "budget.PersonalBudget.working": _WORKING,
    "budget.PersonalBudget.impact": _impact,
    "budget.PersonalBudget.impact_after": _impact,
    "budget.PersonalBudget.grounds": _grounds,
    "budget.PersonalBudget.held_by_rules": _waited_for,
    "budget.BudgetLine.working": _WORKING,
    "options.Choice.kinds": of(KINDS),
    "options.Choice.shown": _offers,
    "options.Choice.left_out": _offers,
    "options.OwnChoiceAnswer.seen_alone": of(_SEEN),
    "purchasing.Order.outcomes": of(_OUTCOMES),
    "purchasing.WaitingOrder.told": _order,
    "payments.PayeeAccount.paid_to": of(dict(PaidTo.choices)),
    "payments.RunLine.run": _run,
    "payments.RunLine.parts": _paid_parts,
    "partnership.ClashSettled.at_times": _at_times,
    "partnership.CheckIn.answers": _check_in,
    "partnership.PairTalk.answers": _talk,
    "partnership.PairTalk.job": _job,
    "partnership.PaidContract.particulars": _written(dict(Particular.choices)),
    "review.Found.answers": _review,
    "review.FoundApart.answers": _review,
    "review.TheirAnswers.answers": _review,
}

_BESIDE = "Its words stand beside it."
_LAW = "An amount or a choice of the council’s, the same for everybody. What was used stands in the working."
_OFFER = "What is offered is about nobody. Its name stands beside it, as it was then."
#: Columns of no table's pack, by column or by table and column, each with the reason.
LEFT_OUT: Mapping[str, str] = {
    "decisions.DecisionWords.place": "The order of rows.",
    "planning.PlanLine.place": "The order of rows.",
    "plan_version": "A mark of the machinery: how often the plan had been changed.",
    "seen_version": "A mark of the machinery: how often the plan had been changed.",
    "refused_as": _BESIDE,
    "verdict": _BESIDE,
    "letters.Letter.code": "Which wording it has. The letter stands whole.",
    "letters.Letter.content": "The letter stands whole.",
    "letters.Letter.about_kind": "The letter stands whole, with what it is about.",
    "casework.Task.asked": _BESIDE,
    "charging.FinancialAssessment.figures": _LAW,
    "charging.FinancialAssessment.policy": _LAW,
    "charging.FinancialAssessment.amounts": "Each amount stands in the working.",
    "options.Choice.offer": _OFFER,
    "purchasing.Order.offer": _OFFER,
    "purchasing.Order.provider_key": "A key of the provider. Its name stands beside it.",
    "partnership.DifferenceEnding.met_by_lines": "Keys of lines of a plan. The plan is gathered.",
}
#: Columns of short text that hold words, names or numbers of somebody, and no code.
WRITTEN = frozenset(
    "account_number by_whom called council_number detail district free gender_words name_on_account note"
    " number offer_name other_called postcode pronouns provider reference said_by say_it service sort_code"
    " supporter_called telephone text title value answer".split()
)


def left_out(table: str, column: str) -> bool:
    """Whether a column is no part of what a row says."""
    return column in LEFT_OUT or f"{table}.{column}" in LEFT_OUT
