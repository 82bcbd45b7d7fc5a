"""How soon a concern, or a child in the home, is looked at. No Act sets these times: all are ours."""

from sayso.rules.clocks.clock import Days, WorkingDays, promised

RAISED = ("concern_raised", "the day a concern reached us")
PROMPT = "section 42 sets no time; guidance chapter 14 asks for prompt action"

CONCERN_LOOKED_AT = promised(
    "concern_looked_at",
    "Somebody has looked at the concern by this day. Danger now: the emergency services, at once",
    starts=RAISED,
    count=WorkingDays(1),
    about=PROMPT,
)
CONCERN_DECIDED = promised(
    "concern_decided",
    "What to do about the concern is decided by this day",
    starts=RAISED,
    count=WorkingDays(2),
    setting="concern_decided_working_days",
    about=PROMPT,
)
ENQUIRY_PLANNED = promised(
    "enquiry_planned",
    "How we find out what happened is planned by this day",
    starts=RAISED,
    count=WorkingDays(5),
    about=PROMPT,
)
CONCERN_CLOSED = promised(
    "concern_closed",
    "The concern is closed by this day, or somebody has looked at why not",
    starts=RAISED,
    count=Days(28),
    about=PROMPT,
)

CHILD_NOTED = ("child_noted", "the day a child was noted")
YOUNG_CARERS = "Children Act 1989, section 17ZA, and SI 2014/2827, regulation 4, set no time"

CHILD_REFERRED = promised(
    "child_referred",
    "Children’s services have been told of a child who is likely to be harmed, on the same day",
    starts=("child_harm_likely", "the day harm to a child was called likely"),
    count=Days(0),
    about="Children Act 1989, section 47, sets no time; guidance asks to tell at once",
)
CHILD_HARM_KNOWN = promised(
    "child_harm_known",
    "Whether a child is likely to be harmed is known by this day",
    starts=CHILD_NOTED,
    count=WorkingDays(1),
    about=YOUNG_CARERS,
)
CHILD_ANSWERED = promised(
    "child_answered",
    "Children’s services have said that they have it, or somebody has asked them",
    starts=("child_passed", "the day a child was passed on"),
    count=WorkingDays(1),
    about="Children Act 1989 sets no time",
)
YOUNG_CARER_TOLD = promised(
    "young_carer_told",
    "A child who helps has been told of a young carer’s assessment of their own",
    starts=CHILD_NOTED,
    count=WorkingDays(5),
    about=YOUNG_CARERS,
)

CLOCKS = (
    CONCERN_LOOKED_AT,
    CONCERN_DECIDED,
    ENQUIRY_PLANNED,
    CONCERN_CLOSED,
    CHILD_REFERRED,
    CHILD_HARM_KNOWN,
    CHILD_ANSWERED,
    YOUNG_CARER_TOLD,
)
