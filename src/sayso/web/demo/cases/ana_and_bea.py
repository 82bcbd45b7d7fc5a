"""Ana Marsh and her daughter Bea, who cares for her: two voices, two records, two logins."""

from datetime import time

from sayso.foundation.access import actions as access
from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject
from sayso.journey.assessment.statuses import WishKind
from sayso.journey.casework.statuses import NoteKind, Readers, SeenAlone, Why
from sayso.journey.people import actions as people
from sayso.journey.people.statuses import NeedKind, SafeWay, Shareable, StandingKind, TieKind
from sayso.web.demo.council import Council, acting
from sayso.web.demo.sign_ins import DOMAIN, PASSWORD
from sayso.web.demo.telling import Hand


def tell(council: Council) -> None:
    """Give each a record of their own, a login, and what the other never sees."""
    sam = Hand(council, "Sam Whitlock", "Ana Marsh")
    nadia = Hand(council, "Nadia Shah", "Bea Marsh")
    _who_they_are(sam, nadia)
    _what_they_say(sam, nadia)
    _what_happened(sam)
    sign_in(council, "person", "Ana Marsh", role="person")
    sign_in(council, "carer", "Bea Marsh", role="carer")
    _shares(council)
    _privately(council, nadia)


def _who_they_are(sam: Hand, nadia: Hand) -> None:
    sam.needs(NeedKind.LARGE_PRINT, "18 point", days_ago=420)
    sam.needs(NeedKind.TIME_OF_DAY, "Mornings. Give her time to speak", days_ago=420)
    sam.reaches_safely(
        "Ana",
        days_ago=79,
        number="07700 900 142",
        way=SafeWay.TEXT,
        how="Text first, then ring after 10 am. Leave no message on the house phone.",
        leave_no_messages=True,
    )
    nadia.reaches_safely(
        "Bea",
        days_ago=200,
        number="07700 900 215",
        way=SafeWay.TEXT,
        days=(0, 1, 2, 3, 4),
        starts_at=time(12),
        ends_at=time(14),
        how="Never say what it is about.",
        leave_no_messages=True,
        do_not_post=True,
    )
    sam.on("Bea Marsh").opens("contact", days_ago=880)
    sam.ties(TieKind.CHILD, "Bea, my daughter", days_ago=880, other="Bea Marsh")
    sam.ties(TieKind.CARED_FOR_BY, "Bea, my daughter", days_ago=880, other="Bea Marsh")
    sam.ties(TieKind.FRIEND, "Ruth Price, from the choir", days_ago=880)
    nadia.on("Ana Marsh").opens("contact", days_ago=390)
    nadia.ties(TieKind.PARENT, "Mum", days_ago=390, other="Ana Marsh")
    nadia.ties(TieKind.CARES_FOR, "Mum", days_ago=390, other="Ana Marsh")


def _what_they_say(sam: Hand, nadia: Hand) -> None:
    """Each says what matters, to their own worker. Neither record holds the other's words."""
    sam.hears(
        "Tea at seven, like my mother did. Not five. Not nine.",
        days_ago=79,
        kind=WishKind.MATTERS,
        wished_at=time(19),
        give_or_take_minutes=15,
    )
    sam.hears("Out in the garden each day, even if it rains.", days_ago=79, kind=WishKind.WISH)
    sam.hears("I want somebody whose name I know, at night.", days_ago=1, kind=WishKind.WORRY)
    sam.finds(
        StandingKind.ADULT,
        {"nutrition": "needs_help", "personal_hygiene": "takes_longer", "home_safety": "danger"},
        days_ago=78,
        their_words="Good days I do it all myself, slowly. Bad days I lie and wait.",
    )
    nadia.finds(
        StandingKind.CARER,
        {"recreation": "needs_help"},
        days_ago=59,
        their_words="I have not slept through since March.",
        health_at_risk=True,
    )
    nadia.hears("My swim on Thursdays. It is the one hour that is mine.", days_ago=60, days=(3,))


def _what_happened(sam: Hand) -> None:
    sam.notes(
        "Went through the year with Ana. Tea came late on 2 of the last 20 evenings; Joy's bus has changed.",
        days_ago=79,
        their_words="Tea at seven, like my mother did. Not five. Not nine.",
    )
    sam.notes(
        "Ana slipped between chair and bed. Not hurt. We look at moving and at nights again.",
        days_ago=8,
        kind=NoteKind.CALL,
        seen_alone=SeenAlone.NOT_SEEN,
    )
    sam.notes(
        "We looked at three ways to cover nights. Ana will think.",
        days_ago=1,
        hour="16:40",
        their_words="I don't want a stranger at two in the morning. I want somebody whose name I know.",
    )
    sam.keeps(
        "Letter from the garden group",
        "Green Patch, 2 November. Ana is welcome every Wednesday at ten. The path is level now.",
        days_ago=17,
        from_whom="Green Patch garden group",
    )
    sam.must(
        "Answer Ana about nights. She asked us to look again on Monday",
        due_in=10,
        days_ago=4,
        because="We said we answer in 20 working days",
        for_person="We tell you about nights. You do not need to do anything.",
    )
    sam.must(
        "Visit Ana at home: nights, and moving from chair to bed",
        due_in=3,
        because="She slipped on 12 November",
        why=Why.PROMISE,
        for_person="Sam comes to your home to talk about nights. Have anyone you like with you.",
    )


def _shares(council: Council) -> None:
    """Let Ana choose on her own page that Bea may see who comes. Her money stays hers; Bea shares nothing."""
    ana, at = council.logins["Ana Marsh"], council.at("18:20", days_ago=300)
    with acting(ana, at):
        people.share_areas(
            person=council.people["Ana Marsh"],
            with_person=council.people["Bea Marsh"],
            areas=[Shareable.CONTACT, Shareable.PLAN],
            by=ana,
            at=at,
        )


def _privately(council: Council, nadia: Hand) -> None:
    """Write down what Bea says for herself: only she and Nadia can read it."""
    system, at = council.logins["clocks"], council.at("09:00", days_ago=399)
    with acting(system, at):
        grants.give_on(
            login=nadia.by.pk, person=nadia.person, areas=[Area.PRIVATE], because="private account", at=at
        )
    nadia.notes(
        "Bea asked what happens if she stops two nights. Nothing is hers unless she says yes. She will say.",
        days_ago=9,
        hour="13:30",
        kind=NoteKind.CALL,
        their_words="I can't do Mondays and Wednesdays any more. I haven't told Mum.",
        readers=Readers.PRIVATE,
    )
    nadia.must(
        "Text Bea between 12 and 2: her break in December",
        due_in=3,
        because="She asked on 22 September. We say six weeks",
        for_person="Nadia gets in touch about your break, in the way you chose.",
    )


def sign_in(council: Council, name: str, of: str, *, role: str) -> None:
    """Give a storyteller a login of their own, with their own record open to it."""
    admin, at = council.logins["Denise Holroyd"], council.at("10:00", days_ago=370)
    person = council.people[of]
    with acting(admin, at):
        login = access.add_login(
            email=f"{name}@{DOMAIN}",
            name=of,
            password=PASSWORD,
            subject=Subject.objects.get(pk=person),
            made_up=True,
            by=admin,
            at=at,
        )
        access.give_role(user=login, role=role, by=admin, at=at)
        access.open_own_record(login=login, by=admin, at=at)
    council.logins[of] = login
