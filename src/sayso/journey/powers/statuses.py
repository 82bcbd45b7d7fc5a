"""The kinds of power and what is written of them, in words. The codes are those of `rules/powers`."""

from django.db.models import TextChoices

from sayso.foundation.access.areas import Area
from sayso.rules.powers import About as _About
from sayso.rules.powers import Basis as _Basis
from sayso.rules.powers import How as _How
from sayso.rules.powers import Kind as _Kind
from sayso.rules.powers import Register as _Register


class PowerKind(TextChoices):
    """What a power is. Next of kin is none of them."""

    ATTORNEY_WELFARE = _Kind.ATTORNEY_WELFARE.value, "Attorney for health and welfare"
    ATTORNEY_MONEY = _Kind.ATTORNEY_MONEY.value, "Attorney for property and money"
    DEPUTY_WELFARE = _Kind.DEPUTY_WELFARE.value, "Deputy of the court for health and welfare"
    DEPUTY_MONEY = _Kind.DEPUTY_MONEY.value, "Deputy of the court for property and money"
    NOMINEE = _Kind.NOMINEE.value, "Nominee, picked to look after a direct payment"
    AUTHORISED = _Kind.AUTHORISED.value, "Authorised person for a direct payment"
    ADVOCATE = _Kind.ADVOCATE.value, "Independent advocate"
    APPOINTEE = _Kind.APPOINTEE.value, "Appointee for benefits"


class RegisterSays(TextChoices):
    """What the register of the Office of the Public Guardian said."""

    STANDS = _Register.STANDS.value, "It is registered, and stands"
    NOT_THERE = _Register.NOT_THERE.value, "It is not registered"
    CANCELLED = _Register.CANCELLED.value, "It was cancelled"


class Together(TextChoices):
    """How several who hold one power act."""

    ALONE = _How.ALONE.value, "Nobody else holds it"
    JOINTLY = _How.JOINTLY.value, "Together: each must say yes (jointly)"
    SEVERALLY = _How.SEVERALLY.value, "Each alone is enough (jointly and severally)"


class Ground(TextChoices):
    """On what somebody stands who has no paper of a court or a register."""

    AGREED = _Basis.AGREED.value, "Advocate: the person wants them"
    ADVOCACY = (
        _Basis.ADVOCACY.value,
        "Advocate: we appointed them for assessment, plan or review (section 67)",
    )
    SAFEGUARDING = (
        _Basis.SAFEGUARDING.value,
        "Advocate: we appointed them in a safeguarding enquiry (section 68)",
    )
    IMCA = _Basis.IMCA.value, "Advocate: an independent mental capacity advocate"
    CARE_POWER = (
        _Basis.CARE_POWER.value,
        "Direct payment: they may decide about care by law (section 32(4)(a))",
    )
    WITH_CARE_POWER = (
        _Basis.WITH_CARE_POWER.value,
        "Direct payment: whoever may decide about care agrees with us on them (section 32(4)(b))",
    )
    NOBODY_ELSE = (
        _Basis.NOBODY_ELSE.value,
        "Direct payment: nobody may decide about care by law, and we find them suitable (section 32(4)(c))",
    )


class UsedFor(TextChoices):
    """What a decision is about, for which a record of capacity opens a power."""

    SUPPORT = _About.SUPPORT.value, "How they are supported: needs, plan, reviews"
    MONEY = _About.MONEY.value, "Their money, and what they pay"


class PersonSaid(TextChoices):
    """What the person said to it, asked alone."""

    YES = "yes", "They said yes"
    NO = "no", "They do not want it"
    NOT_ASKED = "not_asked", "Nobody has asked yet, or they could not say"


class Stands(TextChoices):
    """How somebody stands to the person, as far as it may keep them from being their advocate."""

    CLOSE = "close", "Family, friend or somebody else unpaid"
    PAID_CARER = "paid_carer", "Paid to care for them"
    WORKS_HERE = "works_here", "Works for us, or is a professional who treats them"
    INDEPENDENT = "independent", "An independent advocate or professional: they have no other part in it"


class EndedBecause(TextChoices):
    """Why a power is over."""

    PERSON = "person", "The person ended it"
    HOLDER = "holder", "Whoever held it stepped down"
    REGISTER = "register", "The register or the court ended it"
    NOT_NEEDED = "not_needed", "It is not needed any more"
    DEATH = "death", "One of them died"
    MISTAKE = "mistake", "It was written here by mistake"


#: The areas of the record that each kind opens to its holder's sign-in, once it may be used. An appointee for
#: benefits reads nothing here. Nobody who acts for somebody reads a private account, the story or safety.
OPENS: dict[PowerKind, frozenset[Area]] = {
    PowerKind.ATTORNEY_WELFARE: frozenset({Area.PLAN, Area.HEALTH}),
    PowerKind.DEPUTY_WELFARE: frozenset({Area.PLAN, Area.HEALTH}),
    PowerKind.ATTORNEY_MONEY: frozenset({Area.MONEY, Area.MEANS}),
    PowerKind.DEPUTY_MONEY: frozenset({Area.MONEY, Area.MEANS}),
    PowerKind.NOMINEE: frozenset({Area.MONEY}),
    PowerKind.AUTHORISED: frozenset({Area.MONEY, Area.PLAN}),
    PowerKind.ADVOCATE: frozenset({Area.PLAN, Area.HEALTH}),
    PowerKind.APPOINTEE: frozenset(),
}
