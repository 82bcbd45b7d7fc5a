"""Where somebody lands: anyone, a person or carer, or somebody who works here."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.practice import is_practice
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import looks_watched
from sayso.foundation.govuk.brand import brand
from sayso.foundation.govuk.pieces import Contact, Step
from sayso.foundation.govuk.presenting import LONDON, near_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.assessment.queries import own_wishes, when_words
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.casework.queries.own_page import MySupport, MyWorker, my_support
from sayso.journey.casework.statuses import MetBy, WorkerRole
from sayso.journey.people.queries import names_of, shared_with
from sayso.journey.powers.queries import Held, all_i_hold
from sayso.web.demo.sign_ins import PASSWORD, SIGN_INS
from sayso.web.home.own_parts import LINKS, parts_of, question_of
from sayso.web.home.reader import Reader
from sayso.web.home.waiting import STAGES, my_waiting

#: What a worker is to whoever reads the page.
TO_YOU = {
    WorkerRole.LEAD: "Works with you",
    WorkerRole.CO_WORKER: "Works with you too",
    WorkerRole.OCCUPATIONAL_THERAPIST: "Your occupational therapist",
    WorkerRole.CARERS_OWN_WORKER: "Your own worker, as a carer",
    WorkerRole.FINANCE: "For questions about money",
}


class HomeView(PageView):
    """The first page: for anyone what they can do here; for the signed-in, the way to their own."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "home/home.html"
    title = "Care and support, on your say-so"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the first page, or go to the page of one's own."""
        if request.user.is_authenticated:
            return redirect(first_page_of(request.user))
        # In practice anybody may be anyone: whom one can be stands on the first page, with the one password.
        told = {"sign_ins": SIGN_INS, "password": PASSWORD} if is_practice() else {}
        return self.page(told)


def first_page_of(login: User) -> str:
    """Name the page on which a sign-in begins: a worker's day, one's own page, or what there is to learn."""
    if login.may(Permission.SEE_MY_DAY):
        return "my_day"
    return "own_home" if login.may(Permission.SEE_OWN_HOME) else "learning"


class OwnHomeView(PageView):
    """A person's or carer's own page: what is next, who is who, how to say that something is wrong.

    All of it comes from the reader's own record, and so tells nothing of what anybody else did or said; save
    the names of those who share something with the reader now, and of those for whom the reader acts by a
    power that lasts: neither is there when there is nobody.
    """

    permission = Permission.SEE_OWN_HOME
    shows = Shows.OWN
    template_name = "home/own_home.html"
    title = "Your page"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show one's own page."""
        today = self.request.at.astimezone(LONDON).date()
        key = self.login.subject_id
        support = my_support(viewer=self.login)
        reader = Reader(login=self.login, key=key, today=today) if key else None
        shown = {
            "parts": parts_of(reader) if reader else [],
            "question": question_of(reader) if reader else None,
            "links": LINKS,
            "called": _called(self.login, key, today),
            "has_record": key is not None,
            "matters": _matters(self.login, key),
            "steps": self.steps(support, key, today) + (self.waits(support, today) if key else []),
            "workers": [_contact(worker, today) for worker in support.workers],
            "away": support.away,
            "today": today,
            "hellos": [worker for worker in support.workers if worker.hello and not looks_watched()],
            "goodbyes": () if looks_watched() else support.goodbyes,
            "roles": [ROLES[code] for code in sorted(self.login.role_codes)],
            "sees_looks": self.login.may(Permission.SEE_WHO_LOOKED),
            "sharing": shared_with(viewer=self.login, on=today),
            "acting": _acting(self.login, today),
        }
        return self.page(shown)

    def steps(self, support: MySupport, key: UUID | None, today: date) -> list[Step]:
        """Return what happens next: support that stands now, then promises by their date."""
        begun = support_begun_for([key], viewer=self.login) if key else []
        standing = [one for one in begun if one.ends_on >= today][:1]
        steps = [
            Step(f"Now, until {near_day(one.ends_on, today)}", _comes(one), now=True) for one in standing
        ]
        return steps + [
            Step(_by(promise.by, today), promise.text, now=promise.by <= today)
            for promise in support.promises
        ]

    def waits(self, support: MySupport, today: date) -> list[Step]:
        """Return what the reader waits for: since when, what comes next, and whom to ring meanwhile."""
        ring = _whom_to_ring(support)
        return [
            Step(
                f"You wait, since {near_day(since, today)}",
                f"You wait {STAGES[kind][0]}. {STAGES[kind][1]} {ring}",
            )
            for kind, since in my_waiting(viewer=self.login)
        ]


def _whom_to_ring(support: MySupport) -> str:
    """Name whom to ring: whoever stands in, else the worker, else us."""
    away = {one.worker for one in support.away}
    there = [(one.name, one.telephone) for one in support.workers if one.name not in away]
    there = [(one.cover, one.telephone) for one in support.away if one.cover] + there
    name, telephone = next(((who, number) for who, number in there if number), ("us", brand().telephone))
    return f"If anything changes, ring {name}: {telephone}."


def _acting(login: User, today: date) -> list[tuple[UUID, str, str, bool]]:
    """Return for whom the reader acts: the key, the name, as what, and whether it is open."""
    if not login.may(Permission.ACT_UNDER_POWER):
        return []
    found: dict[UUID, list[Held]] = {}
    for one in all_i_hold(viewer=login, on=today):
        found.setdefault(one.row.person_id, []).append(one)
    return [
        (
            key,
            mine[0].row.person_called,
            ", ".join(one.kind.label.lower() for one in mine),
            any(one.ready.is_yes for one in mine),
        )
        for key, mine in found.items()
    ]


def _called(login: User, key: UUID | None, today: date) -> str:
    names = names_of([key], viewer=login, on=today) if key else {}
    return names.get(key, login.name) if key else login.name


def _matters(login: User, key: UUID | None) -> list[tuple[str, str]]:
    """Return what the reader said matters to them, with its time: the first of it, in their own words."""
    wishes = own_wishes(key, viewer=login) if key else []
    theirs = [wish for wish in wishes if wish.said_by != SaidBy.OTHER and wish.kind != WishKind.WORRY]
    return [(wish.words, when_words(wish)) for wish in theirs[:2]]


def _comes(support: UrgentSupport) -> str:
    """Say what support stands. Whoever helps unpaid is not named: what they told us is theirs."""
    if support.met_by == MetBy.PROVIDER and support.met_by_name:
        return f"Help from {support.met_by_name}."
    if support.met_by == MetBy.BED and support.met_by_name:
        return f"A bed for you at {support.met_by_name}."
    return "Help for you is arranged."


def _by(on: date, today: date) -> str:
    """Write when we promised something for; what is late is said to be."""
    if on < today:
        return f"We said by {near_day(on, today)}. We are late"
    return "Today" if on == today else f"By {near_day(on, today)}"


def _contact(worker: MyWorker, today: date) -> Contact:
    role = ". ".join(part for part in (TO_YOU[worker.role], worker.team) if part and part != worker.name)
    return Contact(worker.name, f"{role}. Since {near_day(worker.since, today)}.", worker.telephone)
