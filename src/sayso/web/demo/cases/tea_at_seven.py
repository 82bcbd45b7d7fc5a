"""Tea at seven: the list it comes from, whom Ana chose, and who came; and Joan, whom nothing suits."""

from datetime import date, timedelta
from pathlib import Path

from sayso.foundation.gateways.open_referral import FileFeed
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.options import actions as options
from sayso.journey.options.facts import budget_line_of
from sayso.journey.options.models import Offer
from sayso.journey.options.queries import lines_to_choose
from sayso.journey.options.statuses import CheckKind
from sayso.journey.planning import actions as planning
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.statuses import IdeaOf, MetBy
from sayso.journey.purchasing import actions as purchasing
from sayso.journey.purchasing.models import Order
from sayso.web.demo.council import Council, acting

FEED = Path(__file__).parent.parent / "made_up" / "lindenshire_services.json"
HELEN, ROSA, SAM, ANA = "Helen Stainton", "Rosa Quintela", "Sam Whitlock", "Ana Marsh"
CHOSEN = "Meadow Home Care"
EVENINGS = 20
#: What Rosa looked at herself: the service, what, what she found, in words, and from when there is room.
LOOKED_AT = (
    (CHOSEN, CheckKind.ROOM, "room", ""),
    (CHOSEN, CheckKind.INSPECTED, "seen", "Good, February 2025"),
    (CHOSEN, CheckKind.POLICE, "told", "they are done for everybody"),
    (CHOSEN, CheckKind.FOOD, "seen", "All who come to you"),
    (CHOSEN, CheckKind.OWNER, "independent", ""),
    ("Lindenshire Care at Home", CheckKind.ROOM, "room", ""),
    ("Lindenshire Care at Home", CheckKind.INSPECTED, "seen", "Requires improvement, May 2025"),
    ("Lindenshire Care at Home", CheckKind.POLICE, "seen", "All 40, June 2026"),
    ("Lindenshire Care at Home", CheckKind.OWNER, "council", "Rosa works for the council too."),
    ("Kindly", CheckKind.ROOM, "full", ""),
    ("Kindly", CheckKind.OWNER, "independent", ""),
    ("Hearth and Table", CheckKind.ROOM, "room", ""),
    ("Castle Wenham Day Centre", CheckKind.OWNER, "council", ""),
)


def tell(council: Council) -> None:
    """Bring in the list, let Ana choose from it, order her tea, and tell of each evening."""
    _the_list(council)
    line = _her_line(council)
    _she_chooses(council, line)
    _the_evenings(council, _the_order(council, line))
    _joan_finds_nothing(council)


def _joan_finds_nothing(council: Council) -> None:
    """Sam shows Joan the list for her nights: none of it suits her, and she lets her words be told."""
    sam, joan, at = council.logins[SAM], council.people["Joan Petty"], council.at("15:20", days_ago=3)
    with acting(sam, at):
        nights = [one for one in lines_to_choose(joan, viewer=sam) if "night" in one.aim]
        for line in nights:
            words = "Somebody who stays the whole night, and it is the same person each time."
            choice = options.NewChoice(
                person=joan, line=line.line, none_words=words, may_tell=True, kinds=("night",)
            )
            options.choose(choice=choice, by=sam, at=at)


def _the_list(council: Council) -> None:
    helen, at = council.logins[HELEN], council.at("10:00", days_ago=120)
    new = options.NewFeed(feed="The council’s own list", named=FEED.name, read=FileFeed(FEED).read())
    with acting(helen, at):
        options.import_offers(new=new, by=helen, at=at)
    # Asked once before Ana chose, and once more this week: what is said of room holds for two weeks.
    for days_ago in (64, 4):
        _look(council, days_ago=days_ago)


