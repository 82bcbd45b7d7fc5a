"""Where the rules on employing somebody come from, and how sure we are of each."""

from sayso.rules.authority import Authority, Evidence, guidance, reg

_ACTS = {
    "Employers’ Liability (Compulsory Insurance) Act 1969": "1969/57",
    "Employment Rights Act 1996": "1996/18",
    "Employment Rights Act 2025": "2025/36",
    "Immigration, Asylum and Nationality Act 2006": "2006/13",
    "National Insurance Contributions Act 2014": "2014/7",
    "National Minimum Wage Act 1998": "1998/39",
    "Pensions Act 2008": "2008/30",
    "Social Security Contributions and Benefits Act 1992": "1992/4",
}
_GOV = "https://www.gov.uk"
MEMORY, OWN = Evidence.MEMORY, Evidence.OWN


def _act(title: str, section: str, sure: Evidence = Evidence.SECONDARY) -> Authority:
    plain = section.partition("(")[0]
    link = f"https://www.legislation.gov.uk/ukpga/{_ACTS[title]}/section/{plain}"
    return Authority(title, f"section {section}", link, sure)


_BENEFITS = "Social Security Contributions and Benefits Act 1992"
_RIGHTS = "Employment Rights Act 1996"

# Read on 29 November 2026: section 1 of the Act in HMRC's manual (NMWM01010); regulations 7 and 14 in their
# Explanatory Note (legislation.gov.uk/uksi/2015/621/note/made, and another's copy of it).
MINIMUM_WAGE = _act("National Minimum Wage Act 1998", "1")
WAGE_RATES = reg(2015, 621, "4A")
AGE_ON_FIRST_DAY = reg(2015, 621, "4B", sure=Evidence.OFFICIAL)
WAGE_TEST = reg(2015, 621, "7")
HOME_OFFSET = reg(2015, 621, "14")
FAMILY_WORKER = reg(2015, 621, "57")
ASLEEP = Authority(
    "Royal Mencap Society v Tomlinson-Blake",
    "[2021] UKSC 8",
    "https://www.supremecourt.uk/cases/uksc-2018-0160",
    Evidence.SECONDARY,
)
REGRADE = Authority("Sayso’s own flag", "more than 2 wakings or an hour awake a night", ASLEEP.link, OWN)
EMPLOYER_NI = _act(_BENEFITS, "9")
YOUNG_NI = _act(_BENEFITS, "9A")
ALLOWANCE = Authority(
    "HMRC guidance",
    "Employment Allowance for employers of care and support workers",
    f"{_GOV}/guidance/employers-of-care-and-support-workers-and-employment-allowance",
    Evidence.SECONDARY,
)
PENSION = _act("Pensions Act 2008", "3")
PENSION_OPT_IN = _act("Pensions Act 2008", "7")
PENSION_PAID = _act("Pensions Act 2008", "20")
LEAVE = reg(1998, 1833, "13A")
LEAVE_EARNED = reg(1998, 1833, "15B")
ROLLED_UP = reg(1998, 1833, "16A")
COVER = Authority("Sayso’s own sum", "paid leave means two wages in one week", LEAVE.link, OWN)
SICK = _act(_BENEFITS, "157")
SICK_BEFORE = _act(_BENEFITS, "155", MEMORY)
SICK_FROM_DAY_ONE = Authority(
    "GOV.UK",
    "Statutory Sick Pay changes from 6 April 2026",
    "https://www.business.gov.uk/campaign/employment-changes/employers/statutory-sick-pay",
    Evidence.OFFICIAL,
)
NOTICE = _act(_RIGHTS, "86")
REDUNDANCY = _act(_RIGHTS, "162")
RESERVE = Authority("Sayso’s own sum", "set aside a part each year", REDUNDANCY.link, OWN)
# Read on 29 November 2026, legislation.gov.uk: ukpga/1996/18/section/1/2024-01-04, ukpga/2006/13/section/15.
PARTICULARS = _act(_RIGHTS, "1", Evidence.OFFICIAL)
RIGHT_TO_WORK = _act("Immigration, Asylum and Nationality Act 2006", "15", Evidence.OFFICIAL)
REGISTERS = Authority("HMRC guidance", "register as an employer", f"{_GOV}/register-employer", MEMORY)
# Section 1 was read (legislation.gov.uk/ukpga/1969/57). It binds an employer "carrying on any business", and
# does not say whether somebody with an assistant at home is one: what we say of them is still from memory.
INSURANCE = _act("Employers’ Liability (Compulsory Insurance) Act 1969", "1", MEMORY)
PAYROLL = Authority("HMRC guidance", "running payroll", f"{_GOV}/running-payroll", Evidence.SECONDARY)
COSTS_NAMED = guidance("11.25")
"""What a sum for support has to cover here; councils list these costs of an employer."""
ENOUGH = guidance("11.24", sure=Evidence.SECONDARY)
WHOLE = Authority("Sayso’s own sum", "the lines of the cost, added up", ENOUGH.link, OWN)
DAY_BY_DAY = Authority(
    "Sayso’s own sum", "each day of 52 weeks at the rates of that day", AGE_ON_FIRST_DAY.link, OWN
)
CARERS_ALLOWANCE = reg(1976, 409, "8")
CARERS_NET = Authority(
    "SI 1996/2745",
    "regulation 10",
    "https://www.legislation.gov.uk/uksi/1996/2745/regulation/10",
    MEMORY,
)
STATUS = Authority(
    "HMRC guidance",
    "check employment status for tax",
    f"{_GOV}/guidance/check-employment-status-for-tax",
    Evidence.SECONDARY,
)
PRICE_TOLD = Authority("What you told us", "the price that you typed", ENOUGH.link, OWN)
