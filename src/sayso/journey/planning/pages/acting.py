"""The plan, for whoever acts for somebody: to read, to say something beside it, to say yes in their place."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from sayso.foundation.access.models import User
from sayso.foundation.govuk.fields import LongTextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import plain_day
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.pages.shown import lines_shown
from sayso.journey.planning.statuses import Writer
from sayso.journey.powers.pages.holding import ActingForm, ActsFor
from sayso.journey.powers.pages.shown import ACTS_TELL, Done
from sayso.journey.powers.queries import ask_power, refused
from sayso.rules.powers import Act, may
from sayso.rules.refusals import Stale


class CommentForm(PlainForm):
    """What somebody says of the plan."""

    words = LongTextField(label="What do you think of it?", rows=5, missing="Write what you want to say")


class YesForm(PlainForm):
    """A yes in the person's place. Words are welcome, and not needed."""

    words = LongTextField(
        label="What did the person wish, and why is this best for them?",
        hint="You can leave this empty. The person and their worker read it.",
        rows=4,
        required=False,
    )


class _OfPlan(ActsFor):
    def plans(self) -> tuple[Plan | None, Plan | None]:
        """Return the plan that stands and the one that is being written, of their own support."""
        of = (self.person, StandingKind.ADULT)
        return queries.plan_of(*of, viewer=self.login), queries.draft_of(*of, viewer=self.login)

    def lines(self, plan: Plan) -> Any:
        """Return the lines of a plan, in words about the person."""
        return lines_shown(plan, viewer=self.login, on=self.today, own=False)


class ActingPlanView(_OfPlan):
    """The plan of somebody for whom I act, and the one that is being written."""

    needs = Act.READ_PLAN
    template_name = "planning/acting_plan.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show both, what was said beside them, and what I may do."""
        shown = []
        for plan in self.plans():
            if plan is not None:
                yeses = queries.power_yeses([plan], viewer=self.login).get(plan.pk, [])
                shown.append(
                    {
                        "plan": plan,
                        "lines": self.lines(plan),
                        "comments": queries.comments_on(plan, viewer=self.login),
                        "yeses": [one for one in yeses if not plan.finished_at],
                        "asks_yes": plan.finished_at is None and plan.written_by != Writer.SELF,
                    }
                )
        facts = [one.facts for one in self.mine]
        more = {
            "title": f"{self.called}’s plan",
            "shown": shown,
            "may_comment": may(facts, Act.COMMENT_ON_PLAN, on=self.today).is_yes,
            "yes": may(facts, Act.SAY_YES_TO_PLAN, on=self.today),
        }
        return self.page(self.head(**more), people=[self.person])


class ActingCommentView(_OfPlan, ActingForm):
    """Say something beside the plan of somebody for whom I act."""

    needs = Act.COMMENT_ON_PLAN
    form_class = CommentForm
    goes_back = "acting_plan"
    title = "Say what you think of the plan"
    lead = "It stands beside the plan with your name. The person reads it, and so does their worker."
    button = "Say it"

    def act(self, form: CommentForm) -> str:
        """Keep it."""
        comment = actions.NewComment(
            person=self.person,
            plan=self.kwargs["plan"],
            words=form.cleaned_data["words"],
            key=form.cleaned_data["form_key"],
        )
        actions.comment_under_power(comment=comment, by=self.login, at=self.request.at)
        return self.back


class ActingYesView(_OfPlan, ActingForm):
    """Say yes to a plan in the person's place, by a power that reaches it."""

    form_class = YesForm
    template_name = "planning/acting_yes.html"
    goes_back = "acting_plan"
    title = "Say yes to this plan in their place?"
    lead = (
        "The person could not decide this one thing, even with help. You say yes as they would, and because "
        "it is best for them."
    )
    button = "Yes, in their place"

    def ask(self) -> None:
        """Raise OutsidePower where no power of theirs reaches it; one held together may say its own yes."""
        found = ask_power(self.person, Act.SAY_YES_TO_PLAN, by=self.login, on=self.today)
        if found.rule and not found.waits_for:
            raise refused(found)

    def draft(self) -> Plan:
        """Return the plan that waits for a yes. Raises Http404 when there is none."""
        found = self.plans()[1]
        if found is None or found.pk != self.kwargs["plan"]:
            raise Http404
        return found

    @property
    def version(self) -> int:
        """Return which version of the plan is shown."""
        found: int = PlanLine.objects.visible_to(self.login).version_of(self.person)
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form which version was read."""
        return super().form_arguments() | {"seen_version": self.version}

    def context(self, form: Any) -> dict[str, Any]:
        """Show what the yes is to."""
        return super().context(form) | {"lines": self.lines(self.draft())}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Say that it was changed; the page shows it as it stands now, and the next yes is to that."""
        super().stale(form, refusal)
        form.has_now_seen(self.version)

    def act(self, form: YesForm) -> str:
        """Keep it."""
        yes = actions.NewPowerYes(
            person=self.person,
            plan=self.draft().pk,
            seen_version=form.cleaned_data["seen_version"],
            words=form.cleaned_data["words"],
            key=form.cleaned_data["form_key"],
        )
        actions.say_yes_under_power(yes=yes, by=self.login, at=self.request.at)
        return self.back


def done_with_plans(people: Collection[UUID], viewer: User) -> Iterator[Done]:
    """Tell what was said of plans under a power."""
    for comment in queries.comments_under_power(people, viewer=viewer):
        assert comment.under_power is not None, "only such are asked for"
        yield Done(
            at=comment.said_at, power=comment.under_power, what="Said of the plan:", words=comment.words
        )
    for yes in queries.power_yeses_of(people, viewer=viewer):
        day = plain_day(yes.plan.recorded_at)
        what = f"Said yes, in the person’s place, to the plan begun on {day}."
        yield Done(at=yes.said_at, power=yes.under_power, what=what, words=yes.words)


def tells_acts() -> None:
    """Tell it wherever what was done under a power is told."""
    ACTS_TELL.append(done_with_plans)
