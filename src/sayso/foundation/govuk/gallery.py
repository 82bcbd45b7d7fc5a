"""What the gallery shows: one of each field, piece and picture, with made-up people."""

import datetime
from typing import Any

from sayso.foundation.govuk import fields
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField, TimeField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pictures import (
    Around,
    Block,
    Came,
    Change,
    Decided,
    Line,
    Names,
    Rings,
    Working,
    circle_of_support,
    money_left,
    on_time,
    parts_shown,
    people_shown,
    real_choice,
    sum_shown,
    week,
    who_decides,
)
from sayso.foundation.govuk.pictures.week import FAMILY, OWN
from sayso.foundation.govuk.pieces import (
    Caution,
    Cell,
    Column,
    Contact,
    Entry,
    Fact,
    Link,
    Part,
    Row,
    Sheet,
    Step,
    Table,
)

SAFE = Caution(
    "Safe contact",
    "Ring her at work, 12 to 1. Nothing to the house: no post, no calls.",
    "She said so, 2 May.",
)
BSL = Caution("Communication", "BSL user. Video relay or text. Do not ring.")


class GalleryForm(PlainForm):
    """One of every field."""

    called = fields.TextField(label="What are you called?", hint="The name you like best", max_length=60)
    words = fields.LongTextField(label="What matters to you", max_length=400, required=False)
    story = fields.LongTextField(label="What happened", hint="Their words where you can")
    born_on = DateField(label="Date of birth", hint="For example, 4 5 1958")
    visit_at = TimeField(label="Time of the visit")
    rent = MoneyField(label="Rent a month", most_pence=500_000)
    hours = fields.WholeNumberField(label="Hours", after="hours a week", min_value=0, max_value=168)
    telephone = fields.PhoneField(label="Telephone")
    postcode = fields.PostcodeField(label="Postcode")
    nhs_number = fields.NhsNumberField(label="NHS number", required=False)
    email = fields.EmailField(label="E-mail address", required=False)
    password = fields.PasswordField(label="Password")
    paper = fields.PaperField(label="A letter or a photo of it")
    kind = fields.ChoiceField(
        label="Kind of contact",
        choices=[
            ("", "Choose one"),
            ("Seen", [("visit", "Visit"), ("office", "At the office")]),
            ("Heard", [("call", "Call"), ("text", "Text")]),
        ],
    )
    town = fields.ChoiceField(
        label="Nearest town", choices=[("", "Choose one"), ("a", "Ashby"), ("b", "Brack")]
    )
    soon = fields.RadiosField(
        label="How soon?",
        choices=[("tonight", "Tonight"), ("days", "In the next few days"), ("none", "No hurry")],
        hints={"tonight": "It goes to the duty desk at once."},
        dividers={"none": "or"},
    )
    alone = fields.YesNoField(label="Was Ana seen alone?")
    areas = fields.TicksField(
        label="What is this about?",
        choices=[("food", "Food"), ("washing", "Washing"), ("out", "Getting out")],
    )
    agreed = fields.TickField(label="I have read it to her")


def gallery(typed: Any, today: datetime.date) -> dict[str, Any]:
    """Return everything the gallery's template draws; `typed` is what was posted, or None."""
    return {
        "form": GalleryForm(typed) if typed is not None else GalleryForm(seen_version=3),
        "safe": SAFE,
        "many": _MANY,
        "steps": _STEPS,
        "entries": _ENTRIES,
        "four": _FOUR,
        "table": _TABLE,
        "sheet": _SHEET,
        "money": _money(today, spent_pence=907_300, promised_pence=616_300),
        "short": _money(today, spent_pence=1_200_000, promised_pence=450_000),
        "week": week(_BLOCKS),
        "on_time": on_time(
            [Came(today - datetime.timedelta(days=28 - n), n not in (8, 15), "7 pm") for n in range(20)]
        ),
        "choice": real_choice(3, _LEFT_OUT, unsure=1),
        "decides": who_decides(_DECIDED, Names("Ana", "Both of you", "You")),
        "circle": circle_of_support(_AROUND, _RINGS),
        "sum": _SUM,
        "parts": _PARTS,
        "working": _WORKING,
    }


def _money(today: datetime.date, *, spent_pence: int, promised_pence: int) -> Any:
    start = datetime.date(today.year if today.month > 3 else today.year - 1, 4, 6)
    return money_left(
        whole_pence=1_570_400,
        spent_pence=spent_pence,
        promised_pence=promised_pence,
        starts_on=start,
        ends_before=start.replace(year=start.year + 1),
        today=today,
    )


