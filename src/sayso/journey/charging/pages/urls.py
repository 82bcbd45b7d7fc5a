"""Addresses of the try-out. None ever holds an answer."""

from django.urls import path

from sayso.journey.charging.pages import answering, trying

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
]
