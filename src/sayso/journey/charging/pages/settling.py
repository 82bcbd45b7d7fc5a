"""Before the sum: what is decided of each cost of disability, and who gave each answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import MoneyField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.charging.facts.decided import (
    ALLOWED,
    DECISIONS,
    PART,
    SOURCE,
    SOURCES,
    SOURCES_TO_THEM,
    TOLD,
    Given,
    given,
    with_sources,
)
from sayso.journey.charging.facts.kinds import DISABILITY_COSTS, EVERY
from sayso.journey.charging.pages.asking import ListForm, paid
from sayso.journey.charging.pages.carrying import Carried, sealed
from sayso.journey.charging.pages.our_questions import OURS_BY_SLUG
from sayso.journey.charging.pages.questions import still_asked
from sayso.journey.charging.pages.walking import Walk

COSTS = "disability_costs"
MARK = "settled"
"""The button's name: with it a page carries decisions."""


class SettleForm(PlainForm):
    """A decision, an amount and a reason for each cost; who gave it for each answer."""

    once = False

    def __init__(self, *args: Any, answers: Carried, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers = answers
        self.costs = list(answers.get(COSTS, {}).get("items", []))
        for at, item in enumerate(self.costs):
            self.fields |= _fields_of_cost(at, item)
        for one in given(answers):
            self.fields[_name(one)] = ChoiceField(
                label=said_of(one, answers), choices=list(SOURCES.items()), initial=one.source, required=False
            )

        for field in self.fields.values():
            waiting: Any = field
            waiting.waited_for = not field.required  # a part needs its amount, and less than all its reason

    @property
    def each_cost(self) -> Iterator[tuple[str, tuple[str, str, str]]]:
        """Give each cost in words, with the names of its three fields."""
        for at, item in enumerate(self.costs):
            yield f"{DISABILITY_COSTS[item['kind']]}: {paid(item)}", _names_of_cost(at)

    @property
    def each_source(self) -> list[str]:
        """Return the names of the fields of who gave what."""
        return [_name(one) for one in given(self.answers)]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of whatever does not count in full, and for the amount of a part."""
        for at, item in enumerate(self.costs):
            decision, allowed, reason = _names_of_cost(at)
            decided = self.cleaned_data.get(decision)
            if decided in (None, ALLOWED):
                continue
            if not self.cleaned_data.get(reason):
                self.add_error(reason, "Say why it does not count in full. They read this")
            if decided == PART and allowed not in self.errors:
                self._check_part(allowed, item)
        return self.cleaned_data

    def _check_part(self, allowed: str, item: Mapping[str, Any]) -> None:
        amount = self.cleaned_data.get(allowed)
        if amount is None:
            self.add_error(allowed, "Say how much of it counts")
        elif amount > item["amount_pence"]:
            self.add_error(allowed, "This is more than the cost. Type it for the same time")

    def settled(self) -> Carried:
        """Return the answers with what was decided, and who gave each."""
        items = [self._decided(at, item) for at, item in enumerate(self.costs)]
        answers = self.answers | ({COSTS: {**self.answers[COSTS], "items": items}} if items else {})
        typed = {(one.slug, one.at): self.cleaned_data.get(_name(one)) or TOLD for one in given(self.answers)}
        return with_sources(answers, typed)

    def _decided(self, at: int, item: Mapping[str, Any]) -> dict[str, Any]:
        decision, allowed, reason = (self.cleaned_data[name] for name in _names_of_cost(at))
        made = {**item, "decision": decision, "reason": reason}
        return {**made, "allowed_pence": allowed if decision == PART else None}


def settled(posted: QueryDict, answers: Carried) -> Carried | None:
    """Return the answers with the decisions that a page carries; None while one of them needs mending."""
    if MARK not in posted:
        return answers
    form = SettleForm(posted, answers=answers)
    return form.settled() if form.is_valid() else None


class SettleAnswersView(Walk):
    """Decide what each cost of disability counts for, with a reason; say who gave each answer."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    template_name = "charging/settle_answers.html"
    title = "What we decide, and who told us"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Go to where the questions begin: there are no answers here."""
        return redirect(self.start)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show it, with what was typed where that needs mending."""
        answers, elsewhere = self.arrived()
        if elsewhere:
            return elsewhere
        told = still_asked(answers)
        form = SettleForm(request.POST if MARK in request.POST else None, answers=told)
        status = 200 if not form.is_bound or form.is_valid() else 422
        context = {"form": form, "answers": sealed(told), "to_sum": self.to_sum, "mark": MARK}
        more = {"to_check": self.address(None), "told": request.POST.get("told", "")}
        return self.page(context | more, status=status)


def _names_of_cost(at: int) -> tuple[str, str, str]:
    return f"decision_{at}", f"allowed_{at}", f"reason_{at}"


def _fields_of_cost(at: int, item: Mapping[str, Any]) -> dict[str, Any]:
    decision, allowed, reason = _names_of_cost(at)
    every = EVERY[item["period"]].lower()
    return {
        decision: RadiosField(
            label="How much of it counts?",
            choices=list(DECISIONS.items()),
            initial=item.get("decision") or ALLOWED,
        ),
        allowed: MoneyField(
            label=f"If a part of it: how much, {every}?", initial=item.get("allowed_pence"), required=False
        ),
        reason: LongTextField(
            label="If not all of it: why?",
            hint="They read this.",
            rows=2,
            max_length=2000,
            initial=item.get("reason") or "",
            required=False,
        ),
    }


def _name(one: Given) -> str:
    return f"{SOURCE}_{one.slug}" if one.at is None else f"{SOURCE}_{one.slug}_{one.at}"


def said_of(one: Given, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """Return an answer in words, with its question."""
    question, answer = OURS_BY_SLUG[one.slug], answers[one.slug]
    if one.at is None:
        return f"{question.title}: {', '.join(question.form.said(dict(answer)))}"
    assert issubclass(question.form, ListForm), "only a list has places"
    return question.form.thing_said(answer["items"][one.at])


def told_by(answers: Mapping[str, Mapping[str, Any]], *, to_them: bool) -> list[tuple[str, str]]:
    """Return each answer that stands in the questions, in words, with whose word it is."""
    words = SOURCES_TO_THEM if to_them else SOURCES
    asked = {slug: answers[slug] for slug in OURS_BY_SLUG if slug in answers and slug != "day"}
    return [(said_of(one, asked), words[one.source]) for one in given(asked)]