_LEFT_OUT = [("time", 6, "cannot come at your time"), ("£", 3, "cost more"), ("full", 2, "are full")]
_PEOPLE = [
    Contact("Joy Adeyemi", "Your assistant. Makes tea, Monday to Friday.", "07700 900 142", "text or ring"),
    Contact("Meadow Home Care", "Help you get up and wash, every morning.", "01632 960 240", "any time"),
    Contact("Sam Okafor", "Your social worker (registered).", "01632 960 118"),
]
_STEPS = [
    Step("Today, 6:30 in the evening", "Joy comes. Tea at seven.", now=True),
    Step("By Monday 24 November", "We tell you about tea at weekends. You do not need to do anything."),
    Step(
        "Tuesday 25 November, 2 pm",
        "Sam comes to see how things are.",
        link=Link("Ask for another time", "#"),
    ),
]
_ENTRIES = [
    Entry("Saturday 21 November, 11:20 am", strong="Ana wrote.", said="Can we talk about nights?"),
    Entry("Friday 20 November", "Nothing changed for Ana.", strong="A lower budget is held.", decision=True),
    Entry("Thursday 19 November, 2:10 pm", "We looked at three ways.", link=Link("Read the note", "#")),
]
_FOUR = [
    Fact("Safe contact", "Text first, then ring after 10 am.", "Ana said so, 2 September.", first=True),
    Fact("How Ana takes things in", "Letters in 18 point. Give her time to speak."),
    Fact("Who decides what", "Ana decides about her life.", link=Link("Each choice", "#")),
    Fact("Who is close", "Bea Marsh, her daughter, has her own record."),
]
_TABLE = Table(
    "Tasks that are late or due today",
    [
        Column("Due"),
        Column("Who"),
        Column("What to do"),
        Column("Cost", number=True),
        Column("What you can do", acts=True),
    ],
    [
        Row.of(
            Cell(late="Late", sub="since Fri 20 Nov"),
            Cell(link=Link("Wendy Toye", "#"), warning=SAFE),
            "Agree a date for her own talk.",
            "£117.60",
            Cell(link=Link("Open", "#", "Wendy Toye")),
        ),
        Row.of(
            Cell("By 4 pm"),
            Cell(link=Link("Maryam Yusuf", "#"), warning=BSL),
            Cell("Book an interpreter.", sub="Nobody is booked."),
            "not agreed",
            Cell(link=Link("Book", "#", "an interpreter for Maryam Yusuf")),
        ),
        Row.of("Together", "", "", "£117.60", "", total=True),
    ],
    order="In order of when they are due.",
)
_SHEET = Sheet(
    "Duty sheet: Stefan Wójcik",
    "82. 14 Tanner Row. Four visits a day until Tuesday 24 November, after the 8 am visit.",
    [
        Part(
            "What he needs tonight",
            facts=[Fact("Food", "Soup and bread at 7 pm."), Fact("Heat", "Heater lent.")],
        ),
        Part("Who to ring", facts=[Fact("Duty", "01632 960 111"), Fact("Neighbour", "Jean, 01632 960 233")]),
        Part("What happened", blank_lines=4, wide=True),
    ],
    warnings=[Caution("Safe contact", "Leave no messages on the house phone.")],
    printed="Printed by Joy Mensah, Friday 20 November, 5:52 pm. Shred after use.",
)
_DECIDED = [
    Decided("When tea is", "person"),
    Decided("Who Ana’s assistants are", "person", before="carer", since="June 2026"),
    Decided("Direct payment money", "both", before="carer", since="April 2026"),
    Decided("Pills", "open", before="carer", since="October 2026"),
    Decided("Your own time", "carer"),
]
_RINGS = Rings("Me", "Closest to me", "Close to me", "Part of my life")
_AROUND = [Around("Bea", "inner"), Around("Ruth", "middle"), Around("The garden group", "outer")]
_BLOCKS = [
    *[Block(n, datetime.time(7, 30), datetime.time(8, 30), "Meadow") for n in range(7)],
    *[Block(n, datetime.time(18, 30), datetime.time(20), "Joy: tea") for n in range(5)],
    Block(2, datetime.time(10), datetime.time(13), "Garden group", OWN),
    Block(5, datetime.time(11), datetime.time(14), "Bea: the big shop", FAMILY),
    Block(6, datetime.time(21), datetime.time(6), "Night: Rosa"),
]
_SUM = sum_shown(
    sentence="You keep £263.70 of the £322.70 you get each week, and pay £59.00.",
    start=Change("Money you get", 32_270),
    changes=[
        Change("Mobility money: never counted", -7_705),
        Change("Counted for savings", 700),
        Change("For living costs: yours", -16_215),
        Change("For extra costs: yours", -2_005),
        Change("For council tax: yours", -1_145),
    ],
    result=Change("You pay", 5_900),
)
_PARTS = parts_shown(
    sentence="Your support costs £119.25 a week.",
    parts=[
        Change("Tea at seven", 7_875),
        Change("Help in the garden, and somebody to walk with who likes roses", 3_600),
        Change("An alarm to wear", 450),
    ],
    whole=Change("All of it", 11_925),
)
_MANY = people_shown(
    sentence="3,211 people would pay more.",
    groups=[("Less by under £5", 120), ("The same", 24_361), ("More by £20 or over", 3_211), ("Other", None)],
    caption="How charges change in a week",
)
_WORKING = Working(
    "What you pay, line by line, in pounds a week",
    [
        Line(
            "Pension", "£135.20 a month, times 12, shared over 52 weeks.", 3_120, "Care Act 2014, section 17"
        ),
        Line("Savings", "£1 for each £250 above £14,250.", 700, "SI 2014/2672, regulation 25"),
        Line("What we count", "31.20 + 7.00", 3_820, total=True),
        Line("Yours for heating", "We have asked for the bill.", None),
        Line("You pay", "We can say when we know about the heating.", None, total=True),
    ],
)
