"""One page for each thing that can be changed about somebody."""

from typing import Any

from django.http import Http404

from sayso.foundation.access.models import User
from sayso.foundation.govuk.presenting import nhs_number
from sayso.journey.people import actions, models
from sayso.journey.people import statuses as kinds
from sayso.journey.people.pages import forms
from sayso.journey.people.pages.one_person import ChangePage, OverwritePage
from sayso.journey.people.queries.joined import person_of_number
from sayso.journey.people.queries.safe_words import safe_words
from sayso.rules.refusals import Invalid


class RecordNameView(OverwritePage):
    """Record a name from a day on."""

    title = "A new name"
    button = "Save this name"
    replaces = models.Name
    form_class = forms.NameForm

    def initial(self) -> dict[str, Any]:
        """Start with the name they are called, from today."""
        return {"kind": kinds.NameKind.CALLED, "starts_on": self.today}

    def words(self, row: models.Name) -> str:
        """Say what stands."""
        return f"{kinds.NameKind(row.kind).label}: {row.text}"

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        item = actions.NewName(
            person=self.person,
            text=answers["text"],
            kind=kinds.NameKind(answers["kind"]),
            say_it=answers["say_it"],
            starts_on=answers["starts_on"],
        )
        actions.record_name(
            item=item, by=self.login, at=self.request.at, seen_version=answers["seen_version"]
        )


class RecordParticularsView(OverwritePage):
    """Record birth date, title, pronouns and gender together."""

    title = "Birth date, title and pronouns"
    button = "Save these"
    replaces = models.Particulars
    form_class = forms.ParticularsForm

    def initial(self) -> dict[str, Any]:
        """Start with what is recorded now."""
        now = (
            models.Particulars.objects.visible_to(self.login).current().filter(person_id=self.person).first()
        )
        names = (
            "birth_date",
            "birth_year",
            "birth_is_estimate",
            "title",
            "pronouns",
            "gender",
            "gender_words",
        )
        return {name: getattr(now, name) for name in names} if now else {}

    def act(self, form: Any) -> str:
        """Keep the form: it reads the birth date as one value."""
        self.__dict__["_born"] = form.born()
        return super().act(form)

    def words(self, row: models.Particulars) -> str:
        """Say what stands."""
        gender = kinds.Gender(row.gender).label if row.gender else ""
        said = [row.born.words, row.title, row.pronouns, gender, row.gender_words]
        return ", ".join(part for part in said if part)

    def record(self, answers: dict[str, Any]) -> None:
        """Record them."""
        told = {name: answers[name] for name in ("title", "pronouns", "gender", "gender_words")}
        actions.record_particulars(
            person=self.person,
            born=self.__dict__["_born"],
            **told,
            by=self.login,
            at=self.request.at,
            seen_version=answers["seen_version"],
        )


class RecordAddressView(OverwritePage):
    """Record an address from a day on; the one before stays for its own days."""

    title = "A new address"
    button = "Save this address"
    lead = "If where they live must stay hidden, do not write it here. Use “Hide where they live”."
    replaces = models.Address
    form_class = forms.AddressForm

    def initial(self) -> dict[str, Any]:
        """Start with a home, from today."""
        return {"kind": kinds.AddressKind.HOME, "starts_on": self.today}

    def words(self, row: models.Address) -> str:
        """Say what stands."""
        return f"{kinds.AddressKind(row.kind).label}: {row.one_line}"

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        item = actions.NewAddress(
            person=self.person,
            kind=kinds.AddressKind(answers["kind"]),
            lines=answers["lines"],
            postcode=answers["postcode"],
            starts_on=answers["starts_on"],
        )
        actions.record_address(
            item=item, by=self.login, at=self.request.at, seen_version=answers["seen_version"]
        )


class HideAddressView(OverwritePage):
    """Record where somebody lives so that only a named group can read it."""

    title = "Hide where they live"
    button = "Save and hide it"
    lead = "Only you and the people you name can read it. It will be in no search, letter or list."
    replaces = models.HiddenAddress
    form_class = forms.HideAddressForm

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"starts_on": self.today}

    def words(self, row: models.HiddenAddress) -> str:
        """Say what stands."""
        line: str = row.one_line
        return line

    def record(self, answers: dict[str, Any]) -> None:
        """Record it, for the group that was named."""
        actions.hide_address(
            person=self.person,
            lines=answers["lines"],
            postcode=answers["postcode"],
            starts_on=answers["starts_on"],
            group=_logins(answers["group"]),
            said_by=answers["said_by"],
            look_again_on=answers["look_again_on"],
            by=self.login,
            at=self.request.at,
            seen_version=answers["seen_version"],
        )


def _logins(emails: str) -> list[User]:
    """Return the staff sign-ins with these e-mail addresses, one on each line."""
    group = []
    for email in emails.split():
        found = User.objects.filter(email__iexact=email, is_active=True).first()
        if found is None or not found.is_staff:
            say = f"We have no colleague with the sign-in {email}. Check the address."
            raise Invalid(say, fields={"group": say})
        group.append(found)
    return group


class RecordContactPointView(ChangePage):
    """Record a number or an e-mail address."""

    title = "A new number or e-mail address"
    button = "Save it"
    form_class = forms.ContactPointForm

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        kind = kinds.PointKind(answers["kind"])
        item = actions.NewContactPoint(
            person=self.person,
            kind=kind,
            value=answers["email"] if kind is kinds.PointKind.EMAIL else answers["telephone"],
            note=answers["note"],
            starts_on=self.today,
        )
        actions.record_contact_point(item=item, by=self.login, at=self.request.at)


