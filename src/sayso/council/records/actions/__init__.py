"""What the desk can do: write down, ask, gather, mark, read second, let the pack go; and complaints."""

from sayso.council.records.actions.asking import NewRequest, ask_for_record
from sayso.council.records.actions.complaints import (
    NewComplaint,
    acknowledge_complaint,
    answer_complaint,
    complain_of_record,
)
from sayso.council.records.actions.gathering import gather_record
from sayso.council.records.actions.leaving import end_request, let_pack_go
from sayso.council.records.actions.lengthening import tell_it_takes_longer
from sayso.council.records.actions.marking import NewMark, mark_items
from sayso.council.records.actions.reading_second import agree_marks, name_second_reader, send_mark_back
from sayso.council.records.actions.settling import settle_who_may
from sayso.council.records.actions.waiting import (
    ask_what_exactly,
    ask_who_it_is,
    hear_what_exactly,
    see_who_it_is,
)

__all__ = [
    "NewComplaint",
    "NewMark",
    "NewRequest",
    "acknowledge_complaint",
    "agree_marks",
    "answer_complaint",
    "ask_for_record",
    "ask_what_exactly",
    "ask_who_it_is",
    "complain_of_record",
    "end_request",
    "gather_record",
    "hear_what_exactly",
    "let_pack_go",
    "mark_items",
    "name_second_reader",
    "see_who_it_is",
    "send_mark_back",
    "settle_who_may",
    "tell_it_takes_longer",
]
