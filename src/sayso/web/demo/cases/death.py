"""Walter Quarmby died last Friday. What must stop is told, and what is still owed is not forgotten."""

from sayso.journey.casework.statuses import NoteKind, SeenAlone, Why
from sayso.journey.people.statuses import SafeWay, TieKind
from sayso.web.demo.council import Council
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """His daughter rang; nothing goes to the house; three things are left to do."""
    priya = Hand(council, "Priya Nair", "Walter Quarmby")
    priya.ties(TieKind.CHILD, "Sheila, his daughter", days_ago=300)
    priya.notes(
        "His daughter Sheila rang. He died at home on Friday, in his sleep. She found him at nine.",
        days_ago=4,
        kind=NoteKind.CALL,
        seen_alone=SeenAlone.NOT_SEEN,
        who_was_there="Sheila Quarmby, by telephone",
    )
    priya.reaches_safely(
        "Sheila Quarmby, his daughter",
        days_ago=4,
        way=SafeWay.TELEPHONE,
        how="He has died. Nothing to the house. Ring Sheila before anything is sent.",
        do_not_post=True,
        do_not_text=True,
        do_not_email=True,
        do_not_visit=True,
    )
    priya.must(
        "Stop the visits and tell Meadow Home Care", due_in=-3, days_ago=4, because="He died on Friday"
    )
    priya.must(
        "Wages still owed to his assistant: tell payments",
        due_in=0,
        days_ago=4,
        owner="Finn Dacre",
        because="Work done is paid, whatever happens",
    )
    priya.must(
        "Write to Sheila: what we hold, what stops, and that we are sorry",
        due_in=5,
        days_ago=4,
        why=Why.PROMISE,
        because="She asked for one letter, not six",
    )
