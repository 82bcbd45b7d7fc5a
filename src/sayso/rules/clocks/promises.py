"""What we promised ourselves and the people we work with. No law sets any of these."""

from sayso.rules.clocks.clock import Days, Months, Weeks, WorkingDays, promised

ASSESSED = promised(
    "assessed",
    "We have talked with you about what you need by this day",
    starts=("first_contact", "the day somebody first got in touch"),
    count=Days(28),
    about="Care Act 2014, section 9, sets no time; it has to be reasonable",
)
CALL_BACK = promised(
    "call_back",
    "We have rung by this day to arrange an assessment, where there is no hurry",
    starts=("contact_taken", "the day of the call"),
    count=WorkingDays(5),
)
SEEN_ALONE = promised(
    "seen_alone",
    "We have seen you with nobody else there by this day",
    starts=("seen_with_others", "the day we talked with somebody else there"),
    count=Days(7),
)
ASKED_TO_TALK_ALONE = promised(
    "asked_to_talk_alone",
    "You asked to talk alone: we have got in touch in the safe way by this day",
    starts=("alone_asked_for", "the day somebody asked to talk alone"),
    count=WorkingDays(1),
)
LETTER_CAME_BACK = promised(
    "letter_came_back",
    "A letter came back or could not be sent: we have found a safe way to send it by this day",
    starts=("letter_back", "the day a letter came back or could not be sent"),
    count=WorkingDays(1),
)
GLASS_LOOKED_AT = promised(
    "glass_looked_at",
    "Somebody has looked by this day at why a closed record was opened",
    starts=("glass_broken", "the day a closed record was opened in a hurry"),
    count=WorkingDays(2),
)
ADVOCATE_ASKED_FOR = promised(
    "advocate_asked_for",
    "We have asked for an advocate by this day",
    starts=("advocate_needed", "the day we saw that an advocate is needed"),
    count=WorkingDays(1),
    about="Care Act 2014, section 67, sets no time",
)
ADVOCATE_RUNG_AGAIN = promised(
    "advocate_rung_again",
    "No advocate has come: we have rung again by this day",
    starts=("advocate_asked", "the day an advocate was asked for"),
    count=WorkingDays(5),
)
PROPOSAL_DECIDED = promised(
    "proposal_decided",
    "A registered worker has looked by this day at what was found of your needs",
    starts=("proposed", "the day an assessor proposed whether needs are eligible"),
    count=WorkingDays(1),
    about="Care Act 2014, section 13, sets no time",
)
CAPACITY_WRITTEN = promised(
    "capacity_written",
    "We have written down by this day why something was decided for you at once",
    starts=("decided_for_them", "the day something was decided for somebody at once"),
    count=WorkingDays(1),
    about="Mental Capacity Act 2005 sets no time",
)
BUDGET_AGREED = promised(
    "budget_agreed",
    "A budget that was proposed is agreed by this day, or you know why not",
    starts=("budget_proposed", "the day a budget was proposed or handed on"),
    count=WorkingDays(5),
)
CHANGE_CHECKED = promised(
    "change_checked",
    "Support had to begin at once: we have asked your carer by this day what it changes",
    starts=("began_at_once", "the day support began that could not wait"),
    count=WorkingDays(5),
    setting="impact_check_working_days",
)
CHANGE_ASKED_AGAIN = promised(
    "change_asked_again",
    "We ask your carer by this day what the budget changed",
    starts=("budget_began", "the day a budget began, or was agreed if that is later"),
    count=Weeks(6),
    setting="impact_look_again_weeks",
)
MONEY_FOR_ORDERS = promised(
    "money_for_orders",
    "What was ordered at once has its money agreed by this day",
    starts=("ordered_at_once", "the day something was ordered that could not wait"),
    count=WorkingDays(1),
)
LIST_LOOKED_AT = promised(
    "list_looked_at",
    "A second person has looked by this day at a list that would end most of its services",
    starts=("list_came", "the day the list was brought in"),
    count=WorkingDays(1),
)
NOT_CHOSEN_TAKEN_UP = promised(
    "not_chosen_taken_up",
    "You did not choose your support: somebody outside the team has asked you by this day",
    starts=("said_not_chosen", "the day somebody said so"),
    count=WorkingDays(1),
)
BANK_DETAILS_CONFIRMED = promised(
    "bank_details_confirmed",
    "A second person is sure of new bank details by this day",
    starts=("bank_details_written", "the day bank details were written down"),
    count=WorkingDays(1),
)
STATEMENT_PLACED = promised(
    "statement_placed",
    "Every line of a bank statement has its place by this day",
    starts=("statement_came", "the day the statement was taken in"),
    count=WorkingDays(1),
)
ROOM_HOLDS = promised(
    "room_holds",
    "What somebody said of a free place holds to the end of this day",
    starts=("room_checked", "the day somebody said they had a place"),
    count=Days(14),
)
CARER_ASKED_AGAIN = promised(
    "carer_asked_again",
    "We ask a carer again by this day. No yes and no “nobody cares for me” lasts for ever",
    starts=("carer_said", "the day the answer holds from"),
    count=Days(366),
)
CARER_HELP_FOUND = promised(
    "carer_help_found",
    "You would do it with help: we tell you by this day what help there is",
    starts=("carer_yes_with_help", "the day you said yes, with help"),
    count=WorkingDays(10),
)
CARER_SHOWN_HOW = promised(
    "carer_shown_how",
    "Somebody has shown you by this day how to lift, wash or give medicines",
    starts=("carer_not_shown", "the day you said that nobody has shown you yet"),
    count=WorkingDays(10),
)
EMERGENCY_PLAN_AGAIN = promised(
    "emergency_plan_again",
    "We look at the plan for an emergency again by this day",
    starts=("emergency_plan_agreed", "the day the person said yes to it"),
    count=Months(12),
)

