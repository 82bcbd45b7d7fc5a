"""The areas of a person's record. Each protected table bears one; each grant opens one."""

from enum import StrEnum


class Area(StrEnum):
    """A part of the record that can be opened or kept closed by itself."""

    CONTACT = "contact"  # names, addresses, telephone, safe contact, communication needs
    STORY = "story"  # notes and what the person said
    HEALTH = "health"  # impairment, illness, medicines
    PLAN = "plan"  # assessments, support, tonight's help
    MONEY = "money"  # what support costs and who pays which part: budgets, payments, the ledger
    MEANS = "means"  # what somebody earns, owns and spends: the facts of their financial assessment
    SAFETY = "safety"  # safeguarding concerns and enquiries
    HIDDEN = "hidden"  # where somebody lives, when that must stay hidden: a named group only
    PRIVATE = "private"  # one voice's own account: its author and a named worker
    PAPERS = "papers"  # documents and letters
    WORK = "work"  # tasks, allocation, who is doing what
    SHARING = "sharing"  # what they share, and with whom: never open to anybody they could share with
    ASKED = "asked"  # that they asked for what we hold, and what left: their own, and the records desk's
    GATHERED = "gathered"  # what the records desk gathered to answer them: the desk's alone
    FIND = "find"  # that somebody is known: name, birth date, address, who works with them
    LOOKS = "looks"  # records opened with a purpose, to be checked by somebody else
    AUDIT = "audit"  # the trail itself

    @property
    def is_of_council(self) -> bool:
        """Whether the area is only ever granted for the whole council, never on one person's record."""
        return self in _OF_COUNCIL

    @property
    def sentence(self) -> str:
        """What the area holds, in words for a screen."""
        return _SENTENCES[self]


_SENTENCES = {
    Area.CONTACT: "Name, address, how to get in touch safely",
    Area.STORY: "Notes, and what the person told us",
    Area.HEALTH: "Health, and help with it",
    Area.PLAN: "Assessments, plans and support",
    Area.MONEY: "Money: what is paid and by whom",
    Area.MEANS: "Income, savings and costs",
    Area.SAFETY: "Staying safe from harm",
    Area.HIDDEN: "Where they live, which must stay hidden",
    Area.PRIVATE: "A private account",
    Area.PAPERS: "Papers and letters",
    Area.WORK: "Who is working on what",
    Area.SHARING: "Who may see what: what they chose to share",
    Area.ASKED: "What they asked us about what we hold",
    Area.GATHERED: "What the records desk gathered to answer them",
    Area.FIND: "Finding people",
    Area.LOOKS: "Records that were opened with a purpose",
    Area.AUDIT: "Who looked and who did what",
}
_OF_COUNCIL = frozenset({Area.FIND, Area.LOOKS, Area.AUDIT})
