"""Questions about people. Every one takes `viewer`, and answers by what that viewer may see."""

from sayso.journey.people.queries.finding import (
    Found,
    Likeness,
    closed_record,
    find,
    likely,
    likely_duplicates,
)
from sayso.journey.people.queries.header import Header, header, headers
from sayso.journey.people.queries.joined import read_first, record_keys, record_keys_of
from sayso.journey.people.queries.known import Known, known, names_of
from sayso.journey.people.queries.places import household_of
from sayso.journey.people.queries.reach import ways_to_reach

__all__ = [
    "Found",
    "Header",
    "Known",
    "Likeness",
    "closed_record",
    "find",
    "header",
    "headers",
    "household_of",
    "known",
    "likely",
    "likely_duplicates",
    "names_of",
    "read_first",
    "record_keys",
    "record_keys_of",
    "ways_to_reach",
]
