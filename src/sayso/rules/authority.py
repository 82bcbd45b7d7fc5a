"""Where a rule comes from, and how sure we are of it.

Every step, figure and row of a table names its authority. A person reads the short citation
("Care Act 2014, section 17"); an auditor follows the link.
"""

from dataclasses import dataclass
from enum import Enum


class Evidence(Enum):
    """How sure we are of a rule or a figure, from the official text down to not read at all."""

    OFFICIAL = "A"
    SECONDARY = "B"
    DERIVED = "B*"
    MEMORY = "P"
    OWN = "D"
    UNCONFIRMED = "X"

    @property
    def text(self) -> str:
        """What to tell a reader, in a few words."""
        return _EVIDENCE_TEXT[self]


_EVIDENCE_TEXT = {
    Evidence.OFFICIAL: "read in the official text",
    Evidence.SECONDARY: "read in a secondary source",
    Evidence.DERIVED: "worked out from a published total",
    Evidence.MEMORY: "from professional knowledge: check the wording before relying on it",
    Evidence.OWN: "our own: no law sets it",
    Evidence.UNCONFIRMED: "not confirmed",
}


@dataclass(frozen=True)
class Authority:
    """An instrument and a place in it.

    `text` is the citation a person reads, `link` the address of the text, `evidence` how sure we are.
    """

    instrument: str
    provision: str
    link: str
    evidence: Evidence

    @property
    def text(self) -> str:
        """A short citation: "Care Act 2014, section 17"."""
        return f"{self.instrument}, {self.provision}" if self.provision else self.instrument

    def __str__(self) -> str:
        return self.text


_LEGISLATION = "https://www.legislation.gov.uk"
_GUIDANCE = (
    "https://www.gov.uk/government/publications/care-act-statutory-guidance/"
    "care-and-support-statutory-guidance"
)
_ACTS = {
    "Care Act 2014": "ukpga/2014/23",
    "Data Protection Act 2018": "ukpga/2018/12",
    "Local Government Act 1974": "ukpga/1974/7",
    "Mental Capacity Act 2005": "ukpga/2005/9",
    "Mental Health Act 1983": "ukpga/1983/20",
    "Mental Health Act 2025": "ukpga/2025/33",
    "Pensions Act 1995": "ukpga/1995/26",
    "State Pension Credit Act 2002": "ukpga/2002/16",
}


def reg(year: int, number: int, provision: str, *, sure: Evidence = Evidence.SECONDARY) -> Authority:
    """A regulation of a statutory instrument: `reg(2014, 2672, "25")`."""
    plain = provision.partition("(")[0]
    link = f"{_LEGISLATION}/uksi/{year}/{number}/regulation/{plain}"
    return Authority(f"SI {year}/{number}", f"regulation {provision}", link, sure)


def schedule(
    year: int, number: int, part: str, paragraph: str = "", *, sure: Evidence = Evidence.SECONDARY
) -> Authority:
    """A schedule of a statutory instrument, or one paragraph of it."""
    link = f"{_LEGISLATION}/uksi/{year}/{number}/schedule/{part}"
    place = f"Schedule {part}"
    if paragraph:
        place, link = f"{place}, paragraph {paragraph}", f"{link}/paragraph/{paragraph}"
    return Authority(f"SI {year}/{number}", place, link, sure)


def act(title: str, provision: str, *, sure: Evidence = Evidence.SECONDARY) -> Authority:
    """A section of an Act we cite: `act("Care Act 2014", "17")`. An Act not listed is a KeyError."""
    plain = provision.partition("(")[0]
    link = f"{_LEGISLATION}/{_ACTS[title]}/section/{plain}"
    return Authority(title, f"section {provision}", link, sure)


def guidance(place: str, *, sure: Evidence = Evidence.MEMORY) -> Authority:
    """A paragraph or annex of the statutory guidance: `guidance("8.12")`, `guidance("Annex C")`."""
    where = f"paragraph {place}" if place[:1].isdigit() else place
    return Authority("Care and support statutory guidance", where, _GUIDANCE, sure)


def council_choice(power: str) -> Authority:
    """A choice the law leaves to the council; `power` says where it does so, in words."""
    return Authority("The council's own charging policy", power, _GUIDANCE, Evidence.MEMORY)


def promise(instead: str = "") -> Authority:
    """The council's own promise about time. `instead`: what the law says where it sets no number. No link."""
    return Authority("The council's own promise", instead or "no law sets a time", "", Evidence.OWN)
