"""How soon a concern is looked at. No Act sets a time, and the guidance asks for prompt action: all ours."""

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

CLOCKS = (CONCERN_LOOKED_AT, CONCERN_DECIDED, ENQUIRY_PLANNED, CONCERN_CLOSED)
