"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.partnership.pages import (
    apart_own,
    apart_working,
    check_in_own,
    check_in_working,
    on_record,
    own,
    own_map,
    paid,
    paid_own,
    talk_own,
    talk_working,
    working,
    writing,
)

on_record.stands_on_records()

OURS = "you-and/<uuid:side>"
ALONE = f"{OURS}/check-in"
WORDS = f"{OURS}/words/<uuid:account>"
THEIRS = "people/<uuid:person>/the-two-of-them"
PAID = "people/<uuid:person>/paid-close"
ONE_PAID = f"{PAID}/<uuid:proposal>"
APART = "people/<uuid:person>/differently"
ONE_APART = f"{APART}/<uuid:difference>"
urlpatterns = [
    path(f"{OURS}/", own.YouAndView.as_view(), name="you_and"),
    path(f"{OURS}/say/<slug:part>/", own.SayOfUsView.as_view(), name="say_of_us"),
    path(f"{OURS}/talk-alone/", own.TalkAloneView.as_view(), name="talk_alone"),
    path(f"{OURS}/ended/", own.EndOurSideView.as_view(), name="end_our_side"),
    path(f"{WORDS}/", own.ChangeOurWordsView.as_view(), name="change_our_words"),
    path(f"{WORDS}/out/", own.RemoveOurWordsView.as_view(), name="remove_our_words"),
    path(f"{WORDS}/show/", own.ReleaseOurWordsView.as_view(), name="release_our_words"),
    path(f"{WORDS}/take-back/", own.TakeBackOurWordsView.as_view(), name="take_back_our_words"),
    path(f"{OURS}/decides/", own_map.WhoDecidesView.as_view(), name="who_decides"),
    path(f"{OURS}/decides/<slug:domain>/", own_map.MoveMyDecisionView.as_view(), name="move_my_decision"),
    path(f"{ALONE}/", check_in_own.CheckInView.as_view(), name="check_in"),
    path(f"{ALONE}/all/", check_in_own.MyCheckInsView.as_view(), name="my_check_ins"),
    path(f"{ALONE}/when/", check_in_own.CheckInTimesView.as_view(), name="check_in_times"),
    path(f"{ALONE}/not-now/", check_in_own.NotNowView.as_view(), name="not_now"),
    path(f"{ALONE}/help/", check_in_own.CheckInHelpView.as_view(), name="check_in_help"),
    path(f"{ALONE}/<uuid:check_in>/", check_in_own.SayMoreAloneView.as_view(), name="say_more_alone"),
    path(f"{OURS}/talks/", talk_own.MyTalksView.as_view(), name="my_talks"),
    path(f"{OURS}/talks/<uuid:talk>/", talk_own.AnswerTalkView.as_view(), name="answer_talk"),
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
    path("my-own-times/", apart_own.MyOwnTimesView.as_view(), name="my_own_times"),
    path("my-own-times/add/", apart_own.AddOwnTimeView.as_view(), name="add_own_time"),
    path("my-own-times/<uuid:free>/out/", apart_own.DropOwnTimeView.as_view(), name="drop_own_time"),
    path(
        "my-own-times/<uuid:free>/<uuid:line>/ended/",
        apart_own.SettleMyClashView.as_view(),
        name="settle_my_clash",
    ),
    path(f"{OURS}/differently/", apart_own.MyDifferencesView.as_view(), name="my_differences"),
    path(f"{OURS}/differently/say/", apart_own.SeeDifferentlyView.as_view(), name="see_differently"),
    path(f"{OURS}/differently/<uuid:view>/", apart_own.ChangeMyViewView.as_view(), name="change_my_view"),
    path(
        f"{OURS}/differently/<uuid:view>/out/",
        apart_own.RemoveMyViewView.as_view(),
        name="remove_my_view",
    ),
    path(f"{APART}/", apart_working.SeeDifferentlyOfView.as_view(), name="see_differently_of"),
    path(f"{APART}/own-time/", apart_working.WriteOwnTimeView.as_view(), name="write_own_time"),
    path(
        f"{APART}/own-time/<uuid:free>/<uuid:line>/",
        apart_working.SettleClashView.as_view(),
        name="settle_clash",
    ),
    path(f"{APART}/say/<uuid:side>/", apart_working.WriteViewView.as_view(), name="write_view"),
    path(
        f"{APART}/take-up/<uuid:side>/",
        apart_working.TakeUpDifferenceView.as_view(),
        name="take_up_difference",
    ),
    path(f"{ONE_APART}/option/", apart_working.PutOptionView.as_view(), name="put_option"),
    path(f"{ONE_APART}/ended/", apart_working.SettleDifferenceView.as_view(), name="settle_difference"),
    path(f"{ONE_APART}/tell/", apart_working.TellOfItView.as_view(), name="tell_of_it"),
    path(f"{ONE_APART}/separate/", apart_working.KeepSeparateView.as_view(), name="keep_separate"),
    path(
        f"{THEIRS}/<uuid:side>/check-ins/",
        check_in_working.CheckInsOfView.as_view(),
        name="check_ins_of",
    ),
    path(
        f"{THEIRS}/<uuid:side>/check-ins/write/",
        check_in_working.TakeCheckInView.as_view(),
        name="take_check_in",
    ),
    path(
        f"{THEIRS}/<uuid:side>/check-ins/<uuid:check_in>/",
        check_in_working.TakeCheckInAnewView.as_view(),
        name="take_check_in_anew",
    ),
    path(f"{THEIRS}/<uuid:side>/talks/", talk_working.PairTalksView.as_view(), name="pair_talks"),
    path(
        f"{THEIRS}/<uuid:side>/talks/ask/",
        talk_working.AskForTalksView.as_view(),
        name="ask_for_talks",
    ),
    path(f"{THEIRS}/<uuid:side>/talks/write/", talk_working.KeepTalkView.as_view(), name="keep_talk"),
    path(f"{THEIRS}/<uuid:side>/talks/end/", talk_working.EndReviewView.as_view(), name="end_review"),
    path(f"{THEIRS}/<uuid:side>/changed/", check_in_working.NoticeChangeView.as_view(), name="notice_change"),
    path(
        f"{THEIRS}/changes/<uuid:task>/done/",
        check_in_working.CloseChangeView.as_view(),
        name="close_change",
    ),
    path("paid-help/", paid_own.MyPaidHelpView.as_view(), name="my_paid_help"),
    path("paid-help/<uuid:contract>/stop/", paid_own.StopMyPaidHelpView.as_view(), name="stop_my_paid_help"),
    path(f"{PAID}/", paid.PaidCloseView.as_view(), name="paid_close"),
    path(f"{PAID}/put/", paid.ProposePaidCloseView.as_view(), name="propose_paid_close"),
    path(f"{ONE_PAID}/change/", paid.ChangePaidCloseView.as_view(), name="change_paid_close"),
    path(f"{ONE_PAID}/decide/", paid.DecidePaidCloseView.as_view(), name="decide_paid_close"),
    path(f"{ONE_PAID}/tell/", paid.TellPaidCloseView.as_view(), name="tell_paid_close"),
    path(f"{ONE_PAID}/sign/", paid.SignPaidCloseView.as_view(), name="sign_paid_close"),
    path(f"{ONE_PAID}/contract/", paid.AgreePaidCloseView.as_view(), name="agree_paid_close"),
    path(f"{PAID}/contracts/<uuid:contract>/end/", paid.StopPaidCloseView.as_view(), name="stop_paid_close"),
]
