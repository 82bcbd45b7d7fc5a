"""Addresses of the look itself; `web` puts them at the root."""

from django.conf import settings
from django.urls import path

from sayso.foundation.govuk import pages

urlpatterns = [
    path("brand.css", pages.BrandCssView.as_view(), name="brand_css"),
    path("words/", pages.WordsExplainedView.as_view(), name="words_explained"),
]
if getattr(settings, "SAYSO_GALLERY", False):
    urlpatterns.append(path("look/", pages.LookGalleryView.as_view(), name="look_gallery"))
