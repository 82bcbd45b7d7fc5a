"""What else is on Sam's day, and work for those whose own tables come later: money, letters, complaints."""

from sayso.journey.casework.statuses import Harm, HowSoon, Outcome, PersonKnows, Why
from sayso.web.demo.council import Council
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """Give each role that keeps tasks something real to do, about somebody real to the story."""
    Hand(council, "Dee Castle", "Mavis Tilley").takes_contact(
        days_ago=2,
        caller="Postwoman, no name given",
        whereabouts="20 Nettle Hill, the blue door",
        what_happened="The post is piling up and she was in the garden in her nightdress.",
        how_soon=HowSoon.DAYS,
        person_knows=PersonKnows.NO,
        harm=Harm.MAYBE,
        outcome=Outcome.ASSESSMENT,
        team=council.teams["North team"],
    )
    _sams(council)
    _others(council)
    _asked_of_others(council)


def _sams(council: Council) -> None:
    joan = Hand(council, "Sam Whitlock", "Joan Petty")
    joan.notes("Nine of twelve questions of the review. She got tired. Go on on Monday.", days_ago=1)
    joan.must(
        "Finish Joan's review: 3 answers left",
        due_in=3,
        days_ago=1,
        why=Why.LAW,
        because="A plan is kept under review: Care Act 2014, section 27",
        for_person="Sam comes back to finish your review.",
    )
    peter = Hand(council, "Max Hale", "Peter Lomas")
    peter.opens("check", days_ago=0, hour="09:20")
    peter.must(
        "Answer Finn Dacre: was the September break a respite stay?",
        due_in=0,
        days_ago=0,
        owner="Sam Whitlock",
        because="Asked today. His charge waits; his care and wages do not",
    )
    Hand(council, "Sam Whitlock", "Ken Abara").must(
        "Write up Wednesday's visit", due_in=0, days_ago=2, why=Why.REMINDER, because="My own reminder"
    )


def _others(council: Council) -> None:
    sam = Hand(council, "Sam Whitlock", "Peter Lomas")
    sam.must(
        "Work out what Peter pays from 6 September, once we know about the break",
        due_in=4,
        owner="Finn Dacre",
        because="His charge waits for one answer",
    )
    sam.must(
        "Pay the September invoice of Brookside for Peter",
        due_in=0,
        owner="Pat Lowe",
        because="30 days from the invoice",
    )
    sam.on("Ken Abara").must(
        "Find three offers for a morning assistant near Station Road",
        due_in=0,
        owner="Rosa Quintela",
        because="Ken asked on 2 November",
    )
    sam.on("Tom Pryce").must(
        "Print the Easy Read letter and book a room for Leila and Tom",
        due_in=0,
        owner="Holly Vine",
        because="The letter goes by hand today",
    )
    sam.on("Ken Abara").must(
        "Measure the bathroom for a rail",
        due_in=4,
        owner="Ayşe Demir",
        because="He nearly fell on 14 November",
    )


def _asked_of_others(council: Council) -> None:
    sam = Hand(council, "Sam Whitlock", "Peter Lomas")
    sam.on("Ana Marsh").must(
        "Answer Ana's complaint about the late tea in words she can use",
        due_in=0,
        owner="Colin Tierney",
        because="She wrote on 6 November. We said 15 working days",
    )
    sam.on("Joan Petty").must(
        "Agree or not: the weekend visits above Sam's limit",
        due_in=3,
        owner="Max Hale",
        because="A worker's limit ends where the weekend visits begin",
        why=Why.PROMISE,
    )
    dee = Hand(council, "Dee Castle", "Mavis Tilley")
    dee.must(
        "Ring the postwoman's depot for her number", due_in=0, days_ago=2, hour="14:00", why=Why.REMINDER
    )
    joy = Hand(council, "Joy Mensah", "Dorothy Cotter")
    joy.must(
        "Ring Dorothy at nine tonight", due_in=0, days_ago=0, hour="07:40", because="We told her we would"
    )
