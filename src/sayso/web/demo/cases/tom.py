"""Tom Pryce, 34, has few words. Leila Farah is his advocate: she is on his side, and sees what she needs."""

from sayso.foundation.access import actions as access
from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.journey.casework.statuses import NoteKind, SeenAlone, Why
from sayso.journey.people.statuses import NeedKind, SafeWay, TieKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.sign_ins import DOMAIN, PASSWORD
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """His day centre closed on Thursday; a letter is owed, in Easy Read, by hand, with Leila there."""
    sam = Hand(council, "Sam Whitlock", "Tom Pryce")
    sam.needs(NeedKind.EASY_READ, days_ago=480, said_by="Leila Farah, his advocate")
    sam.needs(
        NeedKind.OTHER, "Show him photos. He says yes by looking at one", days_ago=480, said_by="Leila Farah"
    )
    sam.reaches_safely(
        "Leila Farah, his advocate",
        days_ago=300,
        way=SafeWay.BY_HAND,
        how="Give letters to him by hand, with Leila there. Easy Read only.",
    )
    sam.ties(TieKind.BROTHER_SISTER, "Owen, his brother, in Scotland", days_ago=480)
    sam.notes(
        "Tom chose the photo of the swimming pool twice, and pushed away the one of the big hall.",
        days_ago=61,
        who_was_there="Leila Farah, his advocate",
        seen_alone=SeenAlone.NO,
    )
    sam.notes(
        "The day centre closed with a day's notice. He is at the Mill Lane group until it is settled.",
        days_ago=1,
        kind=NoteKind.CALL,
        seen_alone=SeenAlone.NOT_SEEN,
    )
    sam.must(
        "Letter to Tom about his day centre, in Easy Read",
        due_in=0,
        days_ago=1,
        because="After a sudden ending the letter follows in 1 working day",
        for_person="Sam brings you a letter about your days. Leila is there.",
    )
    sam.must("Ask Tom, with photos, where he wants to spend his days", due_in=6, why=Why.PROMISE, days_ago=1)
    _advocate(council, sam)
    _nominee(council)


def _advocate(council: Council, sam: Hand) -> None:
    admin, at = council.logins["Denise Holroyd"], council.at("10:20", days_ago=470)
    with acting(admin, at):
        leila = access.add_login(
            email=f"advocate@{DOMAIN}", name="Leila Farah", password=PASSWORD, made_up=True, by=admin, at=at
        )
        access.give_role(user=leila, role="advocate", by=admin, at=at)
        areas = (Area.CONTACT, Area.STORY, Area.PLAN, Area.PAPERS)
        grants.give_on(login=leila.pk, person=sam.person, areas=areas, because="advocate", at=at)
    council.logins["Leila Farah"] = leila


def _nominee(council: Council) -> None:
    """Ruth Price looks after Ana's choir money: a power of its own, and no more than that."""
    admin, at = council.logins["Denise Holroyd"], council.at("10:40", days_ago=330)
    with acting(admin, at):
        ruth = access.add_login(
            email=f"nominee@{DOMAIN}", name="Ruth Price", password=PASSWORD, made_up=True, by=admin, at=at
        )
        access.give_role(user=ruth, role="nominee", by=admin, at=at)
        person = council.people["Ana Marsh"]
        grants.give_on(login=ruth.pk, person=person, areas=[Area.MONEY], because="nominee", at=at)
    council.logins["Ruth Price"] = ruth
