"""Addresses of the look itself; `web` puts them at the root."""

from django.conf import settings
from django.urls import path

from sayso.foundation.govuk import pages

urlpatterns = [
    path("brand.css", pages.brand_css, name="brand_css"),
    path("words/", pages.words_explained, name="words_explained"),
]
if getattr(settings, "SAYSO_GALLERY", False):
    urlpatterns.append(path("look/", pages.look_gallery, name="look_gallery"))
