"""Feeds of services: bring one in, see what it changed, and say whether one that was held is right."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.gateways.open_referral import read_bytes
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.options import actions, queries
from sayso.journey.options.actions import NewFeed
from sayso.journey.options.facts import offers_wanted
from sayso.journey.options.models import FeedImport, Offer
from sayso.journey.options.pages.forms import (
    CheckForm,
    ImportForm,
    SearchForm,
    SettleForm,
    TakeUpForm,
    found_by,
)
from sayso.journey.options.pages.shown import kinds_words, list_of
from sayso.journey.options.statuses import OwnAnswer
from sayso.rules.choice import KINDS, Wanted


class FeedsView(PageView):
    """Every bringing in of a feed, and what waits for a second person."""

    permission = Permission.IMPORT_OFFERS
    shows = Shows.NOBODY
    template_name = "options/feeds.html"
    title = "Where our list of services comes from"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the newest first."""
        today = self.request.at.astimezone(LONDON).date()
        shown = {
            "imports": queries.imports(),
            "held": queries.imports_held(),
            "offers": queries.offers_on(today),
            "today": today,
        }
        return self.page(shown)


class ImportFeedView(FormPage):
    """Bring in a file of services, all of it or nothing."""

    permission = Permission.IMPORT_OFFERS
    shows = Shows.NOBODY
    form_class = ImportForm
    title = "Bring in a list of services"
    lead = "All of it is taken, or none. The same file twice changes nothing."
    button = "Bring it in"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("feeds")}

    def act(self, form: ImportForm) -> str:
        """Read it, take it, and show what became of it."""
        file = form.cleaned_data["file"]
        new = NewFeed(
            feed=form.cleaned_data["feed"],
            named=file.name,
            read=read_bytes([file.read()]),
            key=form.cleaned_data["form_key"],
        )
        made = actions.import_offers(new=new, by=self.login, at=self.request.at)
        return reverse("feed_import", args=[made.pk])


class _OneImport:
    kwargs: dict[str, Any]

    def found(self) -> FeedImport:
        """Return the import in the address. Raises Http404."""
        found = queries.import_of(self.kwargs["feed_import"])
        if found is None:
            raise Http404
        return found


class FeedImportView(_OneImport, PageView):
    """One import: what it changed, or what has to be mended."""

    permission = Permission.IMPORT_OFFERS
    shows = Shows.NOBODY
    template_name = "options/feed_import.html"
    title = "A list of services"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        made = self.found()
        may_settle = made.state == "held" and made.imported_by_id != self.login.pk
        today = self.request.at.astimezone(LONDON).date()
        return self.page({"made": made, "may_settle": may_settle, "today": today})


class SettleFeedView(_OneImport, FormPage):
    """Say whether a feed that drops more than half is right."""

    permission = Permission.IMPORT_OFFERS
    shows = Shows.NOBODY
    form_class = SettleForm
    title = "Is this list right?"
    lead = "It would end more than half of the services that stand in this feed. Ask whoever sent it."
    button = "Keep my answer"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("feed_import", args=[self.found().pk])}

    def act(self, form: SettleForm) -> str:
        """Keep the answer."""
        made = actions.settle_import(
            feed_import=self.found().pk,
            is_right=form.cleaned_data["is_right"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("feed_import", args=[made.pk])


class CheckOfferView(FormPage):
    """Write down what we looked at ourselves about an offer."""

    permission = Permission.IMPORT_OFFERS
    shows = Shows.NOBODY
    form_class = CheckForm
    title = "What we looked at"
    lead = "It stands on the list with its day. What nobody looked at says “not checked”."
    button = "Keep this"

    def offer(self) -> Offer:
        """Return the offer in the address. Raises Http404."""
        found = queries.offer_of(self.kwargs["offer"])
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"checked_on": self.request.at.astimezone(LONDON).date()}

    def context(self, form: Any) -> dict[str, Any]:
        """Name the offer."""
        return {"title": f"What we looked at: {self.offer().name}", "back": reverse("feeds")}

    def act(self, form: CheckForm) -> str:
        """Keep it."""
        actions.record_check(check=form.check(self.offer().pk), by=self.login, at=self.request.at)
        return reverse("feeds")


class WhatThereIsView(PageView):
    """Everything on our list, for anyone: by kind of help, place and time. Nothing of the asker is kept."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "options/what_there_is.html"
    title = "What there is near you"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Search."""
        form = SearchForm(request.GET if request.GET else None)
        asked: dict[str, Any] = found_by(form) if form.is_bound and form.is_valid() else {}
        wanted = Wanted(
            kinds=frozenset({asked["kind"]} if asked.get("kind") else ()),
            at=asked.get("at"),
            room_minutes=15,
            district=asked.get("place") or "",
        )
        shown = offers_wanted(wanted, on=self.request.at.astimezone(LONDON).date())
        context = list_of(shown) | {"form": form if form.is_bound else SearchForm(), "asked": bool(asked)}
        return self.page(context, status=422 if form.is_bound and not form.is_valid() else 200)


class WantsView(PageView):
    """What people wanted and could not find. No names, and no number under five."""

    permission = Permission.READ_WANTS
    shows = Shows.NOBODY
    template_name = "options/wants.html"
    title = "What people wanted and could not find"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it by kind of help and place."""
        counts = [
            (KINDS.get(one.kind, "something else"), one.district or "Place not known", one.people)
            for one in queries.wants_without_names(viewer=self.login)
        ]
        counts.sort(key=lambda row: (-(row[2] or 0), row[0], row[1]))
        words = [(kinds_words(kinds), said) for kinds, said in queries.wants_in_words(viewer=self.login)]
        return self.page({"counts": counts, "words": words})


class ChoiceAnswersView(PageView):
    """Who says that they did not choose their own support: for whoever stands outside their team."""

    permission = Permission.READ_CHOICE_ANSWERS
    shows = Shows.PEOPLE
    template_name = "options/choice_answers.html"
    title = "They did not choose it themselves"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the oldest first."""
        answers = [
            (one, OwnAnswer(one.answer).label) for one in queries.choice_answers_outside(viewer=self.login)
        ]
        today = self.request.at.astimezone(LONDON).date()
        return self.page({"answers": answers, "today": today})


class TakeUpChoiceAnswerView(FormPage):
    """Write what was done about a *no*. The team and the provider learn nothing from it."""

    permission = Permission.READ_CHOICE_ANSWERS
    shows = Shows.PEOPLE
    form_class = TakeUpForm
    title = "What did you do about it?"
    lead = "Talk with the person alone. Tell nobody who gives their help that they said so."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return whose it is, and the way back. Raises Http404 for what is not there for this sign-in."""
        waiting = {one.key: one for one in queries.choice_answers_outside(viewer=self.login)}
        if not (one := waiting.get(self.kwargs["answer"])):
            raise Http404
        who = one.called or "Somebody whose record is closed"
        return {"back": reverse("choice_answers"), "lead": f"{who}. {self.lead}"}

    def act(self, form: TakeUpForm) -> str:
        """Keep it."""
        actions.take_up_answer(
            answer=self.kwargs["answer"], did=form.cleaned_data["did"], by=self.login, at=self.request.at
        )
        return reverse("choice_answers")
