"""The ways to hold the money of a part, side by side: what each asks of somebody, and what each gives."""

from dataclasses import dataclass

from sayso.journey.planning.pages.shown import OWN_WAYS
from sayso.journey.planning.statuses import Way


@dataclass(frozen=True, kw_only=True)
class ComparedWay:
    """One way, in one order of facts: what it is, who does what, help, what can go wrong, how long."""

    way: Way
    name: str
    means: str
    you_do: str
    others_do: str
    help: str
    risk: str
    time: str
    authority: str


#: In the order of the law's own list. None is recommended, and none is chosen beforehand.
COMPARED = (
    ComparedWay(
        way=Way.COUNCIL,
        name=OWN_WAYS[Way.COUNCIL][0],
        means=OWN_WAYS[Way.COUNCIL][1],
        you_do="You say what you want, who may come and when. You tell us when it is not right.",
        others_do="We find it, order it and pay the bills.",
        help="Your worker. Ring us on any working day.",
        risk="You can choose only from those we have an agreement with, unless you ask for another.",
        time="Little of yours. We begin to look when your plan is agreed.",
        authority="Care Act 2014, section 26",
    ),
    ComparedWay(
        way=Way.DIRECT_PAYMENT,
        name=OWN_WAYS[Way.DIRECT_PAYMENT][0],
        means=OWN_WAYS[Way.DIRECT_PAYMENT][1],
        you_do="You choose who helps, pay them, and keep the bills. You may become somebody’s employer.",
        others_do="We pay the money in. A payroll service can work out wages and tax for you.",
        help="Somebody you pick can do this with you, or for you. Ask your worker who helps with it here.",
        risk="If a helper is ill or leaves, you find another. We still make sure that your need is met.",
        time="More of yours, most of it at the start. You can stop at any time.",
        authority="Care Act 2014, sections 31 to 33",
    ),
    ComparedWay(
        way=Way.SERVICE_FUND,
        name=OWN_WAYS[Way.SERVICE_FUND][0],
        means=OWN_WAYS[Way.SERVICE_FUND][1],
        you_do="You pick the provider, and settle with them what they do and when.",
        others_do="The provider holds the money, plans with you and shows you what it was spent on.",
        help="The provider, and your worker.",
        risk="Not every provider offers it. You can move to another, with the money that is left.",
        time="Some, to settle it with the provider.",
        authority="Care and support statutory guidance, chapter 11",
    ),
    ComparedWay(
        way=Way.THIRD_PARTY,
        name=OWN_WAYS[Way.THIRD_PARTY][0],
        means=OWN_WAYS[Way.THIRD_PARTY][1],
        you_do="You pick whom you trust, and say what the money is for.",
        others_do="They hold the money, pay the bills and tell you what is left.",
        help="Your worker can help you to settle what they may do.",
        risk="Much hangs on one person. We look at it with you, and you can change it at any time.",
        time="Little of yours, once it is settled.",
        authority="Care and support statutory guidance, chapter 11",
    ),
)
