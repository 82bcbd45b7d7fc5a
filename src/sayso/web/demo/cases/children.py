"""Children in the home: Peter's son, who lifted him, Maryam's girls, and a child whom Ruth only heard of."""

from datetime import datetime
from uuid import UUID

from sayso.journey.safeguarding import actions
from sayso.journey.safeguarding.models import ChildAtHome
from sayso.journey.safeguarding.statuses import AgeBand, CarerToldKind, ChildTask, HarmLikely, Helps
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

SENT = (
    "K, about 14, lifts his father from bed to chair each morning before school, and has hurt his back."
    " Nobody else is there until ten. We have somebody come at seven from tomorrow. Please see whether "
    "K needs help."
)
ANSWER = (
    "The duty worker: thank you. We see K at school tomorrow, with his form tutor, and ring you after. He "
    "has a right to an assessment of his own, and wants it."
)


def tell(council: Council) -> None:
    """Sam told of K the same day and heard what came of it; Ruth has still to find out about one."""
    sam = Hand(council, "Sam Whitlock", "Peter Lomas")
    _peter(council, sam)
    _maryam(council, sam.on("Maryam Yusuf"))
    ruth = Hand(council, "Ruth Adler", "Roy Denham")
    new = actions.NewChild(person=ruth.person, called="Child", age_band=AgeBand.NOT_KNOWN)
    _notes(ruth, new, council.at("15:40", days_ago=0))


def _peter(council: Council, sam: Hand) -> None:
    new = actions.NewChild(
        person=sam.person,
        called="K",
        age_band=AgeBand.ELEVEN,
        helps=Helps.YES,
        tasks=[ChildTask.LIFTING],
        harm=HarmLikely.LIKELY,
        harm_words="He lifts his father alone and has hurt his back.",
    )
    child = _notes(sam, new, council.at("09:50", days_ago=31))
    at = council.at("10:35", days_ago=31)
    passing = actions.NewPassing(
        person=sam.person, child=child.child, to_whom="Duty worker at the children’s front door", sent=SENT
    )
    with acting(sam.by, at):
        passed = actions.pass_child_on(passed=passing, by=sam.by, at=at)
    at = council.at("14:15", days_ago=30)
    with acting(sam.by, at):
        actions.keep_childrens_answer(passing=passed.pk, person=sam.person, words=ANSWER, by=sam.by, at=at)
    _told(sam, child.child, CarerToldKind.WANTS, council.at("14:20", days_ago=30))
    better = actions.NewChild(
        person=sam.person,
        called="K",
        age_band=AgeBand.ELEVEN,
        helps=Helps.YES,
        harm=HarmLikely.NOT_LIKELY,
        harm_words="Somebody comes at seven. K makes the tea and goes to school.",
        child=child.child,
        seen=child.pk,
    )
    _notes(sam, better, council.at("11:30", days_ago=10))


def _maryam(council: Council, sam: Hand) -> None:
    """Two girls: the elder speaks on the telephone for her mother, who signs."""
    elder = actions.NewChild(
        person=sam.person,
        called="Idil",
        age_band=AgeBand.ELEVEN,
        helps=Helps.YES,
        harm=HarmLikely.NOT_LIKELY,
        harm_words="She rang the surgery for her mother. Video relay does that since October.",
    )
    younger = actions.NewChild(
        person=sam.person,
        called="S",
        age_band=AgeBand.UNDER_5,
        helps=Helps.NO,
        harm=HarmLikely.NOT_LIKELY,
    )
    at = council.at("16:30", days_ago=44)
    child = _notes(sam, elder, at)
    _notes(sam, younger, at)
    _told(sam, child.child, CarerToldKind.DECLINED, council.at("16:40", days_ago=43))


def _notes(hand: Hand, new: actions.NewChild, at: datetime) -> ChildAtHome:
    with acting(hand.by, at):
        return actions.note_child(child=new, by=hand.by, at=at)


def _told(hand: Hand, child: UUID, kind: CarerToldKind, at: datetime) -> None:
    told = actions.NewTold(person=hand.person, child=child, kind=kind)
    with acting(hand.by, at):
        actions.tell_young_carer(told=told, by=hand.by, at=at)
