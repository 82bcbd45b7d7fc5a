"""Every role, with what it is for, what it permits, and what it opens across the whole council.

A role says what somebody may do; a grant says on whose record. A role's `whole` areas become whole-council
grants when the role is given. `opens` are the areas that opening a record with a purpose gives.
"""

from dataclasses import dataclass

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission as P

_ANYONE = frozenset({P.READ_PUBLIC_PAGES, P.RAISE_CONCERN, P.TRY_A_CHARGE})
_SIGNED_IN = _ANYONE | {P.SEE_OWN_HOME, P.KEEP_OWN_SIGN_IN, P.USE_API}
#: Whom it reaches is a matter of the power alone: without one, nobody (`journey/powers`).
_FOR_ANOTHER = _SIGNED_IN | {P.ACT_UNDER_POWER, P.HOLD_OWN_SUPPORT}
_OWN = _FOR_ANOTHER | {
    P.SEE_OWN_RECORD,
    P.SEE_WHO_LOOKED,
    P.CHOOSE_SHARING,  # on their own record; on another's needs CHANGE_PERSON too
    P.SAY_WHAT_MATTERS,
    P.PROPOSE_DECISION,
    P.MAKE_DECISION,  # of their own life; the council's own needs DECIDE_FOR_COUNCIL too
    P.REPLY_TO_DECISION,
    P.WRITE_PLAN,
    P.OFFER_TASK,
    P.ANSWER_TASK,
    P.TELL_MEANS,
    P.ASK_TO_LOOK_AGAIN,
    P.CHOOSE_SUPPORT,
    P.KEEP_LEVELS,
    P.KEEP_PARTNERSHIP,
    P.ANSWER_REVIEW,
    P.ASK_FOR_RECORD,  # for what we hold about themself, and to complain of it
}
_STAFF = _SIGNED_IN | {P.SEE_MY_DAY, P.DO_TASKS, P.TAKE_LESSONS}
_FINDS = _STAFF | {P.FIND_PEOPLE, P.OPEN_WITH_PURPOSE, P.SEE_PERSON}
_WRITES = _FINDS | {
    P.ADD_PERSON,
    P.CHANGE_PERSON,
    P.CHOOSE_SHARING,
    P.KEEP_POWERS,
    P.PROPOSE_MERGE,
    P.RECORD_CONTACT,
    P.START_URGENT_SUPPORT,
    P.SEE_DUTY_SHEET,
    P.WRITE_NOTE,
    P.KEEP_PAPERS,
    P.SEE_TEAM_TRAY,
    P.TRANSFER,
    P.SAY_WHAT_MATTERS,
    P.PROPOSE_DECISION,
    P.MAKE_DECISION,
    P.REPLY_TO_DECISION,
    P.WRITE_LETTER,
    P.SEND_LETTER,
    P.ASK_FOR_RECORD,  # written down for somebody who asked, in whatever words
}
_PLANS = _WRITES | {
    P.ASSESS,
    P.WORK_OUT_FIRST_FIGURE,
    P.WRITE_PLAN,
    P.OFFER_TASK,
    P.ANSWER_TASK,
    P.PROPOSE_BUDGET,
    P.KEEP_LEVELS,
    P.CHOOSE_SUPPORT,
    P.ORDER_SUPPORT,
    P.RECORD_VISITS,
    P.KEEP_PARTNERSHIP,
    P.PAY_SOMEBODY_CLOSE,
    P.REVIEW_SUPPORT,
    P.ANSWER_REVIEW,
}
_FINDER = frozenset({Area.FIND})
_CARE = frozenset({Area.CONTACT, Area.STORY, Area.HEALTH, Area.PLAN, Area.PAPERS, Area.WORK, Area.SHARING})
#: Whoever plans sees what support costs: the personal budget is part of the plan (Care Act 2014, section 25).
#: What somebody earns and owns is another matter (`Area.MEANS`), and not theirs to see.
_PLANNING = _CARE | {Area.MONEY}


@dataclass(frozen=True)
class Role:
    """A role of the service. `sentence` says in plain words what it is for."""

    code: str
    name: str
    sentence: str
    permissions: frozenset[P]
    whole: frozenset[Area] = frozenset()
    opens: frozenset[Area] = frozenset()
    second_step: bool = False  # must sign in with a second step (a code from a phone)

    @property
    def is_staff(self) -> bool:
        """Whether the role belongs to somebody who works for the council."""
        return P.SEE_MY_DAY in self.permissions


