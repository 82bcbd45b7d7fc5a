"""What the council chose: its settings with who was asked, and the legal figures it entered for itself."""

from dataclasses import dataclass
from datetime import timedelta

from sayso.foundation.policy import actions as policy
from sayso.foundation.policy.declaring import Value
from sayso.foundation.policy.models import Consultation
from sayso.web.demo import reading
from sayso.web.demo.council import Council, acting

ADMIN = "Denise Holroyd"


@dataclass(frozen=True)
class Asked:
    """A consultation: the question, so many days ago from and to, and what came of it if it is over."""

    question: str
    opened: int
    closed: int
    answers: int = 0
    you_said: str = ""
    we_did: str = ""


CONSULTATIONS = {
    "dre": Asked(
        "How should we count what a disability costs?",
        opened=330,
        closed=270,
        answers=412,
        you_said="Most of you keep no receipts for small things. Asking for each one wears people out.",
        we_did="We allow £12 a week without proof. You can still show us more.",
    ),
    "minimum": Asked(
        "Should we ask for charges of less than £3 a week?",
        opened=300,
        closed=240,
        answers=187,
        you_said="It costs more to send the bill than it brings, and it frightens people.",
        we_did="We do not ask for a charge under £3 a week.",
    ),
    "reply": Asked(
        "How long do you need to answer a letter about your budget?",
        opened=200,
        closed=150,
        answers=96,
        you_said="Three weeks is short when somebody has to read it to you.",
        we_did="You now have 25 working days.",
    ),
    "nights": Asked("Should care at night be charged in another way from April 2027?", opened=11, closed=-31),
}


def ask(council: Council) -> None:
    """Open each consultation on its day, and tell what came of those that are over."""
    admin = council.logins[ADMIN]
    for key, asked in CONSULTATIONS.items():
        at = council.at("09:00", days_ago=asked.opened)
        with acting(admin, at):
            opened = policy.open_consultation(
                question=asked.question,
                opens_on=council.ago(asked.opened),
                closes_on=council.ago(asked.closed),
                by=admin,
                at=at,
            )
        council.asked[key] = opened
        if asked.we_did:
            _tell(council, opened, asked)


def _tell(council: Council, consultation: Consultation, asked: Asked) -> None:
    admin, at = council.logins[ADMIN], council.at("12:00", days_ago=asked.closed - 20)
    with acting(admin, at):
        policy.tell_outcome(
            consultation=consultation,
            answers=asked.answers,
            you_said=asked.you_said,
            we_did=asked.we_did,
            by=admin,
            at=at,
        )


def choose(council: Council) -> None:
    """Set what followed from the answers, and what nobody had to be asked about."""
    admin, at = council.logins[ADMIN], council.at("10:00", days_ago=120)
    starts = council.ago(120) + timedelta(days=1)
    answered: list[tuple[str, Value, str, str]] = [
        ("dre_standard", 1200, "dre", "Cabinet, 14 July, item 6"),
        ("de_minimis", 300, "minimum", "Cabinet, 14 July, item 7"),
        ("reply_working_days", 25, "reply", "Cabinet, 14 July, item 8"),
    ]
    unasked: list[tuple[str, Value, str]] = [
        (
            "council_address",
            "Lindenshire Council, Market Place, Lindenbridge LX1 1AA",
            "An address is a fact.",
        ),
        (
            "hour_rate_by_way",
            {"direct_payment": 1785, "council": 2250, "service_fund": 2100, "third_party": 2100},
            "It follows what an hour costs near here.",
        ),
        ("worker_limit_pence_a_week", 350_00, "It changes who agrees, and nothing for anybody."),
        ("concern_decided_working_days", 1, "Quicker than before: nobody is worse off by it."),
        ("lesson_days_partnerships", 14, "It is about the people who work here."),
    ]
    items = [
        policy.NewValue(
            key=key, value=value, starts_on=starts, source=source, consultation=council.asked[asked]
        )
        for key, value, asked, source in answered
    ]
    items += [
        policy.NewValue(
            key=key, value=value, starts_on=starts, source="Director's decision", not_consulted_because=why
        )
        for key, value, why in unasked
    ]
    with acting(admin, at):
        policy.set_settings(items=items, by=admin, at=at)


ENTERS, CONFIRMS = "Ruta Kazlauskas", "Finn Dacre"


def enter_figures(council: Council) -> None:
    """Confirm the law's amounts that nobody else could, by two people, so that every sum can be shown."""
    enters, confirms = council.logins[ENTERS], council.logins[CONFIRMS]
    for year in reading.read("figures"):
        items = [
            policy.NewFigure(
                name=name,
                starts_on=year["starts_on"],
                amount=pence,
                instrument=year["instrument"],
                page=year["page"],
            )
            for name, pence in year["pence"].items()
        ]
        at = council.at("09:00", on=year["entered_on"])
        with acting(enters, at):
            entered = policy.enter_figures(items=items, by=enters, at=at)
        at = council.at("11:00", on=year["entered_on"])
        with acting(confirms, at):
            for one in entered:
                policy.confirm_figure(figure=one.pk, amount=one.amount, by=confirms, at=at)


#: What an hour cost before the prices of this year, and up to what sum a worker agreed alone.
FIRST_PRICES: tuple[tuple[str, Value], ...] = (
    (
        "hour_rate_by_way",
        {"direct_payment": 1690, "council": 2125, "service_fund": 1990, "third_party": 1990},
    ),
    ("worker_limit_pence_a_week", 350_00),
)
PRICED_AGO = 760


def price(council: Council) -> None:
    """Set what an hour costs, from before the oldest budget that is told of."""
    admin, at = council.logins[ADMIN], council.at("10:00", days_ago=PRICED_AGO)
    items = [
        policy.NewValue(
            key=key,
            value=value,
            starts_on=at.date(),
            source="Director's decision",
            not_consulted_because="It follows what an hour costs near here.",
        )
        for key, value in FIRST_PRICES
    ]
    with acting(admin, at):
        policy.set_settings(items=items, by=admin, at=at)
