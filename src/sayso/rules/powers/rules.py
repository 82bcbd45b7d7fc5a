"""Each rule that says no: in plain words, with its authority, how sure we are, and what lets it go on."""

from dataclasses import dataclass

from sayso.rules.authority import Authority, Evidence, act, promise

# Read on 29 November 2026 on legislation.gov.uk, in the text of the law itself.
# Mental Capacity Act 2005: ukpga/2005/9/section/4/enacted; section 9(1) and (2) as on 1 October 2007
# (…/part/1/crossheading/lasting-powers-of-attorney/2007-10-01); section/11/2015-04-01.
# Care Act 2014, as enacted: ukpga/2014/23/part/1/crossheading/direct-payments/enacted (section 31);
# section/32/enacted; …/crossheading/independent-advocacy-support/enacted (section 67(1) to (4)).
# Read in another's copy or words: sections 1(2), 9(4) and 13 and Schedule 1 of the Mental Capacity Act, and
# section 67(5) and (6) of the Care Act. Section 10(4) says only that holders may be appointed jointly: that
# each of them must then agree is in its Explanatory Notes, paragraph 54.
_READ, _TOLD = Evidence.OFFICIAL, Evidence.SECONDARY
_MCA = "Mental Capacity Act 2005"
_CARE = "Care Act 2014"
_CANCELLING = Authority(
    _MCA, "Schedule 1, paragraphs 17 and 18", "https://www.legislation.gov.uk/ukpga/2005/9/schedule/1", _TOLD
)


@dataclass(frozen=True)
class Rule:
    """One rule. `says` is what stands in the way, `releases` what would let it go on."""

    code: str
    says: str
    releases: str
    authority: Authority


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            "no_power",
            "We know of no power that lets this person act for them. Being family or next of kin is none.",
            "Send us the paper, if there is one. Family are asked for their view all the same.",
            act(_MCA, "4(7)", sure=_READ),
        ),
        Rule(
            "not_begun",
            "This power has not begun yet.",
            "Wait until the day it begins.",
            act(_MCA, "9(4)", sure=_TOLD),
        ),
        Rule(
            "over",
            "This power is over.",
            "If there is a new paper, send it to us.",
            act(_MCA, "13", sure=_TOLD),
        ),
        Rule(
            "money_not_care",
            "A power over money does not reach care. How they are supported is not yours to decide.",
            "The person decides. If they cannot, somebody with a power for health and welfare does, or we "
            "decide what is best for them, and we ask you.",
            act(_MCA, "9(1)", sure=_READ),
        ),
        Rule(
            "care_not_money",
            "A power for health and welfare does not reach money.",
            "The person decides. If they cannot, somebody with a power over money does.",
            act(_MCA, "9(1)", sure=_READ),
        ),
        Rule(
            "benefits_only",
            "An appointee looks after benefits, and nothing else. It is no power to decide for them.",
            "The person decides, or somebody whom the law lets decide for them. Ring us about the benefits.",
            act(_CARE, "32(4)", sure=_READ),
        ),
        Rule(
            "payment_only",
            "You look after the direct payment. That does not reach this.",
            "The person decides, or somebody whom the law lets decide for them.",
            act(_CARE, "31", sure=_READ),
        ),
        Rule(
            "speaks_only",
            "An advocate helps somebody to have their say. An advocate does not decide for them.",
            "Say what you think of it beside the plan, or ask us to look again.",
            act(_CARE, "67", sure=_READ),
        ),
        Rule(
            "paper_not_seen",
            "We have not seen the paper yet.",
            "Show us the paper: the original, a certified copy, or its access code.",
            act(_MCA, "9(2)", sure=_READ),
        ),
        Rule(
            "not_looked_up",
            "We have not looked it up in the register yet. A lasting power counts once it is registered.",
            "Send us its reference. We look it up in the register of the Office of the Public Guardian.",
            act(_MCA, "9(2)", sure=_READ),
        ),
        Rule(
            "not_registered",
            "It is not registered. A lasting power counts once it is registered.",
            "Register it with the Office of the Public Guardian. Then we look again.",
            act(_MCA, "9(2)", sure=_READ),
        ),
        Rule(
            "cancelled",
            "The register says that it was cancelled.",
            "If there is a new paper, send it to us.",
            _CANCELLING,
        ),
        Rule(
            "they_decide",
            "The person decides this while they can. No record says that they could not make this decision.",
            "If they cannot, even with help, a worker writes a record about this one decision.",
            act(_MCA, "11(7)", sure=_READ),
        ),
        Rule(
            "not_agreed",
            "The person has not said yes to it.",
            "Ask the person, alone. Their yes opens it.",
            act(_CARE, "31(1)", sure=_READ),
        ),
        Rule(
            "money_not_agreed",
            "The person can decide about their money, or nobody has asked, and they have not said yes to it.",
            "Ask the person, alone. If they cannot decide it, even with help, write a record about this one "
            "decision.",
            act(_MCA, "1(2)", sure=_TOLD),
        ),
        Rule(
            "not_found_suitable",
            "Nobody has written on what ground they may look after the direct payment.",
            "Write which of the three grounds it is.",
            act(_CARE, "32(4)", sure=_READ),
        ),
        Rule(
            "not_appointed",
            "Nobody has written why they are the advocate.",
            "Write that the person wants them, or under which duty they were appointed.",
            act(_CARE, "67", sure=_READ),
        ),
        Rule(
            "not_wanted",
            "The person does not want them.",
            "Find somebody whom the person wants.",
            act(_CARE, "67(6)", sure=_TOLD),
        ),
        Rule(
            "unfit",
            "It cannot be them.",
            "Find somebody who is not paid to care for the person, and of whom there is no open worry. The "
            "safeguarding lead can say more.",
            act(_CARE, "67(5)", sure=_TOLD),
        ),
        Rule(
            "not_opened",
            "We have not opened it to this sign-in yet.",
            "A worker looks at it, and opens it.",
            promise(),
        ),
        Rule(
            "another_must_agree",
            "You hold this power together. It counts once each of you has said yes.",
            "The other says yes with their own sign-in, or tells us.",
            act(_MCA, "10(4)", sure=_TOLD),
        ),
        Rule(
            "another_is_gone",
            "You hold this power together, and one of you no longer does. So it cannot be used.",
            "If the paper says otherwise, or there is a new one, show it to us.",
            act(_MCA, "13(6)", sure=_TOLD),
        ),
    )
}