PAID_CLOSE_DECIDED = promised(
    "paid_close_decided",
    "We have decided by this day whether it is necessary to pay somebody close to you",
    starts=("paid_close_proposed", "the day it was proposed that somebody close is paid"),
    count=WorkingDays(5),
    about="SI 2014/2871, regulation 3, sets no time",
)
PAID_CLOSE_LOOKED_AT = promised(
    "paid_close_looked_at",
    "We look again by this day at paid help from somebody close to you",
    starts=("paid_close_began", "the day paid help from somebody close began"),
    count=Months(12),
)
PAID_AND_ACTS_LOOKED_AT = promised(
    "paid_and_acts_looked_at",
    "They are paid, and act for you too: we talk with you alone by this day",
    starts=("paid_and_acts_began", "the day somebody who acts for the person began to be paid"),
    count=Months(6),
)
BREAK_ARRANGED = promised(
    "break_arranged",
    "A break that you need as a carer has come by this day, or somebody asks why",
    starts=("break_asked_for", "the day a break was asked for"),
    count=Days(42),
    setting="break_wait_days",
    about="Care Act 2014, section 20, sets no time",
)
WAITS = ("last_spoken", "the day we last spoke with somebody who waits, or since when they wait")
TOUCH_HIGH = promised(
    "touch_high",
    "You wait, and something could go wrong: we have got in touch again by this day",
    starts=WAITS,
    count=Days(7),
    setting="touch_days_high",
)
TOUCH_UNKNOWN = promised(
    "touch_unknown",
    "You wait, and we do not know yet how pressing it is: we have got in touch again by this day",
    starts=WAITS,
    count=Days(7),
    setting="touch_days_unknown",
)
TOUCH_MEDIUM = promised(
    "touch_medium",
    "You wait, with some risk: we have got in touch again by this day",
    starts=WAITS,
    count=Days(14),
    setting="touch_days_medium",
)
TOUCH_LOW = promised(
    "touch_low",
    "You wait, with little risk: we have got in touch again by this day",
    starts=WAITS,
    count=Days(28),
    setting="touch_days_low",
)
RISK_LOOKED_AT = promised(
    "risk_looked_at",
    "The risk rose while somebody waits: a manager has looked by this day",
    starts=("risk_rose", "the day a worker said that the risk rose"),
    count=WorkingDays(1),
)
CHECK_IN = promised(
    "check_in",
    "We ask you again by this day how it is, where you chose no other time",
    starts=("checked_in", "the day somebody last said how it is, or their page was opened"),
    count=Weeks(13),
    setting="check_in_weeks",
)
CHECK_IN_NOT_NOW = promised(
    "check_in_not_now",
    "You said “not now”: we do not ask you how it is before this day",
    starts=("said_not_now", "the day somebody said “not now”"),
    count=Weeks(4),
)
CHECK_IN_UNANSWERED = promised(
    "check_in_unanswered",
    "Your page waited for you: a worker whom you trust asks you by this day, in the safe way",
    starts=("check_in_due", "the day somebody was to be asked how it is"),
    count=Days(14),
)
NOT_SAFE_TALKED_WITH = promised(
    "not_safe_talked_with",
    "You said that you do not feel safe: we have talked with you alone by this day",
    starts=("said_not_safe", "the day somebody said that they do not feel safe"),
    count=WorkingDays(1),
    about="Care Act 2014, section 42, sets no time",
)