_ROLES = [
    Role("person", "Person", "Draws on support: says what matters, sees why, chooses.", _OWN),
    Role("carer", "Carer", "Helps somebody, unpaid, and has a voice and a record of their own.", _OWN),
    Role("nominee", "Nominee", "Looks after a direct payment for somebody who picked them.", _FOR_ANOTHER),
    Role(
        "authorised-person",
        "Authorised person",
        "Handles a direct payment for somebody who cannot make that choice.",
        _FOR_ANOTHER,
    ),
    Role("attorney", "Attorney", "Decides under a power that the person made, and no further.", _FOR_ANOTHER),
    Role("deputy", "Deputy", "Decides under an order of the court, and no further.", _FOR_ANOTHER),
    Role("advocate", "Advocate", "Helps somebody have their say; is on their side.", _FOR_ANOTHER),
    Role(
        "social-worker",
        "Social worker",
        "Registered. Assesses, plans, records once, and agrees within a limit.",
        _PLANS | {P.DECIDE_FOR_COUNCIL, P.AGREE_BUDGET},
        whole=_FINDER,
        opens=_PLANNING,
    ),
    Role(
        "occupational-therapist",
        "Occupational therapist",
        "Registered. Works out how daily life can be made easier at home.",
        _PLANS | {P.DECIDE_FOR_COUNCIL, P.AGREE_BUDGET},
        whole=_FINDER,
        opens=_PLANNING,
    ),
    Role(
        "assessor",
        "Assessor",
        "Not registered. Does the tasks open to them and proposes the rest to a registered colleague.",
        _PLANS,
        whole=_FINDER,
        opens=_PLANNING,
    ),
    Role(
        "contact",
        "Contact adviser",
        "Takes calls: finds the person, records in three minutes, keeps somebody safe tonight.",
        _WRITES,
        whole=_FINDER,
        opens=_CARE,
    ),
    Role(
        "out-of-hours",
        "Out-of-hours worker",
        "Keeps people safe at night and at weekends, and hands over in the morning.",
        _WRITES | {P.BREAK_GLASS},
        whole=_FINDER,
        opens=_CARE | {Area.SAFETY},
    ),
    Role(
        "business-support",
        "Business support",
        "Sends letters, books visits, scans papers. Sees no private accounts.",
        _FINDS | {P.WRITE_LETTER, P.SEND_LETTER, P.KEEP_PAPERS, P.SEE_TEAM_TRAY},
        whole=_FINDER,
        opens=frozenset({Area.CONTACT, Area.PAPERS, Area.WORK}),
    ),
    Role(
        "broker",
        "Broker",
        "Finds offers of support, with any interest declared.",
        _STAFF | {P.SEE_PERSON, P.IMPORT_OFFERS, P.ORDER_SUPPORT},
    ),
    Role(
        "manager",
        "Manager",
        "Allocates work, agrees above a worker's limit, and gives reasons the person receives.",
        _PLANS
        | {
            P.AGREE_BUDGET,
            P.AGREE_BUDGET_ABOVE_LIMIT,
            P.ALLOCATE,
            P.CONFIRM_MERGE,
            P.BREAK_GLASS,
            P.CHECK_BROKEN_GLASS,
            P.DECIDE_FOR_COUNCIL,
            P.RESTRICT_RECORD,
            P.READ_BREAK_FIGURES,
            P.READ_CHOICE_ANSWERS,
            P.SEE_TEAM_LEARNING,
            P.READ_RECORDS_SECOND,  # of those whom a data officer names them for
        },
        whole=_FINDER | {Area.LOOKS},
        opens=_PLANNING,
    ),
    Role(
        "finance",
        "Finance officer",
        "Works out what people pay, shows the sum, and chases with care.",
        _FINDS
        | {
            P.SEE_LEDGER,
            P.POST_TO_LEDGER,
            P.WRITE_LETTER,
            P.SEND_LETTER,
            P.WRITE_NOTE,
            P.ASSESS_MEANS,
            P.ASK_TO_LOOK_AGAIN,
            P.KEEP_PAYEES,
            P.CHECK_PAYMENT_RUN,
            P.IMPORT_STATEMENT,
            P.CONFIRM_FIGURES,
        },
        whole=frozenset({Area.FIND, Area.CONTACT, Area.MONEY, Area.MEANS}),
        opens=frozenset({Area.CONTACT, Area.MONEY, Area.MEANS, Area.PAPERS, Area.STORY}),
        second_step=True,
    ),
    Role(
        "payments",
        "Payments officer",
        "Makes payment runs and matches the bank. Never checks a run they made.",
        _STAFF
        | {
            P.SEE_LEDGER,
            P.POST_TO_LEDGER,
            P.KEEP_PAYEES,
            P.MAKE_PAYMENT_RUN,
            P.CHECK_PAYMENT_RUN,
            P.IMPORT_STATEMENT,
        },
        whole=frozenset({Area.MONEY}),
        second_step=True,
    ),
    Role(
        "safeguarding",
        "Safeguarding lead",
        "Reads concerns, asks what the person wants, and sees enquiries through.",
        _WRITES | {P.READ_CONCERNS, P.DECIDE_ON_CONCERN, P.BREAK_GLASS, P.RELEASE_LOOKS},
        whole=frozenset({Area.FIND, Area.SAFETY, Area.CONTACT}),
        opens=_CARE | {Area.SAFETY},
    ),
    Role(
        "commissioner",
        "Commissioner",
        "Shapes what support there is to choose from. Sees counts, not names.",
        _STAFF | {P.IMPORT_OFFERS, P.READ_WANTS, P.READ_BREAK_FIGURES},
    ),
    Role(
        "provider", "Provider", "Gives care or support. Sees their own orders and nothing else.", _SIGNED_IN
    ),
    Role("assistant", "Personal assistant", "Supports one person, who chose and pays them.", _SIGNED_IN),
    Role(
        "principal",
        "Principal social worker",
        "Keeps practice good: readiness, learning, checks of how people are heard.",
        _STAFF | {P.CHECK_PURPOSES, P.READ_STAFF_CONCERNS, P.READ_BREAK_FIGURES, P.READ_CHOICE_ANSWERS},
        whole=frozenset({Area.LOOKS}),
    ),
    Role(
        "auditor",
        "Auditor",
        "Proves the trail and the ledger. Changes nothing.",
        _STAFF | {P.READ_TRAIL, P.SEE_LEDGER},
        whole=frozenset({Area.AUDIT, Area.MONEY}),
        second_step=True,
    ),
    Role(
        "data",
        "Data officer",
        "Sends returns, answers people who ask for their record, checks who looked.",
        _STAFF
        | {
            P.READ_TRAIL,
            P.CHECK_PURPOSES,
            P.CHECK_BROKEN_GLASS,
            P.FIND_PEOPLE,
            P.PROPOSE_MERGE,
            P.CONFIRM_MERGE,
            P.RELEASE_LOOKS,
            P.ASK_FOR_RECORD,
            P.ANSWER_RECORD_REQUESTS,
            P.READ_RECORDS_SECOND,
            P.WRITE_LETTER,
            P.SEND_LETTER,
        },
        whole=frozenset({Area.AUDIT, Area.LOOKS, Area.FIND, Area.ASKED, Area.GATHERED}),
        second_step=True,
    ),
    Role("complaints", "Complaints officer", "Sees that people who disagree get an answer in time.", _STAFF),
    Role(
        "moderator",
        "Moderator",
        "Reads stories before everybody can. Opens no person's record.",
        _STAFF | {P.READ_STORIES},
    ),
    Role(
        "admin",
        "Administrator",
        "Gives roles and changes the council's settings. Opens no person's record.",
        _STAFF | {P.GIVE_ROLES, P.CHANGE_SETTINGS, P.CONFIRM_FIGURES},
        second_step=True,
    ),
    Role(
        "learner",
        "Learner",
        "Learns with people who are made up, in practice. Opens nobody's record here.",
        _ANYONE | {P.KEEP_OWN_SIGN_IN, P.USE_API, P.TAKE_LESSONS},
    ),
    Role(
        "clocks",
        "Nightly clocks",
        "The system's own sign-in for jobs: it links the trail and watches dates. Nobody signs in as it.",
        frozenset({P.GIVE_ROLES, P.READ_TRAIL, P.SEE_LEDGER, P.SEND_LETTER}),
        whole=frozenset({Area.AUDIT, Area.WORK, Area.CONTACT}),
    ),
]

ROLES: dict[str, Role] = {role.code: role for role in _ROLES}
ANYONE = _ANYONE


def permissions_of(codes: "frozenset[str]") -> frozenset[P]:
    """Return everything that these roles permit together. No roles: what anyone may do."""
    return _ANYONE.union(*(ROLES[code].permissions for code in codes))
