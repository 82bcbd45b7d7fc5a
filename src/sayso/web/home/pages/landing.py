"""Where somebody lands: anyone, a person or carer, or somebody who works here."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows


class HomeView(PageView):
    """The first page: for anyone what they can do here; for the signed-in, the way to their own."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "home/home.html"
    title = "Care and support, on your say-so"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the first page, or go to the page of one's own."""
        if request.user.is_authenticated:
            return redirect("my_day" if request.user.may(Permission.SEE_MY_DAY) else "own_home")
        return self.page()


class OwnHomeView(PageView):
    """A person's or carer's own page: what is next, who is who, how to say that something is wrong."""

    permission = Permission.SEE_OWN_HOME
    shows = Shows.OWN
    template_name = "home/own_home.html"
    title = "Your page"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show one's own page."""
        return self.page()
