"""Addresses of the room's pages."""

from django.urls import path

from sayso.journey.planning.pages import (
    acting,
    emergency_own,
    emergency_working,
    family_own,
    family_working,
    on_record,
    own,
    own_lines,
    tasks,
    working,
    working_lines,
    working_tasks,
    writing_theirs,
)

on_record.stands_on_records()
acting.tells_acts()

PLAN = "people/<uuid:person>/plan"
ROW = f"{PLAN}/lines/<uuid:row>"
EMERGENCY = "people/<uuid:person>/emergency-plan"
ASKED = "people/<uuid:person>/asked"
FAMILY = "people/<uuid:person>/family"
THEIRS = "plans-i-write/<uuid:plan>"
MINE = "my-plan/lines/<uuid:row>"
FOR_THEM = "acting-for/<uuid:person>/plan"
urlpatterns = [
    path(f"{FOR_THEM}/", acting.ActingPlanView.as_view(), name="acting_plan"),
    path(f"{FOR_THEM}/<uuid:plan>/comment/", acting.ActingCommentView.as_view(), name="acting_comment"),
    path(f"{FOR_THEM}/<uuid:plan>/yes/", acting.ActingYesView.as_view(), name="acting_yes"),
    path(f"{PLAN}/", working.PlanView.as_view(), name="plan"),
    path(f"{PLAN}/begin/", working.BeginPlanView.as_view(), name="begin_plan"),
    path(f"{PLAN}/writer/stop/", working.StopPlanWriterView.as_view(), name="stop_plan_writer"),
    path(f"{PLAN}/yes/", working.HearYesView.as_view(), name="hear_yes"),
    path(f"{PLAN}/<uuid:plan>/comment/", working.CommentOnPlanView.as_view(), name="comment_on_plan"),
    path(f"{PLAN}/lines/new/", working_lines.AddPlanLineView.as_view(), name="add_plan_line"),
    path(f"{ROW}/", working_lines.ChangePlanLineView.as_view(), name="change_plan_line"),
    path(f"{ROW}/out/", working_lines.RemovePlanLineView.as_view(), name="remove_plan_line"),
    path(f"{ROW}/way/", working_lines.PickPlanWayView.as_view(), name="pick_plan_way"),
    path(f"{ROW}/meanwhile/", working_lines.CoverPlanLineView.as_view(), name="cover_plan_line"),
    path(f"{PLAN}/ask/<uuid:line>/", working_lines.OfferPlanTaskView.as_view(), name="offer_plan_task"),
    path(f"{ASKED}/", working_tasks.CarerTasksView.as_view(), name="carer_tasks"),
    path(f"{ASKED}/<uuid:offer>/", working_tasks.HearAnswerView.as_view(), name="hear_answer"),
    path(f"{ASKED}/<uuid:offer>/shown/", working_tasks.HearShownView.as_view(), name="hear_shown"),
    path(f"{ASKED}/<uuid:offer>/stop/", working_tasks.HearStopView.as_view(), name="hear_stop"),
    path(f"{PLAN}/paper/", emergency_working.PlanPaperView.as_view(), name="plan_paper"),
    path(f"{EMERGENCY}/", emergency_working.EmergencyPlanView.as_view(), name="emergency_plan"),
    path(f"{EMERGENCY}/parts/", emergency_working.WriteEmergencyView.as_view(), name="write_emergency"),
    path(f"{EMERGENCY}/ring/", emergency_working.NameContactView.as_view(), name="name_contact"),
    path(
        f"{EMERGENCY}/ring/<uuid:contact>/",
        emergency_working.ChangeContactView.as_view(),
        name="change_contact",
    ),
    path(f"{EMERGENCY}/yes/", emergency_working.HearEmergencyYesView.as_view(), name="hear_emergency_yes"),
    path(
        f"{EMERGENCY}/part/<uuid:adult>/",
        emergency_working.HearCarersPartView.as_view(),
        name="hear_carers_part",
    ),
    path(f"{FAMILY}/", family_working.FamilyView.as_view(), name="family"),
    path(f"{FAMILY}/new/", family_working.AddAroundView.as_view(), name="add_around"),
    path(f"{FAMILY}/who/<uuid:entry>/", family_working.ChangeAroundView.as_view(), name="change_around"),
    path(f"{FAMILY}/with/<uuid:other>/", family_working.SayTogetherView.as_view(), name="say_together"),
    path(
        f"{FAMILY}/child/<uuid:child>/",
        family_working.SayChildTogetherView.as_view(),
        name="say_child_together",
    ),
    path(f"{FAMILY}/begin/", family_working.BeginTogetherView.as_view(), name="begin_together"),
    path("my-family/", family_own.MyFamilyView.as_view(), name="my_family"),
    path("my-family/new/", family_own.AddMyAroundView.as_view(), name="add_my_around"),
    path("my-family/who/<uuid:entry>/", family_own.ChangeMyAroundView.as_view(), name="change_my_around"),
    path("my-family/with/<uuid:other>/", family_own.SayMyTogetherView.as_view(), name="say_my_together"),
    path("my-emergency/", emergency_own.MyEmergencyView.as_view(), name="my_emergency"),
    path("my-emergency/parts/", emergency_own.SayMyEmergencyView.as_view(), name="say_my_emergency"),
    path("my-emergency/ring/", emergency_own.NameMyContactView.as_view(), name="name_my_contact"),
    path(
        "my-emergency/ring/<uuid:contact>/",
        emergency_own.ChangeMyContactView.as_view(),
        name="change_my_contact",
    ),
    path("my-emergency/yes/", emergency_own.AgreeMyEmergencyView.as_view(), name="agree_my_emergency"),
    path(
        "my-emergency/part/<uuid:adult>/",
        emergency_own.MyPartInEmergencyView.as_view(),
        name="my_part_in_emergency",
    ),
    path("my-plan/paper/", emergency_own.MyPlanPaperView.as_view(), name="my_plan_paper"),
    path("my-plan/", own.MyPlanView.as_view(), name="my_plan"),
    path("my-plan/begin/", own.BeginMyPlanView.as_view(), name="begin_my_plan"),
    path("my-plan/draft/", own.MyDraftView.as_view(), name="my_draft"),
    path("my-plan/writer/stop/", own.StopMyWriterView.as_view(), name="stop_my_writer"),
    path("plans-i-write/", writing_theirs.PlansIWriteView.as_view(), name="plans_i_write"),
    path(f"{THEIRS}/", writing_theirs.PlanIWriteView.as_view(), name="plan_i_write"),
    path(f"{THEIRS}/lines/new/", writing_theirs.AddTheirLineView.as_view(), name="add_their_line"),
    path(
        f"{THEIRS}/lines/<uuid:row>/",
        writing_theirs.ChangeTheirLineView.as_view(),
        name="change_their_line",
    ),
    path(
        f"{THEIRS}/lines/<uuid:row>/out/",
        writing_theirs.RemoveTheirLineView.as_view(),
        name="remove_their_line",
    ),
    path("my-plan/yes/", own.FinishMyPlanView.as_view(), name="finish_my_plan"),
    path("my-plan/asked/", own_lines.SomebodyAskedView.as_view(), name="somebody_asked"),
    path("my-plan/ask/<uuid:line>/", own_lines.AskSomebodyView.as_view(), name="ask_somebody"),
    path("my-plan/lines/new/", own_lines.AddMyLineView.as_view(), name="add_my_line"),
    path(f"{MINE}/", own_lines.ChangeMyLineView.as_view(), name="change_my_line"),
    path(f"{MINE}/who/", own_lines.MyLineWhoView.as_view(), name="my_line_who"),
    path(f"{MINE}/when/", own_lines.MyLineWhenView.as_view(), name="my_line_when"),
    path(f"{MINE}/out/", own_lines.RemoveMyLineView.as_view(), name="remove_my_line"),
    path(f"{MINE}/way/", own.PickMyWayView.as_view(), name="pick_my_way"),
    path("my-tasks/", tasks.MyTasksView.as_view(), name="my_tasks"),
    path("my-tasks/<uuid:offer>/", tasks.AnswerMyTaskView.as_view(), name="answer_my_task"),
    path("my-tasks/<uuid:offer>/shown/", tasks.SayShownView.as_view(), name="say_shown"),
    path("my-tasks/<uuid:offer>/stop/", tasks.StopMyTaskView.as_view(), name="stop_my_task"),
]
