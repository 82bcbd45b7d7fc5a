"""Addresses of the try-out, and of what somebody pays. None ever holds an answer."""

from django.urls import path

from sayso.journey.charging.pages import (
    acting,
    answering,
    assessing,
    changing,
    lightly,
    on_record,
    own,
    runs,
    settling,
    taking_over,
    telling,
    told,
    trying,
    what_if,
    who_pays,
    work,
)

on_record.stands_on_records()
acting.tells_acts()

PAYS = "people/<uuid:person>/pays"
WHO = "people/<uuid:person>/who-pays"

urlpatterns = [
    path("try-a-sum/", trying.TryChargeView.as_view(), name="try_charge"),
    path("try-a-sum/check/", trying.TryChargeCheckView.as_view(), name="try_charge_check"),
    path("try-a-sum/answer/", answering.TryChargeAnswerView.as_view(), name="try_charge_answer"),
    path("try-a-sum/letter/", answering.TryChargeLetterView.as_view(), name="try_charge_letter"),
    path("try-a-sum/paper/", answering.TryChargePaperView.as_view(), name="try_charge_paper"),
    path(
        "try-a-sum/<slug:question>/",
        trying.TryChargeQuestionView.as_view(),
        name="try_charge_question",
    ),
    path("charges/to-do/", work.ChargeWorkView.as_view(), name="charge_work"),
    path("charges/runs/", runs.ChargeRunsView.as_view(), name="charge_runs"),
    path("charges/runs/new/", runs.MakeChargeRunView.as_view(), name="make_charge_run"),
    path("charges/runs/<uuid:run>/", runs.ChargeRunView.as_view(), name="charge_run"),
    path("charges/runs/<uuid:run>/approve/", runs.ApproveChargeRunView.as_view(), name="approve_charge_run"),
    path("charges/runs/<uuid:run>/letters/", runs.ChargeRunLettersView.as_view(), name="charge_run_letters"),
    path(
        "charges/runs/<uuid:run>/withdraw/", runs.WithdrawChargeRunView.as_view(), name="withdraw_charge_run"
    ),
    path("charges/what-if/", what_if.WhatIfView.as_view(), name="what_if"),
    path(f"{PAYS}/", assessing.MeansView.as_view(), name="means"),
    path(f"{PAYS}/ask/<slug:question>/", assessing.MeansQuestionView.as_view(), name="means_question"),
    path(f"{PAYS}/check/", assessing.CheckMeansView.as_view(), name="check_means"),
    path(f"{PAYS}/decide/", settling.SettleAnswersView.as_view(), name="settle_answers"),
    path(f"{PAYS}/changed/", changing.RecordChangeView.as_view(), name="record_change"),
    path(f"{PAYS}/without/", lightly.SettleLightlyView.as_view(), name="settle_lightly"),
    path(f"{PAYS}/sum/", assessing.KeepMeansView.as_view(), name="keep_means"),
    path(f"{PAYS}/<uuid:means>/", assessing.OneMeansView.as_view(), name="one_means"),
    path(f"{PAYS}/<uuid:means>/told/", told.ChargeToldView.as_view(), name="charge_told"),
    path(f"{PAYS}/<uuid:means>/letter/", telling.TellChargeView.as_view(), name="tell_charge"),
    path(f"{PAYS}/again/<uuid:look>/", telling.AnswerLookView.as_view(), name="answer_look"),
    path(f"{WHO}/", who_pays.WhoPaysView.as_view(), name="who_pays"),
    path(f"{WHO}/aftercare/", who_pays.RecordAftercareView.as_view(), name="record_aftercare"),
    path(f"{WHO}/aftercare/said/", who_pays.SayOnAftercareView.as_view(), name="say_on_aftercare"),
    path(f"{WHO}/aftercare/parts/", who_pays.FreeLinesView.as_view(), name="free_lines"),
    path(f"{WHO}/aftercare/over/", who_pays.EndAftercareView.as_view(), name="end_aftercare"),
    path(f"{WHO}/nhs/", taking_over.RecordNhsCareView.as_view(), name="record_nhs_care"),
    path(f"{WHO}/nhs/over/", taking_over.HandToNhsView.as_view(), name="hand_to_nhs"),
    path(f"{WHO}/nhs/back/", taking_over.TakeBackFromNhsView.as_view(), name="take_back_from_nhs"),
    path(f"{WHO}/nhs/paid-back/", taking_over.KeepNhsRefundView.as_view(), name="keep_nhs_refund"),
    path(f"{WHO}/council/", taking_over.RecordResidenceView.as_view(), name="record_residence"),
    path("acting-for/<uuid:person>/money/", acting.ActingMoneyView.as_view(), name="acting_money"),
    path("acting-for/<uuid:person>/money/answers/", acting.ActingHandInView.as_view(), name="acting_hand_in"),
    path(
        "acting-for/<uuid:person>/money/<uuid:means>/again/",
        acting.ActingLookAgainView.as_view(),
        name="acting_look_again",
    ),
    path("what-i-pay/", own.MyChargeView.as_view(), name="my_charge"),
    path("what-i-pay/changed/", changing.TellChangeView.as_view(), name="tell_change"),
    path("what-i-pay/hand-in/", own.HandInAnswersView.as_view(), name="hand_in_answers"),
    path("what-i-pay/<uuid:means>/again/", own.AskLookAgainView.as_view(), name="ask_look_again"),
]
