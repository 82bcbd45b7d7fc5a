"""Every address of the site, room by room."""

from importlib.util import find_spec

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sayso.web.home.urls")),
    path("", include("sayso.foundation.govuk.urls")),
    path("", include("sayso.web.api.urls")),
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/password/", account.password_change, name="account_change_password"),
    path("sign-in/not-in-use/", account.account_inactive, name="account_inactive"),
    path("sign-in/second-step/", include("allauth.mfa.urls")),
]
ROOMS = (
    "sayso.journey.people.pages.urls",
    "sayso.journey.casework.pages.urls",
    "sayso.journey.safeguarding.pages.urls",
    "sayso.journey.assessment.pages.urls",
    "sayso.journey.powers.pages.urls",
    "sayso.journey.allocation.pages.urls",
    "sayso.journey.planning.pages.urls",
    "sayso.journey.charging.pages.urls",
    "sayso.journey.budget.pages.urls",
    "sayso.journey.control.pages.urls",
    "sayso.journey.options.pages.urls",
    "sayso.journey.purchasing.pages.urls",
    "sayso.journey.payments.pages.urls",
    "sayso.journey.breaks.pages.urls",
    "sayso.journey.partnership.pages.urls",
    "sayso.journey.review.pages.urls",
    "sayso.council.openness.pages.urls",
    "sayso.council.workforce.pages.urls",
    "sayso.council.community.pages.urls",
    "sayso.council.records.pages.urls",
    "sayso.foundation.letters.pages.urls",
    "sayso.foundation.policy.pages.urls",
    "sayso.foundation.ledger.pages.urls",
)
urlpatterns += [
    path("", include(room)) for room in ROOMS if find_spec(room.rsplit(".", 1)[0]) and find_spec(room)
]

handler404 = "sayso.web.home.pages.failing.not_found"
handler500 = "sayso.web.home.pages.failing.our_fault"
