"""The two of them: Ana and Bea, each in their own words; Linda and Graham, between whom nothing passes."""

from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.queries import near_people
from sayso.journey.partnership.statuses import Basis, DomainKind, Holder, Idea, PairKind, Part, Ring
from sayso.journey.people.statuses import TieKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

SAID_AGO = 17  # 3 November
BEFORE = {
    DomainKind.HIRING: Holder.CARER,
    DomainKind.PAYMENT: Holder.CARER,
    DomainKind.KEYS: Holder.BOTH,
    DomainKind.MEDICINES: Holder.CARER,
}


def tell(council: Council) -> None:
    """Open their pages; let Ana and Bea write, and each choose what the other reads."""
    hers, beas = _open(
        council, "Sam Whitlock", ("Ana Marsh", "Bea Marsh"), PairKind.PARENT_CHILD, days_ago=60
    )
    _ana(council, hers)
    _bea(council, beas)
    _who_decides(council, hers)
    _circle(council)
    _fairleys(council)


def _open(
    council: Council, worker: str, two: tuple[str, str], kind: PairKind, *, days_ago: int
) -> tuple[PartnershipSide, PartnershipSide]:
    """Open a page for two, as a worker who may open both records does."""
    by, at = council.logins[worker], council.at("10:30", days_ago=days_ago)
    adult, carer = (council.people[name] for name in two)
    system = council.logins["clocks"]
    with acting(system, at):
        grants.give_on(
            login=by.pk, person=carer, areas=[Area.CONTACT, Area.SHARING], because="allocation", at=at
        )
    pair = actions.NewPair(adult=adult, carer=carer, kind=kind, starts_on=council.ago(880))
    with acting(by, at):
        return actions.open_pair(pair=pair, by=by, at=at)


def _says(
    council: Council,
    who: str,
    side: PartnershipSide,
    part: Part,
    words: str,
    *,
    shows: bool = False,
    **more: object,
) -> None:
    """Let one of them write on their own page; and, if they want, let the other read it."""
    by, at = council.logins[who], council.at("19:40", days_ago=SAID_AGO)
    new = actions.NewWords(person=side.person_id, side=side.pk, part=part, words=words, **more)  # type: ignore[arg-type]  # told as a dict
    with acting(by, at):
        account = actions.say_one_of_us(words=new, by=by, at=at)
        if shows:
            actions.release_words(account=account.pk, person=side.person_id, by=by, at=at)


def _ana(council: Council, side: PartnershipSide) -> None:
    def says(part: Part, words: str, **more: bool) -> None:
        _says(council, "Ana Marsh", side, part, words, **more)

    says(Part.GIVES, "I mend her coats. Always have.", shows=True)
    says(Part.GIVES, "I have Biscuit the dog while she is at work.")
    says(Part.GETS, "She makes me laugh till I cry.", shows=True)
    says(Part.HOW_IT_IS, "I hear her on the stairs at two in the morning, and I pretend to sleep.")
    says(Part.GO_ON, "The nine o’clock ring.")


def _bea(council: Council, side: PartnershipSide) -> None:
    def says(part: Part, words: str, *, shows: bool = False, **more: object) -> None:
        _says(council, "Bea Marsh", side, part, words, shows=shows, **more)

    says(Part.GIVES, "Shopping on Saturdays, and the heavy washing.", shows=True)
    says(Part.GIVES, "I ring at nine every night.", shows=True)
    says(Part.GETS, "She is the only one I can tell things to.")
    says(Part.HOW_IT_IS, "I am tired to the bone, and I would not tell her for the world.")
    says(Part.STOP, "Mondays and Wednesdays. I need to sleep.")
    says(
        Part.DECISION,
        "She picks well. Better than I did.",
        shows=True,
        decision=DomainKind.HIRING,
        agrees=True,
    )


def _who_decides(council: Council, side: PartnershipSide) -> None:
    """Ana chooses her assistants herself since September, and has an eye on her money with Bea."""
    sam, ana = council.logins["Sam Whitlock"], council.logins["Ana Marsh"]
    began = council.at("11:00", days_ago=59)
    rows: dict[DomainKind, UUID] = {}
    with acting(sam, began):
        for domain, holder in BEFORE.items():
            new = actions.NewHolder(
                person=side.person_id,
                side=side.pk,
                domain=domain,
                holder=holder,
                since=council.ago(400),
                idea_of=Idea.WORKER,
                basis=Basis.AGREED,
            )
            rows[domain] = actions.move_decision(holder=new, by=sam, at=began).pk
    moves = (
        (DomainKind.HIRING, Holder.PERSON, 60, Basis.EMPLOYER),
        (DomainKind.PAYMENT, Holder.BOTH, 45, Basis.AGREED),
        (DomainKind.MEDICINES, Holder.OPEN, 20, Basis.NOT_KNOWN),
    )
    for domain, holder, days_ago, basis in moves:
        at = council.at("19:10", days_ago=min(days_ago, SAID_AGO + 1))
        new = actions.NewHolder(
            person=side.person_id,
            side=side.pk,
            domain=domain,
            holder=holder,
            since=council.ago(days_ago),
            basis=basis,
            seen=rows[domain],
        )
        with acting(ana, at):
            actions.move_decision(holder=new, by=ana, at=at)


def _circle(council: Council) -> None:
    """Ruth came closer this autumn, as Ana says."""
    ana, person = council.logins["Ana Marsh"], council.people["Ana Marsh"]
    for days_ago, ruth in ((200, Ring.OUTER), (12, Ring.MIDDLE)):
        at = council.at("18:30", days_ago=days_ago)
        with acting(ana, at):
            near = {one.called: one.who for one in near_people(person, viewer=ana, on=council.ago(days_ago))}
            rings = {"Bea, my daughter": Ring.INNER, "Ruth Price, from the choir": ruth}
            items = [actions.Placed(near[called], ring) for called, ring in rings.items()]
            actions.place_in_circle(person=person, items=items, by=ana, at=at)


def _fairleys(council: Council) -> None:
    """Graham cares for Linda, and a concern about her is open: whatever either wrote, nothing would pass."""
    sam = Hand(council, "Sam Whitlock", "Linda Fairley")
    if "Graham Fairley" not in council.people:
        return
    sam.on("Graham Fairley").opens("contact", days_ago=14)
    sam.ties(TieKind.CARED_FOR_BY, "Graham", days_ago=14, other="Graham Fairley")
    sam.on("Graham Fairley").ties(TieKind.CARES_FOR, "Linda", days_ago=14, other="Linda Fairley")
    hers, _his = _open(
        council, "Sam Whitlock", ("Linda Fairley", "Graham Fairley"), PairKind.COUPLE, days_ago=13
    )
    at = council.at("11:30", days_ago=13)
    with acting(council.logins["clocks"], at):
        grants.give_on(
            login=sam.by.pk,
            person=hers.person_id,
            areas=[Area.PRIVATE],
            because="private account",
            at=at,
            opens_restricted=True,
        )
    new = actions.NewWords(
        person=hers.person_id, side=hers.pk, part=Part.HOW_IT_IS, words="I listen for the back door."
    )
    with acting(sam.by, at):
        actions.say_one_of_us(words=new, by=sam.by, at=at)
