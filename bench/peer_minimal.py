"""The peer of `pages`: the smallest Django page that asks its database one question, on the same server.

No sign-in, no policies, no trail, no design: what a page costs before it is ours.
"""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only for a measurement",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "sayso",
            "HOST": os.environ["PEER_SOCKETS"],
            "USER": "sayso_app",
            "PASSWORD": os.environ["PEER_PASSWORD"],
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 5}},
        }
    },
)


def one_query(request: HttpRequest) -> HttpResponse:
    """Answer with what one query found."""
    with connection.cursor() as cursor:
        cursor.execute("select name from access_team order by name limit 1")
        (name,) = cursor.fetchone()
    return HttpResponse(f"<!DOCTYPE html><title>One</title><p>{name}</p>")


urlpatterns = [path("", one_query)]
django.setup()
application = get_wsgi_application()
