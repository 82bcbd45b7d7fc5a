"""Questions about the two of them. Every one answers by what the viewer may see."""

from sayso.journey.partnership.queries.account import (
    Shared,
    released_of,
    shared_with_me,
    versions_of,
    words_of,
    words_one,
)
from sayso.journey.partnership.queries.asking import (
    alone_asks,
    carers_not_yet_paired,
    no_carer_of,
    pairs_offered,
    to_ask_about_carers,
)
from sayso.journey.partnership.queries.circle import Near, circle_of, closest, near_people
from sayso.journey.partnership.queries.deciding import Deciding, history_of, map_of
from sayso.journey.partnership.queries.doing import Doing, DoneBy, who_does_what
from sayso.journey.partnership.queries.paid import (
    Agreed,
    PaidHelp,
    PaidWork,
    Put,
    arrangement_of,
    arrangements_of,
    contracts_of,
    lasts,
    my_paid_help,
    my_paid_work,
    to_look_again,
    was_put,
)
from sayso.journey.partnership.queries.pairs import is_live, own_sides, side_of, sides_of, sides_of_people
from sayso.journey.partnership.queries.split_week import (
    SplitWeek,
    Unpaid,
    meeting,
    split_weeks,
    unpaid_of,
)

__all__ = [
    "Agreed",
    "Deciding",
    "Doing",
    "DoneBy",
    "Near",
    "PaidHelp",
    "PaidWork",
    "Put",
    "Shared",
    "SplitWeek",
    "Unpaid",
    "alone_asks",
    "arrangement_of",
    "arrangements_of",
    "carers_not_yet_paired",
    "circle_of",
    "closest",
    "contracts_of",
    "history_of",
    "is_live",
    "lasts",
    "map_of",
    "meeting",
    "my_paid_help",
    "my_paid_work",
    "near_people",
    "no_carer_of",
    "own_sides",
    "pairs_offered",
    "released_of",
    "shared_with_me",
    "side_of",
    "sides_of",
    "sides_of_people",
    "split_weeks",
    "to_ask_about_carers",
    "to_look_again",
    "unpaid_of",
    "versions_of",
    "was_put",
    "who_does_what",
    "words_of",
    "words_one",
]
