"""Paying somebody close: Maryam's sister, who signs, is paid; Ken's wife is not, for nobody said why."""

from datetime import time, timedelta

from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import actions
from sayso.journey.partnership.models import PaidProposal
from sayso.journey.partnership.statuses import Factor, Particular, PurposeKind, RelationshipKind
from sayso.journey.people.statuses import TieKind
from sayso.rules.direct_payments.hours import Times
from sayso.web.demo.council import Council, acting
from sayso.web.demo.telling import Hand

SAHRA = "Sahra, my sister"
WRITTEN = {
    Particular.FALL_OUT: "We ring Sam. For a week somebody else comes, and then we talk.",
    Particular.MANAGES: "Maryam. She writes the week on the board on Sunday.",
    Particular.COVER: "Our cousin Hodan, who signs too.",
    Particular.TALK_TO: "Sam, or the advice line for assistants.",
    Particular.NO_DEDUCTIONS: "No. Nothing is taken off for rent or food.",
    Particular.ENDS: "Pay goes on for two weeks of hospital. After a death it ends with four weeks' pay.",
    Particular.BACK: "We have tea, and say: that was the job. From now on you are my sister.",
}


def tell(council: Council) -> None:
    """Put both; one is decided by a manager and agreed, the other is held."""
    _maryam(council, Hand(council, "Sam Whitlock", "Maryam Yusuf"))
    _ken(council, Hand(council, "Sam Whitlock", "Ken Abara"))


def _maryam(council: Council, sam: Hand) -> None:
    sam.ties(TieKind.BROTHER_SISTER, SAHRA, days_ago=60)
    reasons = {
        Factor.COMMUNICATION: "Maryam signs. Of four agencies asked in September none has anybody who signs.",
        Factor.CULTURE: "She wants to be washed by a woman of her family, and says so each time.",
    }
    put = _put(council, sam, days_ago=46, called=SAHRA, of=RelationshipKind.BROTHER_SISTER, why=reasons)
    _decided(
        council,
        put,
        "Maryam Yusuf",
        days_ago=43,
        words="You sign, and nobody we asked does. Sahra is whom you want near. So it is necessary.",
    )
    at = council.at("16:10", days_ago=43)
    with acting(sam.by, at):
        actions.tell_paid(person=sam.person, proposal=put.pk, by=sam.by, at=at)
    begins = council.ago(39)
    at = council.at("14:30", days_ago=41)
    contract = actions.NewContract(
        person=sam.person,
        proposal=put.pk,
        calls="Maryam",
        tasks="Getting up, washing and breakfast. Signing at the doctor's",
        starts_on=begins,
        look_again_on=begins + timedelta(days=180),
        person_asked=SeenAlone.YES,
        relative_asked=SeenAlone.YES,
        particulars=WRITTEN,
        written_on=council.ago(41),
        times=(Times(days=range(5), starts_at=time(7, 30), minutes=90),),
        pence_an_hour=1340,
    )
    with acting(sam.by, at):
        actions.agree_paid(contract=contract, by=sam.by, at=at)


def _ken(council: Council, sam: Hand) -> None:
    put = _put(council, sam, days_ago=1, called="Edie, my wife", of=RelationshipKind.SPOUSE, why={})
    _decided(council, put, "Ken Abara", days_ago=0, words="Edie does it already.")


def _put(
    council: Council,
    sam: Hand,
    *,
    days_ago: int,
    called: str,
    of: RelationshipKind,
    why: dict[Factor, str],
) -> PaidProposal:
    at = council.at("11:20", days_ago=days_ago)
    new = actions.NewProposal(
        person=sam.person,
        called=called,
        relationship=of,
        same_household=True,
        household_on=at.date(),
        partner_of_listed=False,
        purpose=PurposeKind.CARE,
        speaks_for=False,
        reasons=why,
    )
    with acting(sam.by, at):
        return actions.propose_paid(proposal=new, by=sam.by, at=at)


def _decided(council: Council, put: PaidProposal, about: str, *, days_ago: int, words: str) -> None:
    """Let Max Hale look, and decide: it is decided, or a rule holds it."""
    max_hale = Hand(council, "Max Hale", about)
    max_hale.opens("handover", days_ago=days_ago, hour="09:40")
    at = council.at("10:15", days_ago=days_ago)
    said = actions.PaidDecision(person=put.person_id, proposal=put.pk, agreed=True, words=words)
    with acting(max_hale.by, at):
        actions.decide_paid(decided=said, by=max_hale.by, at=at)
