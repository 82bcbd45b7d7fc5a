"""How long something is free, is left out of a charge, or may still be asked for."""

from sayso.rules.authority import Evidence, act, guidance, reg, schedule
from sayso.rules.clocks.clock import Days, Months, Weeks, WorkingDays, advised, law, promised

#: The first day counts, so a week's last day is six days on.
SIX_WEEKS, EIGHT_WEEKS, TWELVE_WEEKS = Days(6 * 7 - 1), Days(8 * 7 - 1), Days(12 * 7 - 1)
FOUR_WEEKS, YEAR_OF_WEEKS = Days(4 * 7 - 1), Days(52 * 7 - 1)
STAY = ("stay_began", "the first day of the stay in a care home")

REABLEMENT_FREE = law(
    "reablement_free",
    "Help to get going again is free to the end of this day: six weeks",
    starts=("reablement_began", "the first day of help to get going again"),
    counts=(SIX_WEEKS,),
    by=reg(2014, 2672, "3(2)(b)", sure=Evidence.OFFICIAL),
)
HOME_LEFT_OUT = law(
    "home_left_out",
    "We leave your home out of the sum to the end of this day: twelve weeks",
    starts=("moved_in_for_good", "the day the stay in a care home became lasting"),
    counts=(TWELVE_WEEKS,),
    by=schedule(2014, 2672, "2"),
)
HOME_LEFT_OUT_AGAIN = law(
    "home_left_out_again",
    "Whoever lived in your home has gone, so we leave it out to the end of this day: twelve weeks",
    starts=("last_one_left_home", "the day whoever lived in the home died or went into a care home"),
    counts=(TWELVE_WEEKS,),
    by=schedule(2014, 2672, "2"),
)
SHORT_STAY = law(
    "short_stay",
    "Up to this day a stay can be charged as if you were at home: eight weeks",
    starts=STAY,
    counts=(EIGHT_WEEKS,),
    by=reg(2014, 2672, "8", sure=Evidence.OFFICIAL),
)
TEMPORARY_STAY = law(
    "temporary_stay",
    "A stay that is to last no longer than this day is a stay for a time: 52 weeks",
    starts=STAY,
    counts=(YEAR_OF_WEEKS,),
    by=reg(2014, 2672, "2", sure=Evidence.MEMORY),
)
DIRECT_PAYMENT_FOR_A_STAY = law(
    "direct_payment_for_a_stay",
    "A direct payment can pay for a stay in a care home to the end of this day: four weeks in a row",
    starts=STAY,
    counts=(FOUR_WEEKS,),
    by=reg(2014, 2871, "6", sure=Evidence.MEMORY),
)
DEBT = law(
    "debt",
    "After this day we can no longer go to court for this money: six years",
    starts=("fell_due", "the day a sum was to be paid"),
    counts=(Months(72),),
    # Read in the revised text on 29 November 2026: legislation.gov.uk/ukpga/2014/23/section/69/data.html
    by=act("Care Act 2014", "69(3)(a)", sure=Evidence.OFFICIAL),
)
ANSWERS_ABOUT_MONEY = promised(
    "answers_about_money",
    "We have looked at what you told us about your money by this day",
    starts=("answers_handed_in", "the day answers about money were handed in"),
    count=WorkingDays(1),
)
#: Chapter 8 asks for a fresh look regularly, "likely" each year, and at once on a change or a wish.
MONEY_LOOKED_AT_AGAIN = advised(
    "money_looked_at_again",
    "We look at your money again by this day: at least once a year",
    starts=("money_looked_at", "the day somebody last worked out what they pay, for them alone"),
    count=Days(365),
    by=guidance("Chapter 8"),
)
SUM_NOT_KNOWN = promised(
    "sum_not_known",
    "Something is missing to work out what you pay: we have asked you for it by this day",
    starts=("sum_left_unknown", "the day a sum was kept that could not be worked out"),
    count=Weeks(1),
)
FIRST_SUM = promised(
    "first_sum",
    "We have worked out by this day what you pay for your support",
    starts=("support_to_pay_for", "the day support began, or was agreed if that is later"),
    count=Weeks(2),
    about="Care Act 2014, section 17, sets no time",
)
CHARGE_TOLD = promised(
    "charge_told",
    "We have written to you by this day what you pay, and how we worked it out",
    starts=("sum_kept", "the day a sum was kept"),
    count=Weeks(1),
    about="Care Act 2014, section 17(6), asks for it in writing and sets no time",
)

CLOCKS = (
    REABLEMENT_FREE,
    HOME_LEFT_OUT,
    HOME_LEFT_OUT_AGAIN,
    SHORT_STAY,
    TEMPORARY_STAY,
    DIRECT_PAYMENT_FOR_A_STAY,
    DEBT,
    ANSWERS_ABOUT_MONEY,
    MONEY_LOOKED_AT_AGAIN,
    SUM_NOT_KNOWN,
    FIRST_SUM,
    CHARGE_TOLD,
)
