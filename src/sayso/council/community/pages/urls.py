"""Addresses of this room."""

from django.urls import path

from sayso.council.community.pages import showing, telling

urlpatterns = [
    path("stories/", showing.StoriesView.as_view(), name="stories"),
    path("stories/to-read/", showing.StoriesToReadView.as_view(), name="stories_to_read"),
    path("stories/<uuid:story>/read/", showing.ReadStoryView.as_view(), name="read_story"),
    path("my-stories/", telling.MyStoriesView.as_view(), name="my_stories"),
    path("my-stories/tell/", telling.TellStoryView.as_view(), name="tell_story"),
    path("my-stories/<uuid:story>/back/", telling.TakeBackStoryView.as_view(), name="take_back_story"),
]
