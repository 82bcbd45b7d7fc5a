"""The changes that can be made to offers and to what somebody chose."""

from sayso.journey.options.actions.answer_own_choice import NewOwnAnswer, answer_own_choice, take_up_answer
from sayso.journey.options.actions.choose import NewChoice, choose
from sayso.journey.options.actions.import_offers import NewFeed, import_offers, settle_import
from sayso.journey.options.actions.record_checks import NewCheck, record_check, record_checks

__all__ = [
    "NewCheck",
    "NewChoice",
    "NewFeed",
    "NewOwnAnswer",
    "answer_own_choice",
    "choose",
    "import_offers",
    "record_check",
    "record_checks",
    "settle_import",
    "take_up_answer",
]
