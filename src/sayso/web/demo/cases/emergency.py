"""What happens if Bea cannot come: Ana’s parts in her words, Bea’s own, and a neighbour who was asked."""

from datetime import date

from sayso.journey.planning import actions
from sayso.journey.planning.queries import emergency_version
from sayso.journey.planning.statuses import CarersPartKind, ContactAsked, EmergencyPartKind
from sayso.web.demo.council import Council, acting

ANA, BEA = "Ana Marsh", "Bea Marsh"
PARTS = {
    EmergencyPartKind.FIRST_HOURS: "Ring me first, I may be all right. Tea at seven, and somebody sits down.",
    EmergencyPartKind.TWO_DAYS: "Help to bed at ten and up at eight. The roses want water if it is hot.",
    EmergencyPartKind.MUST_NOT: "Do not take me to a home. Do not come in without knocking.",
    EmergencyPartKind.TALKING: "I see large print only. Tell me who you are before you come near.",
    EmergencyPartKind.KEYS: "Jo at number 14 has one.",
    EmergencyPartKind.MEDICINES: "In the tin by the kettle. Bea and the chemist know about them.",
}
BEAS = {
    CarersPartKind.I_DO: "The nights of Monday and Wednesday. The tablets on a Tuesday.",
    CarersPartKind.BACK_UP: "My brother Leo has said yes to two nights. After that he works away.",
    CarersPartKind.REACH_ME: "Ring me even if I am ill. I would rather know.",
}


def tell(council: Council) -> None:
    """Ana writes it and says yes to it; Bea lets her own part stand in it."""
    _anas(council)
    bea, at = council.logins[BEA], council.at("20:30", days_ago=33)
    items = [
        actions.NewCarersPart(
            person=council.people[BEA], adult=council.people[ANA], part=part, words=words, stands=True
        )
        for part, words in BEAS.items()
    ]
    with acting(bea, at):
        actions.say_carers_parts(items=items, by=bea, at=at)


def _anas(council: Council) -> None:
    ana, person, at = council.logins[ANA], council.people[ANA], council.at("10:15", days_ago=34)
    parts = [actions.NewEmergencyPart(person=person, part=part, words=words) for part, words in PARTS.items()]
    people = (
        ("Jo Ridley, at number 14", "01632 960 114", "Evenings. Can stay a night", ContactAsked.YES),
        ("Ruth Price, from the choir", "01632 960 147", "", ContactAsked.NOT_YET),
    )
    with acting(ana, at):
        actions.say_emergency_parts(items=parts, by=ana, at=at)
        for place, (called, telephone, free, asked) in enumerate(people, 1):
            named = actions.NewContact(
                person=person, called=called, telephone=telephone, free=free, asked=asked, place=place
            )
            actions.name_contact(contact=named, by=ana, at=at)
        yes = actions.NewEmergencyYes(
            person=person, review_on=date(2027, 4, 16), seen_version=emergency_version(person, viewer=ana)
        )
        actions.say_yes_to_emergency_plan(yes=yes, by=ana, at=at)
