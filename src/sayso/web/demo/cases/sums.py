"""The council's points table, Ana's first figure, and what she pays: handed in by her, and worked out."""

from datetime import date
from pathlib import Path
from typing import Any

from sayso.foundation.access import actions as access
from sayso.foundation.letters.outbox import Layout
from sayso.journey.allocation import actions as allocation
from sayso.journey.charging import actions as charging
from sayso.journey.charging.statuses import ChangeKind
from sayso.web.demo.council import Council, acting

TABLE = Path(__file__).parent.parent / "made_up" / "points_table.yaml"
ADMIN, SAM, FINN, ANA = "Denise Holroyd", "Sam Whitlock", "Finn Dacre", "Ana Marsh"
#: How much help Ana needs, as Sam asked her: her nights are the most of it.
LEVELS = {"washing": "daily", "eating": "daily", "home": "some", "going_out": "some", "night": "some"}
_WEEK, _MONTH = {"period": "week"}, {"period": "calendar_month"}


def tell(council: Council) -> None:
    """Publish the table, work out Ana's figure, and what she pays in two years; she hands in what changed."""
    _publish(council)
    _first_figure(council)
    _what_she_pays(council, date(2025, 3, 24), date(2025, 4, 7), _answers(2025))
    told = _hands_in(council, days_ago=240, answers=_hers(_answers(2026)))
    _what_she_pays(council, council.ago(235), date(2026, 4, 6), _answers(2026), told=told)
    warmer = _hers(_answers(2026))
    warmer["disability_costs"]["items"][0]["amount_pence"] = 1135
    _hands_in(council, days_ago=3, answers=warmer)
    _heating_went_up(council)


def _heating_went_up(council: Council) -> None:
    ana, at = council.logins[ANA], council.at("19:52", days_ago=3)
    change = charging.NewChange(
        person=council.people[ANA],
        what=[ChangeKind.COSTS],
        changed_on=council.ago(20),
        words="The new heating bill came. It is a lot more.",
    )
    with acting(ana, at):
        charging.tell_change(change=change, by=ana, at=at)


def _publish(council: Council) -> None:
    admin, at = council.logins[ADMIN], council.at("09:30", days_ago=250)
    with acting(admin, at):
        allocation.publish_table(text=TABLE.read_text(encoding="utf-8"), by=admin, at=at)


def _first_figure(council: Council) -> None:
    sam, at = council.logins[SAM], council.at("16:30", days_ago=77)
    figure = allocation.NewFirstFigure(person=council.people[ANA], levels=LEVELS, worked_on=at.date())
    with acting(sam, at):
        allocation.work_out_first_figure(figure=figure, by=sam, at=at)


def _what_she_pays(
    council: Council, on: date, starts_on: date, answers: dict[str, Any], *, told: Any = None
) -> None:
    finn, at = council.logins[FINN], council.at("14:10", on=on)
    means = charging.NewMeans(
        person=council.people[ANA], answers=answers, assessed_on=on, starts_on=starts_on, told=told
    )
    with acting(finn, at):
        kept = charging.assess_one(means=means, by=finn, at=at)
        access.open_record(person=means.person, purpose="check", by=finn, at=at)
    with acting(finn, at):
        letter = charging.NewTelling(assessment=kept, called="Ana", layouts=[Layout.LARGE])
        charging.tell_charge(telling=letter, by=finn, at=at)


def _hands_in(council: Council, *, days_ago: int, answers: dict[str, Any]) -> Any:
    ana, at = council.logins[ANA], council.at("19:40", days_ago=days_ago)
    told = charging.NewTold(person=council.people[ANA], answers=answers)
    with acting(ana, at):
        return charging.hand_in_answers(told=told, by=ana, at=at).pk


def _hers(answers: dict[str, Any]) -> dict[str, Any]:
    """Return answers as she hands them in: what of a cost counts is decided after."""
    for cost in answers["disability_costs"]["items"]:
        del cost["decision"]
    return answers


def _answers(year: int) -> dict[str, Any]:
    """Return what Ana tells of her money in a year: benefits went up in April 2026, and her savings fell."""
    later = year == 2026
    return {
        "where": {"setting": "home"},
        "household": {"household": "single"},
        "age": {"age": year - 1964},
        "birth_date": {"birth_date": "1964-05-04"},
        "premiums": {"premiums": ["disability"]},
        "income": {
            "items": [
                {"kind": "esa", "amount_pence": 14590 if later else 14055, **_WEEK},
                {"kind": "occupational_pension", "amount_pence": 13520, **_MONTH},
                {"kind": "pip_daily_living", "amount_pence": 7670 if later else 7390, **_WEEK},
                {"kind": "pip_mobility", "amount_pence": 8000 if later else 7705, **_WEEK},
            ]
        },
        "savings": {
            "items": [{"kind": "savings", "amount_pence": 1_510_000 if later else 1_590_000, "owners": 1}]
        },
        "property": {"items": []},
        "housing": {"items": [{"kind": "council_tax_net", "amount_pence": 1145, **_WEEK}]},
        "disability_costs": {
            "items": [
                {"kind": "heating", "amount_pence": 835, **_WEEK, "decision": "allowed"},
                {"kind": "washing", "amount_pence": 520, **_WEEK, "decision": "allowed"},
                {"kind": "alarm", "amount_pence": 650, **_WEEK, "decision": "allowed"},
            ]
        },
        "cost": {"amount_pence": 21338, **_WEEK},
    }
