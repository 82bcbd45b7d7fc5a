"""What every page is: somebody permitted, one transaction, one trace of whom it showed.

`PageView` shows; `FormPage` asks and acts. Both refuse in one place, in words fit for the person.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ANYONE
from sayso.foundation.access.signing_in import needs_second_step
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.keeping import give_back, keep_typed, mark_of
from sayso.foundation.govuk.menus import frame
from sayso.foundation.govuk.once import led_to, take
from sayso.rules.refusals import Held, NotPermitted, Refusal, Stale

#: Letters of a search that are read.
MOST_SEARCHED = 200
NOT_FOR_THIS_SIGN_IN = "This page is not part of what your sign-in is for."


class Shows(StrEnum):
    """Whose records a page shows; a page of other people's records leaves a trace."""

    NOBODY = "nobody"
    OWN = "own"
    PERSON = "person"
    PEOPLE = "people"


class Asked(HttpRequest):
    """A request that came through the Door: its time is set, and its login is ours."""

    at: Any
    user: Any


class PageView(View):
    """A page. Subclasses say `permission`, `shows`, `template_name` and `title`, and call `self.page()`."""

    permission: ClassVar[Permission]
    shows: ClassVar[Shows]
    template_name: ClassVar[str]
    title: ClassVar[str] = ""
    http_method_names = ["get", "head", "options"]
    request: Asked

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask who is there before anything else."""
        if self.permission not in ANYONE:
            if not request.user.is_authenticated:
                return self.signed_out()
            if needs_second_step(request.user) and not is_mfa_enabled(request.user):
                return redirect("mfa_index")
            if not request.user.may(self.permission):
                raise NotPermitted(NOT_FOR_THIS_SIGN_IN)
        return super().dispatch(request, *args, **kwargs)

    def signed_out(self) -> HttpResponseBase:
        """Send somebody to sign in, and back here after."""
        return redirect(f"{reverse('account_login')}?{urlencode({'next': self.request.get_full_path()})}")

    @property
    def login(self) -> User:
        """Return who is signed in."""
        found: User = self.request.user
        return found

    @property
    def layout(self) -> str:
        """Return the layout for whoever asks: staff, a signed-in person, or anyone."""
        if not self.request.user.is_authenticated:
            return "govuk/public.html"
        return "govuk/worker.html" if self.login.is_staff else "govuk/person.html"

    @property
    def searched(self) -> str:
        """Return the words that this page was asked to find, `?q=`, without what no record can hold."""
        return self.request.GET.get("q", "").replace("\0", "").strip()[:MOST_SEARCHED]

    def page(
        self,
        context: dict[str, Any] | None = None,
        *,
        people: Iterable[UUID] = (),
        purpose: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """Render the page in its frame and leave one trace of the people it shows.

        `people` are the keys of everyone on it; a page that shows a record and names nobody is a fault.
        """
        shown = list(people)
        if self.shows is Shows.PERSON and not shown:
            raise RuntimeError(f"{type(self).__name__} shows a person and names nobody")
        name = self.request.resolver_match.url_name or "" if self.request.resolver_match else ""
        looked_at(page=name, people=shown, by=self.request.user, at=self.request.at, purpose=purpose)
        framed = {
            "title": self.title,
            "layout": self.layout,
            "page": frame(self.request, name),
            "page_help": name,
            **(context or {}),
        }
        return render(self.request, self.template_name, framed, status=status)


class FormPage(PageView):
    """A page with a form. Subclasses say `form_class` and `act`, and may say `initial` and `context`.

    Sent twice, it acts once. Refused, it shows why with everything still typed. Signed out meanwhile, it
    keeps what was typed and gives it back after sign-in.
    """

    form_class: ClassVar[type[PlainForm]]
    template_name: ClassVar[str] = "govuk/ask.html"
    lead: ClassVar[str] = ""
    button: ClassVar[str] = "Continue"  # what the button does, in words: "Save this note"
    http_method_names = ["get", "head", "post", "options"]

    # -- what subclasses say ----------------------------------------------------------------------

    def act(self, form: Any) -> str:
        """Do what the form asks, by one action; return the address to go to."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")

    def initial(self) -> dict[str, Any]:
        """Return what the form starts with."""
        return {}

    def form_arguments(self) -> dict[str, Any]:
        """Return what else the form is made with, such as `seen_version`."""
        return {}

    def context(self, form: Any) -> dict[str, Any]:
        """Return what else the template is given."""
        return {}

    def people(self) -> Iterable[UUID]:
        """Return the keys of the people on the page."""
        return ()

    def stale(self, form: Any, refusal: Stale) -> None:
        """Somebody else changed the record: show both versions. What was typed stays."""
        form.refuse(refusal)

    def refused(self, form: Any, refusal: Refusal) -> None:
        """Keep what is a fact all the same, after what the form asked for was refused and undone."""

    # -- how it goes ------------------------------------------------------------------------------

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the form; with what was typed before, if it was kept."""
        typed = give_back(request, self.login, self.request.at) if request.user.is_authenticated else None
        form = self.form_class(initial=self.initial() | _singles(typed), **self.form_arguments())
        return self.shown(form, kept=typed is not None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Act on the form, once; the same form again leads where it led, whatever it changed of this page."""
        try:
            form = self.form_class(
                request.POST, request.FILES or None, initial=self.initial(), **self.form_arguments()
            )
            if form.is_valid():
                return self._act_once(form)
        except Http404:
            if sent := self._sent_before():
                return sent
            raise
        return self._sent_before() or self.shown(form, status=422)

    def _sent_before(self) -> HttpResponse | None:
        to = led_to(self.request.POST.get("form_key"), self.request.user)
        return HttpResponseRedirect(to, status=303) if to else None

    def _act_once(self, form: Any) -> HttpResponseBase:
        request, key = self.request, form.cleaned_data.get("form_key")
        try:
            with transaction.atomic():
                sent, first = take(key, request.user, self.request.at)
                if first:
                    sent.leads_to = self.act(form)
                    if key:
                        sent.save(update_fields=["leads_to"])
        except Stale as refusal:
            self.stale(form, refusal)
            return self.shown(form, status=409)
        except Held as refusal:
            self.refused(form, refusal)
            return self.shown(form, status=409, held=refusal)
        except Refusal as refusal:
            self.refused(form, refusal)
            form.refuse(refusal)
            return self.shown(form, status=422)
        return HttpResponseRedirect(sent.leads_to, status=303)

    def shown(
        self, form: PlainForm, *, status: int = 200, kept: bool = False, held: Held | None = None
    ) -> HttpResponse:
        """Render the page with this form; `held` says by which rule a decision waits."""
        owner = mark_of(self.login) if self.request.user.is_authenticated else ""
        more = {
            "form": form,
            "form_owner": owner,
            "was_kept": kept,
            "button": self.button,
            "lead": self.lead,
            "held": held,
        }
        return self.page(more | self.context(form), people=self.people(), status=status)

    def signed_out(self) -> HttpResponseBase:
        """Keep what was typed, and send them to sign in."""
        if self.request.method == "POST":
            return redirect(keep_typed(self.request, self.request.at))
        return super().signed_out()


def _singles(typed: Any) -> dict[str, Any]:
    """Return what was typed as initial values: lists where many were chosen."""
    if typed is None:
        return {}
    return {name: values if len(values) > 1 else values[0] for name, values in typed.lists() if values}
