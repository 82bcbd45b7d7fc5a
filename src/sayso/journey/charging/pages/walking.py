"""What the pages share on the way through the questions about one person's money."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import ON_PERSON, OfPerson
from sayso.journey.charging.pages.our_questions import OUR_QUESTIONS
from sayso.journey.charging.pages.questions import Question, Questions
from sayso.journey.charging.pages.trying import TryPage


class Walk(OfPerson, TryPage):
    """A page on the way through the questions about one person's money. Nothing is kept before the end."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    questions: ClassVar[Questions] = OUR_QUESTIONS

    @property
    def start(self) -> str:
        """Return the address at which the questions begin."""
        return reverse("means", args=[self.header.person])

    def address(self, question: Question | None) -> str:
        """Return the address of a question about this person."""
        if question is None:
            return reverse("check_means", args=[self.person])
        return reverse("means_question", args=[self.person, question.slug])

    @property
    def to_sum(self) -> str:
        """Return the address of the sum."""
        return reverse("keep_means", args=[self.person])

    def page(self, context: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
        """Show it under the head of the record."""
        if Area.MEANS not in areas_open(self.header.person):
            raise Http404
        framed = self.head() | {"layout": ON_PERSON, "counts": True, "way_back": self.start}
        return super().page(framed | (context or {}), people=self.header.keys, **more)
