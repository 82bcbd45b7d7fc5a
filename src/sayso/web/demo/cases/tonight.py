"""Two urgent nights: one already running since last night, one begun this afternoon."""

from sayso.journey.casework import actions as casework
from sayso.journey.casework.statuses import (
    Direction,
    Harm,
    HowSoon,
    MetBy,
    Need,
    NoteKind,
    Outcome,
    PersonKnows,
    SaidYes,
    SeenAlone,
)
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """Support stands for Dorothy Cotter and for Harjit Singh; both teams told each other what they know."""
    _last_night(council)
    _this_afternoon(council)


def _last_night(council: Council) -> None:
    joy = Hand(council, "Joy Mensah", "Dorothy Cotter")
    called = joy.takes_contact(
        days_ago=1,
        hour="20:50",
        caller="Ambulance crew, 01632 960 241",
        about="Dorothy Cotter",
        whereabouts="13 Salter's Lane",
        what_happened="She fell in the bathroom. Nothing broken. She cannot manage tonight by herself.",
        how_soon=HowSoon.TONIGHT,
        outcome=Outcome.TONIGHT,
    )
    at = council.at("21:10", days_ago=1)
    with acting(joy.by, at):
        casework.start_urgent_support(
            person=joy.person,
            contact=called,
            tonight=casework.Tonight(
                needs=(Need.MOVING, Need.FOOD),
                met_by=MetBy.PROVIDER,
                met_by_name="Lantern Nights",
                said_yes=SaidYes.YES,
                visits_a_day=4,
                minutes_a_visit=30,
                price_pence_an_hour=2890,
                visitor_must_know="Key under the third pot. Her hip is sore on the right.",
                ends_on=council.ago(-4),
                team=council.teams["North team"],
            ),
            by=joy.by,
            at=at,
        )
    _handed_to_the_day_team(council, joy)


def _handed_to_the_day_team(council: Council, joy: Hand) -> None:
    joy.notes(
        "Rang her at midnight. In bed, warm, a little shaken.",
        days_ago=0,
        hour="00:40",
        kind=NoteKind.CALL,
        seen_alone=SeenAlone.NOT_SEEN,
        their_words="I feel a fool.",
    )
    at = council.at("07:30")
    with acting(joy.by, at):
        casework.hand_over_duty(
            person=joy.person,
            direction=Direction.TO_DAY,
            words="Four visits a day until Tuesday. See her about the bathroom. Ask what she wants next.",
            team=council.teams["North team"],
            by=joy.by,
            at=at,
        )


def _this_afternoon(council: Council) -> None:
    tariq = Hand(council, "Tariq Iqbal", "Harjit Singh")
    dee = Hand(council, "Dee Castle", "Harjit Singh")
    called = dee.takes_contact(
        days_ago=0,
        hour="15:40",
        caller="Jaswinder Kaur, his wife. 07700 900 330",
        whereabouts="17 Windmill Rise",
        what_happened="She has been taken to hospital with her chest. Nobody is with him tonight.",
        how_soon=HowSoon.TONIGHT,
        person_knows=PersonKnows.NO,
        harm=Harm.MAYBE,
        outcome=Outcome.TONIGHT,
    )
    at = council.at("16:05")
    with acting(tariq.by, at):
        casework.start_urgent_support(
            person=tariq.person,
            contact=called,
            tonight=casework.Tonight(
                needs=(Need.ALL_NIGHT, Need.FOOD, Need.MEDICINES),
                met_by=MetBy.PROVIDER,
                met_by_name="Harbour Support",
                said_yes=SaidYes.COULD_NOT_TELL,
                visitor_must_know="Speak Punjabi if you can. He may think it is 1980: go along with it.",
                team=council.teams["South team"],
            ),
            by=tariq.by,
            at=at,
        )
        casework.hand_over_duty(
            person=tariq.person,
            direction=Direction.TO_DUTY,
            words="Ring Harbour Support at 9 pm: has the sitter come? His wife is in Lindenbridge hospital.",
            by=tariq.by,
            at=at,
        )
