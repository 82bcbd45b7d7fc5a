"""When support is looked at again: the first time soon after it began, then within a year."""

from sayso.rules.authority import Evidence, act, guidance, reg
from sayso.rules.clocks.clock import Days, Months, WorkingDays, advised, law, promised

CHAPTER = guidance("Chapter 13", sure=Evidence.SECONDARY)
DIRECT_PAYMENTS = reg(2014, 2871, "7")
ON_REQUEST = act("Care Act 2014", "27(1)(b)")
BEGAN = ("support_began", "the day support began")
PAID = ("first_direct_payment", "the day money first came as a direct payment")
LAST = ("last_review", "the day support was last looked at")
#: Never longer than our own year: a leap year does not put a review off.
A_YEAR = 365

FIRST_REVIEW = advised(
    "first_review",
    "We look at your support together for the first time: six weeks after it began",
    starts=BEGAN,
    count=Days(42),
    by=CHAPTER,
)
FIRST_REVIEW_AT_LATEST = advised(
    "first_review_at_latest",
    "After this day that first time is late: eight weeks are over",
    starts=BEGAN,
    count=Days(56),
    by=CHAPTER,
)
YEARLY_REVIEW = advised(
    "yearly_review",
    "We look at your support again within a year",
    starts=LAST,
    count=Days(A_YEAR),
    by=CHAPTER,
)
FIRST_DIRECT_PAYMENT_REVIEW = law(
    "first_direct_payment_review",
    "We look at a new direct payment within six months",
    starts=PAID,
    counts=(Months(6), Days(183)),
    by=DIRECT_PAYMENTS,
)
YEARLY_DIRECT_PAYMENT_REVIEW = law(
    "yearly_direct_payment_review",
    "We look at a direct payment again within a year",
    starts=LAST,
    counts=(Months(12), Days(A_YEAR)),
    by=DIRECT_PAYMENTS,
)
REVIEW_ASKED_FOR = promised(
    "review_asked_for",
    "You asked us to look again: we answer by this day, with a day for it or with reasons why not",
    starts=("review_asked", "the day somebody asked for a review"),
    count=WorkingDays(5),
    about="Care Act 2014, section 27(1)(b), says no number",
)
AFTER_A_REVIEW = promised(
    "after_a_review",
    "What came of the review has begun by this day",
    starts=("review_closed", "the day the review ended"),
    count=WorkingDays(10),
)

CLOCKS = (
    FIRST_REVIEW,
    FIRST_REVIEW_AT_LATEST,
    YEARLY_REVIEW,
    FIRST_DIRECT_PAYMENT_REVIEW,
    YEARLY_DIRECT_PAYMENT_REVIEW,
    REVIEW_ASKED_FOR,
    AFTER_A_REVIEW,
)
