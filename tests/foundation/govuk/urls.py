"""Only the look's own pages, at the root."""

from django.urls import path

from sayso.foundation.govuk import pages

urlpatterns = [
    path("brand.css", pages.BrandCssView.as_view(), name="brand_css"),
    path("words/", pages.WordsExplainedView.as_view(), name="words_explained"),
    path("look/", pages.LookGalleryView.as_view(), name="look_gallery"),
]
