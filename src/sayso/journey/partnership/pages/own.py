"""A person's and a carer's own pages of the two of them: the same pages, each of their own side alone."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import Account, PartnershipSide
from sayso.journey.partnership.pages import showing
from sayso.journey.partnership.pages.forms import SureForm, WordsForm, words_as_typed
from sayso.journey.partnership.statuses import ASKED, EACH_OTHER, Part


class Ours:
    """Mixed into a page of one's own side of a pair. Not one's own: there is no such page."""

    request: Any
    kwargs: dict[str, Any]
    login: Any

    @property
    def me(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        return timezone.localdate(self.request.at)

    @property
    def is_watched(self) -> bool:
        """Whether the reader said that somebody may be looking."""
        return bool(self.request.is_watched)

    def side(self) -> PartnershipSide:
        """Return the side in the address."""
        found = queries.side_of(self.me, self.kwargs["side"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def account(self) -> Account:
        """Return the words in the address. What is hidden is not there while somebody may be looking."""
        side = self.side()
        found = queries.words_one(side, self.kwargs["account"], viewer=self.login)
        if found is None:
            raise Http404
        if self.is_watched:
            raise Http404
        return found

    def url(self, name: str, *keys: object) -> str:
        """Return the address of a page of this side."""
        return reverse(name, args=[self.kwargs["side"], *keys])

    def spoken(self) -> showing.Spoken:
        """Return how to speak to the reader."""
        side = self.side()
        return (showing.spoken_to_adult if side.is_adults else showing.spoken_to_carer)(side.short)


class YouAndView(Ours, PageView):
    """The two of you: what each does for the other, who decides what, and what is only the reader's own."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/you_and.html"
    title = "You and somebody close"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the reader's own words, and what the other lets them read; the private part last."""
        side = self.side()
        out = queries.released_of(side, viewer=self.login)
        own = showing.mine(queries.words_of(side, viewer=self.login), out)
        shared = [one for one in queries.shared_with_me(viewer=self.login) if one.side == side.pk]
        shown = {
            "title": f"You and {side.short}",
            "side": side,
            "other": side.short,
            "is_live": queries.is_live(side, self.today),
            "both_ways": [
                self.direction(f"You do for {side.short}", own, shared, Part.GIVES, Part.GETS),
                self.direction(f"{side.short} does for you", own, shared, Part.GETS, Part.GIVES),
            ],
            "lets": [(_part_of_other(one.part, side.short), one) for one in shared if one.part in _ALONE],
            "watched": self.is_watched,
            "private": self.private(own) if not self.is_watched else [],
            "asked_alone": [
                timezone.localdate(ask.asked_at) for ask in queries.alone_asks([self.me], viewer=self.login)
            ],
        }
        return self.page(shown | self.deciding(side, shared) | self.doing(side))

    def direction(
        self, title: str, own: list[showing.Mine], shared: list[queries.Shared], part: Part, theirs: Part
    ) -> dict[str, Any]:
        """Return one direction: the reader's words of it, and the other's that go the same way."""
        return {
            "title": title,
            "part": part,
            "own": [one for one in own if one.account.part == part],
            "shared": [one for one in shared if one.part == theirs],
        }

    def private(self, own: list[showing.Mine]) -> list[dict[str, Any]]:
        """Return the parts that are only the reader's own, each with its question."""
        parts = [part for part in Part if part not in EACH_OTHER]
        side = self.side()
        if not self.sees_map(side):
            parts.remove(Part.DECISION)
        return [
            {
                "part": part,
                "title": ASKED[part].format(other=side.short),
                "own": [one for one in own if one.account.part == part],
            }
            for part in parts
        ]

    def sees_map(self, side: PartnershipSide) -> bool:
        """Whether the map is open to the reader: it is the person's, who may share it."""
        adult = side.person_id if side.is_adults else side.other_id
        return may_see(person=adult, area=Area.PLAN)

    def deciding(self, side: PartnershipSide, shared: list[queries.Shared]) -> dict[str, Any]:
        """Return the map, if it is open to the reader."""
        if not self.sees_map(side) or not queries.is_live(side, self.today):
            return {"map": None}
        adult = side.person_id if side.is_adults else side.other_id
        lines = queries.map_of(adult, side.pair, viewer=self.login, on=self.today)
        spoken = self.spoken()
        said = [one for one in showing.map_lines(lines, spoken, shared) if one["said"]]
        return {"map": showing.map_picture(lines, spoken), "said_of_map": said}

    def doing(self, side: PartnershipSide) -> dict[str, Any]:
        """Return who does what, before and now, if it is open to the reader."""
        adult = side.person_id if side.is_adults else side.other_id
        carer = side.other_id if side.is_adults else side.person_id
        doing = queries.who_does_what(
            adult, viewer=self.login, on=self.today, before=side.starts_on, carer=carer
        )
        return {"doing": showing.doing_grid(doing, before=side.starts_on)}


