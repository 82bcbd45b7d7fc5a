"""Under which power somebody may do what for somebody else, and what stands in the way."""

from sayso.rules.powers.asking import REACHES, Answer, may, ready
from sayso.rules.powers.facts import About, Act, Basis, How, Kind, Other, Power, Register
from sayso.rules.powers.rules import RULES, Rule

__all__ = [
    "REACHES",
    "RULES",
    "About",
    "Act",
    "Answer",
    "Basis",
    "How",
    "Kind",
    "Other",
    "Power",
    "Register",
    "Rule",
    "may",
    "ready",
]
