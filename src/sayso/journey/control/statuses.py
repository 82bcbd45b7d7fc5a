"""The answers of this room, each in the words of the screen. The codes are those of `rules/control`."""

from django.db.models import TextChoices

from sayso.rules.control import WORDS
from sayso.rules.control import HeldBy as _HeldBy
from sayso.rules.control import Level as _Level
from sayso.rules.control import Task as _Task


class Task(TextChoices):
    """One task of holding one's own support."""

    CHOOSE = _Task.CHOOSE.value, WORDS[_Task.CHOOSE].name
    BILLS = _Task.BILLS.value, WORDS[_Task.BILLS].name
    PAPERS = _Task.PAPERS.value, WORDS[_Task.PAPERS].name
    ROTA = _Task.ROTA.value, WORDS[_Task.ROTA].name
    HIRING = _Task.HIRING.value, WORDS[_Task.HIRING].name
    COUNCIL = _Task.COUNCIL.value, WORDS[_Task.COUNCIL].name
    MONEY = _Task.MONEY.value, WORDS[_Task.MONEY].name


class Level(TextChoices):
    """How much help somebody has with one task, as they read it."""

    ALONE = _Level.ALONE.value, "I do it myself"
    PROMPTS = _Level.PROMPTS.value, "I do it, and you remind me"
    SUPPORTER = _Level.SUPPORTER.value, "I do it with somebody I name"
    HELD = _Level.HELD.value, "It is done for me"


#: The same, as somebody else reads it.
THEIR_LEVEL = {
    Level.ALONE: "They do it themself",
    Level.PROMPTS: "They do it, and we remind them",
    Level.SUPPORTER: "They do it with somebody they named",
    Level.HELD: "It is done for them",
}


class HeldBy(TextChoices):
    """Who does what is done for somebody."""

    COUNCIL = _HeldBy.COUNCIL.value, "The council"
    MANAGED_ACCOUNT = _HeldBy.MANAGED_ACCOUNT.value, "A managed account: a firm pays the bills"
    NOMINEE = _HeldBy.NOMINEE.value, "A nominee: somebody picked to look after the money"
    SUPPORTER = _HeldBy.SUPPORTER.value, "Somebody close, who is named"


class Pressed(TextChoices):
    """What somebody pressed: new orders wait or go on; the council manages, or they do again."""

    PAUSE = "pause", "New orders wait"
    GO_ON = "go_on", "New orders go on"
    HAND_BACK = "hand_back", "The council manages"
    TAKE_BACK = "take_back", "They manage again"


PAUSING = (Pressed.PAUSE, Pressed.GO_ON)
HANDING = (Pressed.HAND_BACK, Pressed.TAKE_BACK)