_ALONE = (Part.HOW_IT_IS, Part.GO_ON, Part.STOP)


def _part_of_other(part: Part, other: str) -> str:
    return {
        Part.HOW_IT_IS: f"How it is for {other}",
        Part.GO_ON: f"What {other} wants to go on",
        Part.STOP: f"What {other} wants to stop or change",
    }[part]


class OurForm(Ours, FormPage):
    """A form of one's own side, that goes back to the page of the two."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class: ClassVar[type[PlainForm]] = SureForm

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        self.side()
        return super().context(form) | {"back": self.url("you_and")}

    def act(self, form: Any) -> str:
        """Do it, and go back to the page of the two."""
        self.do(form)
        return self.url("you_and")

    def do(self, form: Any) -> None:
        """Do what the page is for."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")


class SayOfUsView(OurForm):
    """Say something of the two of you."""

    form_class = WordsForm
    title = "Say something in your own words"
    lead = "Only you can read this, and a worker whom you trusted with your private account."
    button = "Keep this"

    def part(self) -> Part:
        """Return the part in the address."""
        if self.kwargs["part"] not in Part.values:
            raise Http404
        return Part(self.kwargs["part"])

    def form_arguments(self) -> dict[str, Any]:
        """Ask the question of this part."""
        part, side = self.part(), self.side()
        asked = ASKED[part].format(other=side.short) if part != Part.DECISION else ""
        return super().form_arguments() | {"part": part, "spoken": self.spoken(), "asked": asked}

    def do(self, form: Any) -> None:
        """Keep it."""
        actions.say_one_of_us(words=form.new(self.side()), by=self.login, at=self.request.at)


class ChangeOurWordsView(OurForm):
    """Write it in another way. The other reads what they could read before, until you say otherwise."""

    form_class = WordsForm
    title = "Change what you wrote"
    button = "Keep this instead"

    def form_arguments(self) -> dict[str, Any]:
        """Ask the same question again."""
        account = self.account()
        return super().form_arguments() | {"part": Part(account.part), "spoken": self.spoken()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return words_as_typed(self.account())

    def do(self, form: Any) -> None:
        """Put it after the version before."""
        told = {"account": self.account().pk, "by": self.login, "at": self.request.at}
        actions.change_words(to=form.new(self.side()), **told)


class _OneOfOurs(OurForm):
    """A yes or no about one's own words, which stand on the page. Subclasses say `asks` and `says`."""

    asks = ""
    says = ""

    def context(self, form: Any) -> dict[str, Any]:
        """Show the words, and name the other."""
        other, words = self.side().short, self.account().words
        more = {"title": self.asks.format(other=other), "button": self.says.format(other=other)}
        return super().context(form) | more | {"lead": f"“{words}”"}

    def told(self) -> dict[str, Any]:
        """Return what every such action takes."""
        return {"account": self.account().pk, "person": self.me, "by": self.login, "at": self.request.at}


class RemoveOurWordsView(_OneOfOurs):
    """Take one's own words out."""

    asks = "Take this out?"
    says = "Yes, take it out"
    title = "Take this out?"

    def do(self, form: Any) -> None:
        """Let them stand no longer."""
        actions.remove_words(**self.told())


class ReleaseOurWordsView(_OneOfOurs):
    """Let the other read one's own words: exactly these."""

    asks = "Let {other} read this?"
    says = "Yes, {other} may read this"
    title = "Let them read this?"

    def do(self, form: Any) -> None:
        """Let them."""
        actions.release_words(**self.told())


class TakeBackOurWordsView(_OneOfOurs):
    """Let the other read them no longer. Nobody is told."""

    asks = "Stop {other} reading this?"
    says = "Yes, {other} may not read it"
    title = "Stop them reading this?"

    def do(self, form: Any) -> None:
        """Take them back."""
        actions.take_back_words(**self.told())


class TalkAloneView(OurForm):
    """Ask to talk with nobody else there."""

    title = "Ask to talk with nobody else there"
    lead = "We get in touch in the safe way you chose. We never say what it is about."
    button = "Ask for this"

    def do(self, form: Any) -> None:
        """Ask for it."""
        actions.ask_to_talk_alone(person=self.me, by=self.login, at=self.request.at)


class EndOurSideView(OurForm):
    """Say that it has ended for the reader."""

    title = "Has this ended?"
    lead = "You keep what you wrote. The other can read none of it. Nobody is told."
    button = "Yes, it has ended for me"

    def do(self, form: Any) -> None:
        """End the reader's own side today."""
        told = {"person": self.me, "side": self.side().pk, "by": self.login, "at": self.request.at}
        actions.end_side(ends_before=self.today, **told)