class RecordSafeContactView(OverwritePage):
    """Record how to reach somebody without putting them in danger."""

    title = "Safe contact"
    button = "Save how to reach them"
    lead = "Ask them when they are alone. Every letter, call and message will obey this."
    replaces = models.SafeContact
    form_class = forms.SafeContactForm

    def form_arguments(self) -> dict[str, Any]:
        """Offer their own numbers."""
        rows = models.ContactPoint.objects.visible_to(self.login).on(self.today)
        points = [(str(row.pk), row.value) for row in rows.filter(person_id=self.person)]
        return super().form_arguments() | {"points": points}

    def initial(self) -> dict[str, Any]:
        """Start with what they said before, but ask again who says so now."""
        rows = models.SafeContact.objects.visible_to(self.login).on(self.today)
        now = rows.filter(person_id=self.person).first()
        if now is None:
            return {}
        kept = {name: getattr(now, name) for name in ("way", "how", "by_whom", "must_not_know")}
        kept |= {"starts_at": now.starts_at, "ends_at": now.ends_at, "point": str(now.point_id or "")}
        kept["days"] = [str(number) for number in now.days]
        return kept | {"refusals": [name for name, _words in forms.REFUSALS if getattr(now, name)]}

    def words(self, row: models.SafeContact) -> str:
        """Say what stands."""
        return safe_words(row)

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        point = None
        if answers["point"]:
            rows = models.ContactPoint.objects.visible_to(self.login).filter(person_id=self.person)
            point = rows.filter(pk=answers["point"]).first()
        told = ("said_by", "look_again_on", "way", "how", "by_whom", "must_not_know", "starts_at", "ends_at")
        said: dict[str, Any] = {name: answers[name] for name in told}
        said |= dict.fromkeys(answers["refusals"], True)
        days = tuple(int(number) for number in answers["days"])
        item = actions.NewSafeContact(person=self.person, point=point, days=days, **said)
        actions.record_safe_contact(
            item=item, by=self.login, at=self.request.at, seen_version=answers["seen_version"]
        )


class RecordCommunicationNeedView(ChangePage):
    """Record what somebody needs to take things in and to be understood."""

    title = "A communication need"
    button = "Save this need"
    form_class = forms.NeedForm

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        item = actions.NewNeed(
            person=self.person,
            kind=kinds.NeedKind(answers["kind"]),
            detail=answers["detail"],
            said_by=answers["said_by"],
            review_on=answers["review_on"],
        )
        actions.record_communication_need(item=item, by=self.login, at=self.request.at)


class RecordNhsNumberView(OverwritePage):
    """Record an NHS number. Nobody needs one to get help."""

    title = "NHS number"
    button = "Save this number"
    lead = "Nobody needs this to get help. Leave the page if they have none to hand."
    replaces = models.NhsNumber
    form_class = forms.NhsNumberForm

    def words(self, row: models.NhsNumber) -> str:
        """Say what stands."""
        return nhs_number(row.number)

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        actions.record_nhs_number(
            person=self.person,
            number=answers["nhs_number"],
            source=kinds.NumberSource(answers["source"]),
            traced=answers["traced"],
            by=self.login,
            at=self.request.at,
            seen_version=answers["seen_version"],
        )


class RecordTieView(ChangePage):
    """Record who is close to somebody, in that person's words."""

    title = "Somebody close to them"
    button = "Save this"
    form_class = forms.TieForm

    def record(self, answers: dict[str, Any]) -> None:
        """Record it on this person's own record."""
        other = None
        if answers["number"]:
            other = person_of_number(answers["number"], viewer=self.login)
            if other is None:
                say = "No record with this number is open to you. Leave it empty, or check it."
                raise Invalid(say, fields={"number": say})
        item = actions.NewTie(
            person=self.person,
            kind=kinds.TieKind(answers["kind"]),
            other=other,
            other_called=answers["other_called"],
            starts_on=answers["starts_on"],
        )
        actions.record_tie(item=item, by=self.login, at=self.request.at)


class RecordEqualityAnswerView(OverwritePage):
    """Record the answer to one equality question."""

    button = "Save this answer"
    lead = "The law asks us to check that we treat everyone fairly. Nobody has to answer."
    replaces = models.EqualityAnswer
    form_class = forms.EqualityForm

    @property
    def question(self) -> kinds.Question:
        """Return the question in the address."""
        try:
            return kinds.Question(self.kwargs["question"])
        except ValueError:
            raise Http404 from None

    def context(self, form: Any) -> dict[str, Any]:
        """Let the question be the title."""
        return super().context(form) | {"title": self.question.label}

    def standing(self) -> Any:
        """Return what stands for this question only."""
        return super().standing().filter(question=self.question)

    def words(self, row: models.EqualityAnswer) -> str:
        """Say what stands."""
        return "They would rather not say" if row.preferred_not_to_say else row.answer

    def record(self, answers: dict[str, Any]) -> None:
        """Record it."""
        item = actions.NewAnswer(
            person=self.person,
            question=self.question,
            said_by=answers["said_by"],
            answer=answers["answer"],
            preferred_not_to_say=answers["preferred_not_to_say"],
        )
        actions.record_equality_answer(
            item=item, by=self.login, at=self.request.at, seen_version=answers["seen_version"]
        )
