"""The head of a person's record: who they are, and the four facts to know before anything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.pieces import Caution, Fact
from sayso.foundation.govuk.presenting import nhs_number
from sayso.journey.people.models import Born
from sayso.journey.people.queries.joined import record_keys_of
from sayso.journey.people.queries.known import Known, known
from sayso.journey.people.queries.safe_words import died_caution, needs_caution, safe_caution
from sayso.journey.people.statuses import NameKind, StandingKind, TieKind
from sayso.rules.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class Header:
    """What stands at the head of every page of one person's record. Holds no hidden address.

    `keys` are all the keys that stand for them, `person` the one that is read first. `cautions` stand
    wherever the name can lead to a call, a letter or a visit.
    """

    person: UUID
    keys: tuple[UUID, ...]
    called: str
    legal_name: str
    say_it: str
    title: str
    pronouns: str
    born: Born
    birth_words: str
    address: str
    council_number: str
    other_numbers: tuple[str, ...]
    nhs_words: str
    standings: frozenset[StandingKind]
    cautions: tuple[Caution, ...]
    facts: tuple[Fact, ...]
    made_up: bool

    @property
    def summary(self) -> str:
        """Age, birth, address and number, on one line."""
        return f"{self.birth_words}. {self.address}. Record {self.council_number}."


def header(person: UUID, viewer: Viewer, on: date) -> Header:
    """Return the head of one person's record on a day.

    Raises NotFound when the viewer may not see who this is.
    """
    found = headers([person], viewer, on).get(person)
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def headers(people: Iterable[UUID], viewer: Viewer, on: date) -> dict[UUID, Header]:
    """Return the heads of many records, keyed as asked; those the viewer may not see are left out."""
    keys = record_keys_of(people, viewer=viewer)
    read = known(set(chain.from_iterable(keys.values())), viewer=viewer, on=on)
    return {person: _head([read[key] for key in halves], on) for person, halves in keys.items()}


def _head(halves: Sequence[Known], on: date) -> Header:
    """Put the halves of one life together: the first speaks, and every warning of any half stands."""
    first = halves[0]
    particulars = next((half.particulars for half in halves if half.particulars), None)
    born = next((half.born for half in halves if half.born.known), Born())
    called = first.name(NameKind.CALLED)
    numbers = [half.nhs_number for half in halves if half.nhs_number]
    return Header(
        person=first.person.person_id,
        keys=tuple(half.person.person_id for half in halves),
        called=first.called,
        legal_name=first.legal_name,
        say_it=called.say_it if called else "",
        title=particulars.title if particulars else "",
        pronouns=particulars.pronouns if particulars else "",
        born=born,
        birth_words=born.in_words(on),
        address=_address(halves),
        council_number=first.person.council_number,
        other_numbers=tuple(half.person.council_number for half in halves[1:]),
        nhs_words=_nhs_words(numbers[0].number, numbers[0].traced) if numbers else "NHS number not known",
        standings=frozenset(StandingKind(row.kind) for half in halves for row in half.standings),
        cautions=tuple(_cautions(halves, on)),
        facts=tuple(_facts(halves, first.called, on)),
        made_up=first.person.made_up,
    )


def _address(halves: Sequence[Known]) -> str:
    if any(half.address_is_hidden for half in halves):
        return next(half for half in halves if half.address_is_hidden).address_words
    return next((half for half in halves if half.addresses), halves[0]).address_words


def _nhs_words(number: str, traced: bool) -> str:
    return f"NHS number {nhs_number(number)}, {'traced' if traced else 'not traced'}"


def _cautions(halves: Sequence[Known], on: date) -> list[Caution]:
    cautions = [died_caution(death) for half in halves for death in half.deaths]
    cautions += [safe_caution(half.safe, on) for half in halves if half.safe]
    needs = [need for half in halves for need in half.needs]
    return [*cautions, needs_caution(needs, on)] if needs else cautions


def _facts(halves: Sequence[Known], called: str, on: date) -> list[Fact]:
    """Return the four facts: safe contact, how they take things in, who decides, who is close.

    That somebody has died stands before them.
    """
    died = [died_caution(death) for half in halves for death in half.deaths]
    return [
        *(Fact(one.kind, one.text, one.said, first=True) for one in died),
        _safe_fact(halves, on),
        _needs_fact(halves, called, on),
        Fact(
            "Who decides what",
            f"{called} decides about their own life. Who may act for them by a power stands on their record.",
        ),
        _close_fact(halves),
    ]


def _safe_fact(halves: Sequence[Known], on: date) -> Fact:
    said = [safe_caution(half.safe, on) for half in halves if half.safe]
    if not said:
        return Fact("Safe contact", "Nobody has said. Ask how and when to reach them.", first=True)
    return Fact("Safe contact", " ".join(one.text for one in said), said[0].said, first=True)


def _needs_fact(halves: Sequence[Known], called: str, on: date) -> Fact:
    label = f"How {called} takes things in"
    needs = [need for half in halves for need in half.needs]
    if not needs:
        return Fact(label, "Nobody has asked yet.")
    caution = needs_caution(needs, on)
    return Fact(label, caution.text, caution.said)


def _close_fact(halves: Sequence[Known]) -> Fact:
    ties = [tie for half in halves for tie in half.ties]
    if not ties:
        return Fact("Who is close", "Nobody is recorded.")
    kinds: dict[str, list[str]] = {}
    for tie in ties:
        kinds.setdefault(tie.other_called, []).append(TieKind(tie.kind).label.lower())
    words = [f"{called}: {', '.join(dict.fromkeys(said))}" for called, said in kinds.items()]
    return Fact("Who is close", ". ".join(words) + ".")
