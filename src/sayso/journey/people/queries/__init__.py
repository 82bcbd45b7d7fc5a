"""Questions about people. Every one takes `viewer`, and answers by what that viewer may see."""

from sayso.journey.people.queries.asking import how_asked, knows_how_asked, to_see_alone, to_see_alone_one
from sayso.journey.people.queries.deaths import deaths_of, the_dead
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
from sayso.journey.people.queries.sharing import Close, Shared, close_people, shared_ways, shared_with

__all__ = [
    "Close",
    "Found",
    "Header",
    "Known",
    "Likeness",
    "Shared",
    "close_people",
    "closed_record",
    "deaths_of",
    "find",
    "header",
    "headers",
    "household_of",
    "how_asked",
    "known",
    "knows_how_asked",
    "likely",
    "likely_duplicates",
    "names_of",
    "read_first",
    "record_keys",
    "record_keys_of",
    "shared_ways",
    "shared_with",
    "the_dead",
    "to_see_alone",
    "to_see_alone_one",
    "ways_to_reach",
]
