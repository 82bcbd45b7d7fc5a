"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.options.pages import feeds, on_record, own, trying_assistant, working

on_record.stands_on_records()

PERSON = "people/<uuid:person>"
urlpatterns = [
    path("try-an-assistant/", trying_assistant.TryAssistantView.as_view(), name="try_assistant"),
    path(
        "try-an-assistant/check/",
        trying_assistant.TryAssistantCheckView.as_view(),
        name="try_assistant_check",
    ),
    path(
        "try-an-assistant/answer/",
        trying_assistant.TryAssistantAnswerView.as_view(),
        name="try_assistant_answer",
    ),
    path(
        "try-an-assistant/<slug:question>/",
        trying_assistant.TryAssistantQuestionView.as_view(),
        name="try_assistant_question",
    ),
    path("what-there-is/", feeds.WhatThereIsView.as_view(), name="what_there_is"),
    path("services/", feeds.FeedsView.as_view(), name="feeds"),
    path("services/new/", feeds.ImportFeedView.as_view(), name="import_feed"),
    path("services/lists/<uuid:feed_import>/", feeds.FeedImportView.as_view(), name="feed_import"),
    path("services/lists/<uuid:feed_import>/right/", feeds.SettleFeedView.as_view(), name="settle_feed"),
    path("services/<uuid:offer>/looked-at/", feeds.CheckOfferView.as_view(), name="check_offer"),
    path("wants/", feeds.WantsView.as_view(), name="wants"),
    path("not-chosen/", feeds.ChoiceAnswersView.as_view(), name="choice_answers"),
    path("not-chosen/<uuid:answer>/", feeds.TakeUpChoiceAnswerView.as_view(), name="take_up_choice_answer"),
    path("my-choices/", own.MyChoicesView.as_view(), name="my_choices"),
    path("my-choices/<uuid:line>/", own.ChooseOfferView.as_view(), name="choose_offer"),
    path("my-choices/<uuid:line>/mine/", own.DidYouChooseView.as_view(), name="did_you_choose"),
    path(f"{PERSON}/choices/", working.PersonChoicesView.as_view(), name="person_choices"),
    path(f"{PERSON}/choices/<uuid:line>/", working.ChooseForView.as_view(), name="choose_for"),
]
