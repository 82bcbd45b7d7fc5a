"""Somebody is there, or may be: acts that the other must never find."""

from uuid import UUID

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse

from sayso.journey.assessment import actions as assessment
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import actions as control
from sayso.journey.control.statuses import Level, Task
from sayso.journey.options import actions as options
from sayso.journey.options.statuses import OwnAnswer
from sayso.journey.people import actions as people
from sayso.journey.people import queries
from sayso.journey.people.facts import Asked
from sayso.journey.people.statuses import Alone, Means
from tests.factories.assessment import a_new_conversation
from tests.worlds.lives import SECRET, Life, private_always
from tests.worlds.seeing import BACKEND


@private_always
def was_not_alone_when_asked(life: Life, person: UUID) -> None:
    """A private task opens for the worker; it is closed with a reason, and another opens."""
    worker, today = life.worker_of(person), life.now.date()
    asked = Asked(alone=Alone.NO, means=Means.FACE, who_there=f"The other stayed. {SECRET}")
    with life.by(worker) as hand:
        people.record_asked(asked=people.NewAsked(person=person, asked=asked, asked_on=today), **hand)
        (task,) = queries.to_see_alone([person], viewer=worker)
        people.close_see_alone(person=person, task=task.pk, because=SECRET, **hand)
        level = control.NewLevel(
            person=person,
            task=Task.BILLS,
            level=Level.ALONE,
            alone=Alone.NO,
            who_there=f"The other. {SECRET}",
        )
        control.level_asked_beside_somebody(level=level, **hand)
        talk = a_new_conversation(
            person, life.now, seen_alone=SeenAlone.NO, who_was_there=f"The other. {SECRET}", wishes=[]
        )
        assessment.hold_conversation(conversation=talk, **hand)


@private_always
def answers_while_somebody_is_there(life: Life, person: UUID) -> None:
    """On a page of their own they say that somebody is with them."""
    line = life.line if person == life.ana else life.beas_line
    answer = options.NewOwnAnswer(
        person=person, line=line.line, answer=OwnAnswer.YES, seen_alone=SeenAlone.NO, words=SECRET
    )
    with life.by(life.login_of(person)) as hand:
        options.answer_own_choice(answer=answer, **hand)


@private_always
def says_that_somebody_may_be_looking(life: Life, person: UUID) -> None:
    """Signed in already, they press it on their own page, read, and the session ends."""
    login, client = life.login_of(person), Client()
    session = client.session
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(login.pk), BACKEND
    session[HASH_SESSION_KEY] = login.get_session_auth_hash()
    session.save()
    assert client.post(reverse("hide_private")).status_code == 303
    for name in ("own_home", "my_letters", "my_timeline", "who_looked"):
        assert client.get(reverse(name)).status_code == 200
    client.session.flush()
