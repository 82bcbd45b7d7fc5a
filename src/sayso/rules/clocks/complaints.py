"""How long anybody has to complain, and how soon we answer: complaints, what we hold, and decisions."""

from datetime import date

from sayso.rules.authority import Authority, Evidence, act, reg
from sayso.rules.clocks.clock import Days, Months, WorkingDays, law, promised

KNEW = ("came_to_know", "the day somebody came to know what went wrong")
CAME = ("complaint_came", "the day the complaint came")
ASKED = ("copy_asked_for", "the day somebody asked for a copy of what we hold")
OUR_COPY = Authority(
    "UK General Data Protection Regulation",
    "Article 12(3)",
    "https://www.legislation.gov.uk/eur/2016/679/article/12",
    Evidence.MEMORY,
)
COURT = Authority(
    "Civil Procedure Rules 1998",
    "rule 54.5",
    "https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part54",
    Evidence.MEMORY,
)

COMPLAIN = law(
    "complain",
    "You can complain to us up to this day, and later where there is a good reason",
    starts=KNEW,
    counts=(Months(12),),
    by=reg(2009, 309, "12", sure=Evidence.MEMORY),
)
COMPLAINT_HEARD = law(
    "complaint_heard",
    "We have told you by this day that your complaint reached us",
    starts=CAME,
    counts=(WorkingDays(3),),
    by=reg(2009, 309, "13", sure=Evidence.MEMORY),
)
COMPLAINT_ANSWERED = law(
    "complaint_answered",
    "We have answered your complaint by this day, or told you why not: six months",
    starts=CAME,
    counts=(Months(6),),
    by=reg(2009, 309, "14", sure=Evidence.MEMORY),
)
OMBUDSMAN = law(
    "ombudsman",
    "You can go to the Ombudsman up to this day, and later where there is a good reason",
    starts=KNEW,
    counts=(Months(12),),
    by=act("Local Government Act 1974", "26B"),
)
COURT_LOOKS = law(
    "court_looks",
    "A judge can be asked at once, and by this day at the latest",
    starts=("decided", "the day of what a judge is to look at"),
    counts=(Months(3),),
    by=COURT,
)
COPY_GIVEN = law(
    "copy_given",
    "You have a copy of what we hold about you by this day: one month",
    starts=ASKED,
    counts=(Months(1),),
    by=OUR_COPY,
    waits="days_we_waited_for_them",
)
COPY_GIVEN_AT_LATEST = law(
    "copy_given_at_latest",
    "Where it is a great deal, and we told you so in the first month, you have it by this day",
    starts=ASKED,
    counts=(Months(3),),
    by=OUR_COPY,
    waits="days_we_waited_for_them",
)
PRIVACY_COMPLAINT_HEARD = law(
    "privacy_complaint_heard",
    "We have told you by this day that your complaint about what we hold reached us",
    starts=("privacy_complaint_came", "the day a complaint about what we hold came"),
    counts=(Days(30),),
    by=act("Data Protection Act 2018", "164A"),
    since=date(2026, 6, 19),
)
LOOKED_AGAIN = promised(
    "looked_again",
    "You asked us to look at a decision again: we answer by this day",
    starts=("look_asked_for", "the day somebody asked us to look again"),
    count=WorkingDays(20),
    setting="look_again_working_days",
    about="Care Act 2014, section 72, is not in force",
)
REPLY = promised(
    "reply",
    "You can answer a decision up to this day before it begins. Later is heard too",
    starts=("told_of_decision", "the day of the letter about a decision"),
    count=WorkingDays(20),
    setting="reply_working_days",
)

CLOCKS = (
    COMPLAIN,
    COMPLAINT_HEARD,
    COMPLAINT_ANSWERED,
    OMBUDSMAN,
    COURT_LOOKS,
    COPY_GIVEN,
    COPY_GIVEN_AT_LATEST,
    PRIVACY_COMPLAINT_HEARD,
    LOOKED_AGAIN,
    REPLY,
)