def _look(council: Council, *, days_ago: int) -> None:
    rosa, at = council.logins[ROSA], council.at("15:00", days_ago=days_ago)
    offers = {one.name: one.pk for one in Offer.objects.all()}
    items = [
        options.NewCheck(
            offer=offers[name], kind=kind, answer=answer, found=found, checked_on=council.ago(days_ago)
        )
        for name, kind, answer, found in LOOKED_AT
    ]
    with acting(rosa, at):
        options.record_checks(items=items, by=rosa, at=at)


def _her_line(council: Council) -> PlanLine:
    """Return the line of her tea; where nobody has told of her plan before, it is written here."""
    sam, at = council.logins[SAM], council.at("10:30", days_ago=66)
    person = council.people[ANA]
    with acting(sam, council.at("17:00")):
        lines = [one for one in lines_to_choose(person, viewer=sam) if one.wished_at]
    if lines:
        return lines[0]
    with acting(sam, at):
        plan = planning.begin_plan(plan=planning.NewPlan(person=person, from_wishes=False), by=sam, at=at)
        line = planning.add_line(
            line=planning.NewLine(
                person=person,
                plan=plan.pk,
                aim="Tea at seven, like my mother did. Not five. Not nine.",
                how_met="Somebody comes, makes tea with Ana, and stays while she eats",
                met_by=MetBy.PAID,
                idea_of=IdeaOf.PERSON,
                outcomes=("nutrition",),
                wished_at=council.at("19:00").time(),
                give_or_take_minutes=15,
                days=(0, 1, 2, 3, 4),
                times_a_week=5,
                minutes_each=60,
            ),
            by=sam,
            at=at,
        )
        yes = planning.Yes(person=person, plan=plan.pk, alone=SeenAlone.YES, words="Yes. That is my tea.")
        planning.finish_plan(yes=yes, by=sam, at=council.at("11:00", days_ago=65))
    return line


def _she_chooses(council: Council, line: PlanLine) -> None:
    ana, at = council.logins[ANA], council.at("18:40", days_ago=63)
    offer = Offer.objects.get(name=CHOSEN)
    choice = options.NewChoice(person=line.person_id, line=line.line, offer=offer.pk)
    with acting(ana, at):
        options.choose(choice=choice, by=ana, at=at)


def _the_order(council: Council, line: PlanLine) -> Order:
    sam, at = council.logins[SAM], council.at("09:20", days_ago=60)
    with acting(sam, at):
        held = budget_line_of(line.person_id, line.line, viewer=sam)
        new = purchasing.NewOrder(
            person=line.person_id,
            line=line.line,
            offer=Offer.objects.get(name=CHOSEN).pk,
            starts_on=council.ago(56),
            visitor_must_know="Give her time to speak. Put letters where she can hold them to the lamp.",
            urgent_because="" if held else "Nobody made her tea in the evenings.",
        )
        return purchasing.place_order(order=new, by=sam, at=at)


def _the_evenings(council: Council, order: Order) -> None:
    """Tell of the last evenings, as Meadow's own table does: on two of twenty nobody came at seven."""
    sam, at = council.logins[SAM], council.at("09:10")
    evenings = _weekdays_before(council.day, EVENINGS, order.days)
    late, nobody = evenings[-5], evenings[-11]
    rows = [
        f"{day},{order.number},{_came(number) if day != late else '17:30'},,"
        for number, day in enumerate(evenings)
        if day != nobody
    ]
    rows.append(f"{nobody},{order.number},,,The bus did not come")
    table = "\n".join(["date,order,came,left,reason", *rows]).encode()
    with acting(sam, at):
        purchasing.import_visits(table=table, by=sam, at=at)


def _came(number: int) -> str:
    """Return when somebody came: a few minutes before or after seven, never the same for long."""
    minutes = 19 * 60 + (number * 7) % 23 - 9
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _weekdays_before(day: date, number: int, days: list[int]) -> list[date]:
    found: list[date] = []
    while len(found) < number:
        day -= timedelta(days=1)
        if not days or day.weekday() in days:
            found.append(day)
    return found[::-1]
