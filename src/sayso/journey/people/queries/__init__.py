"""Questions about people. Every one takes `viewer`, and answers by what that viewer may see."""

from sayso.journey.people.queries.header import Header, header, headers
from sayso.journey.people.queries.joined import read_first, record_keys, record_keys_of
from sayso.journey.people.queries.known import Known, known, names_of

__all__ = [
    "Header",
    "Known",
    "header",
    "headers",
    "known",
    "names_of",
    "read_first",
    "record_keys",
    "record_keys_of",
]
