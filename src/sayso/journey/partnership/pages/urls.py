"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.partnership.pages import on_record, own, own_map, working, writing

on_record.stands_on_records()

OURS = "you-and/<uuid:side>"
WORDS = f"{OURS}/words/<uuid:account>"
THEIRS = "people/<uuid:person>/the-two-of-them"
urlpatterns = [
    path(f"{OURS}/", own.YouAndView.as_view(), name="you_and"),
    path(f"{OURS}/hide/", own.HidePrivateView.as_view(), name="hide_private"),
    path(f"{OURS}/say/<slug:part>/", own.SayOfUsView.as_view(), name="say_of_us"),
    path(f"{OURS}/talk-alone/", own.TalkAloneView.as_view(), name="talk_alone"),
    path(f"{OURS}/ended/", own.EndOurSideView.as_view(), name="end_our_side"),
    path(f"{WORDS}/", own.ChangeOurWordsView.as_view(), name="change_our_words"),
    path(f"{WORDS}/out/", own.RemoveOurWordsView.as_view(), name="remove_our_words"),
    path(f"{WORDS}/show/", own.ReleaseOurWordsView.as_view(), name="release_our_words"),
    path(f"{WORDS}/take-back/", own.TakeBackOurWordsView.as_view(), name="take_back_our_words"),
    path(f"{OURS}/decides/", own_map.WhoDecidesView.as_view(), name="who_decides"),
    path(f"{OURS}/decides/<slug:domain>/", own_map.MoveMyDecisionView.as_view(), name="move_my_decision"),
    path("my-circle/", own_map.MyCircleView.as_view(), name="my_circle"),
    path("my-circle/place/", own_map.PlaceMyPeopleView.as_view(), name="place_my_people"),
    path(f"{THEIRS}/", working.TheTwoOfThemView.as_view(), name="the_two_of_them"),
    path(f"{THEIRS}/open/<uuid:other>/", writing.OpenPairView.as_view(), name="open_pair"),
    path(f"{THEIRS}/no-carer/", writing.NoCarerView.as_view(), name="no_carer"),
    path(f"{THEIRS}/circle/", writing.PlacePeopleView.as_view(), name="place_people"),
    path(f"{THEIRS}/alone/<uuid:ask>/", writing.MetAloneView.as_view(), name="met_alone"),
    path(f"{THEIRS}/<uuid:side>/both/", working.BothOfThemView.as_view(), name="both_of_them"),
    path(f"{THEIRS}/<uuid:side>/end/", writing.EndPairView.as_view(), name="end_pair"),
    path(f"{THEIRS}/<uuid:side>/say/<slug:part>/", writing.WriteWordsView.as_view(), name="write_words"),
    path(
        f"{THEIRS}/<uuid:side>/words/<uuid:account>/",
        writing.WriteWordsAnewView.as_view(),
        name="write_words_anew",
    ),
    path(
        f"{THEIRS}/<uuid:side>/decides/<slug:domain>/",
        writing.MoveDecisionView.as_view(),
        name="move_decision",
    ),
]