PAIR_TALKED_WITH = promised(
    "pair_talked_with",
    "We have talked by this day with each of you, alone, about how it goes",
    starts=("sign_seen", "the day something was last said or agreed that asks for it"),
    count=Days(28),
    about="Talked with on the day that is yours in every four weeks, which says nothing of why",
)
PAIR_TALKED_WITH_AT_ONCE = promised(
    "pair_talked_with_at_once",
    "Somebody may not be safe: we have talked with each of you, alone, by this day",
    starts=("sign_seen_at_once", "the day somebody last said how it is"),
    count=WorkingDays(5),
)
CLASH_TAKEN_UP = promised(
    "clash_taken_up",
    "A plan meets a time you need for yourself: we have talked with you alone by this day",
    starts=("clash_seen", "the day a time was written down that a task meets"),
    count=WorkingDays(5),
)
SEPARATE_WORKERS = promised(
    "separate_workers",
    "One worker acts for you and your carer: we have looked by this day for one each",
    starts=("differs_for_both", "the day it was taken up that the two see differently"),
    count=WorkingDays(5),
)

CLOCKS = (
    ASSESSED,
    CALL_BACK,
    SEEN_ALONE,
    ASKED_TO_TALK_ALONE,
    LETTER_CAME_BACK,
    GLASS_LOOKED_AT,
    ADVOCATE_ASKED_FOR,
    ADVOCATE_RUNG_AGAIN,
    PROPOSAL_DECIDED,
    CAPACITY_WRITTEN,
    BUDGET_AGREED,
    CHANGE_CHECKED,
    CHANGE_ASKED_AGAIN,
    MONEY_FOR_ORDERS,
    LIST_LOOKED_AT,
    NOT_CHOSEN_TAKEN_UP,
    BANK_DETAILS_CONFIRMED,
    STATEMENT_PLACED,
    ROOM_HOLDS,
    CARER_ASKED_AGAIN,
    CARER_HELP_FOUND,
    CARER_SHOWN_HOW,
    EMERGENCY_PLAN_AGAIN,
    PAID_CLOSE_DECIDED,
    PAID_CLOSE_LOOKED_AT,
    PAID_AND_ACTS_LOOKED_AT,
    BREAK_ARRANGED,
    TOUCH_HIGH,
    TOUCH_UNKNOWN,
    TOUCH_MEDIUM,
    TOUCH_LOW,
    RISK_LOOKED_AT,
    CHECK_IN,
    CHECK_IN_NOT_NOW,
    CHECK_IN_UNANSWERED,
    NOT_SAFE_TALKED_WITH,
    PAIR_TALKED_WITH,
    PAIR_TALKED_WITH_AT_ONCE,
    CLASH_TAKEN_UP,
    SEPARATE_WORKERS,
)
