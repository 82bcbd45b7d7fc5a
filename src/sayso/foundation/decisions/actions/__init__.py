"""What can be done with a decision: propose, decide, tell, record a reply, close."""

from sayso.foundation.decisions.actions.close_decision import close_decision
from sayso.foundation.decisions.actions.decide import Settling, decide, decide_many
from sayso.foundation.decisions.actions.decide_together import NewDecision, decide_together
from sayso.foundation.decisions.actions.propose_decision import (
    NewQuestion,
    propose_decision,
    propose_decisions,
)
from sayso.foundation.decisions.actions.record_reply import record_reply
from sayso.foundation.decisions.actions.tell_decision import tell_decision

__all__ = [
    "NewDecision",
    "NewQuestion",
    "Settling",
    "close_decision",
    "decide",
    "decide_many",
    "decide_together",
    "propose_decision",
    "propose_decisions",
    "record_reply",
    "tell_decision",
]
