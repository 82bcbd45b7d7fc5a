"""Addresses of this room."""

from django.urls import path

from sayso.council.workforce.pages import learning, team

urlpatterns = [
    path("learning/", learning.LearningView.as_view(), name="learning"),
    path("learning/team/", team.TeamLearningView.as_view(), name="team_learning"),
    path("learning/<slug:lesson>/end/", learning.FinishLessonView.as_view(), name="finish_lesson"),
    path("learning/<slug:lesson>/<int:step>/", learning.LessonStepView.as_view(), name="lesson_step"),
]
