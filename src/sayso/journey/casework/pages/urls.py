"""Addresses of the room's pages. My day's is in web.home: it reads across rooms."""

from django.urls import path

from sayso.journey.casework.pages import absences, allocating, contacts, duty, notes, papers, tasks
from sayso.journey.casework.pages.advice import GiveAdviceView
from sayso.journey.casework.pages.first_contact import FirstContactView
from sayso.journey.casework.pages.record import PersonRecordView
from sayso.journey.casework.pages.searching import notes_found, papers_found
from sayso.journey.casework.pages.tonight import TonightUnknownView, TonightView
from sayso.journey.casework.pages.waiting import LookAtRiskView, SayRiskView
from sayso.journey.people.pages.finding import also_find

also_find(notes_found)
also_find(papers_found)

PERSON, CONTACT = "people/<uuid:person>", "contacts/<uuid:contact>"
ABSENCE = "time-away/<uuid:absence>"
urlpatterns = [
    path("contacts/new/", FirstContactView.as_view(), name="first_contact"),
    path(f"{CONTACT}/", contacts.ContactView.as_view(), name="contact"),
    path(f"{CONTACT}/is/<uuid:person>/", contacts.LinkContactView.as_view(), name="link_contact"),
    path(f"{CONTACT}/new-record/", contacts.AddFromContactView.as_view(), name="add_from_contact"),
    path(f"{CONTACT}/close/", contacts.CloseContactView.as_view(), name="close_contact"),
    path(f"{CONTACT}/tonight/", TonightUnknownView.as_view(), name="tonight_unknown"),
    path(f"{PERSON}/", PersonRecordView.as_view(), name="person_record"),
    path(f"{PERSON}/tonight/", TonightView.as_view(), name="tonight"),
    path(f"{PERSON}/advice/<uuid:contact>/", GiveAdviceView.as_view(), name="give_advice"),
    path(f"{PERSON}/notes/", notes.NotesView.as_view(), name="notes"),
    path(f"{PERSON}/notes/new/", notes.WriteNoteView.as_view(), name="write_note"),
    path(f"{PERSON}/notes/<uuid:root>/", notes.NoteVersionsView.as_view(), name="note_versions"),
    path(f"{PERSON}/notes/<uuid:root>/correct/", notes.CorrectNoteView.as_view(), name="correct_note"),
    path(f"{PERSON}/papers/", papers.PapersView.as_view(), name="papers"),
    path(f"{PERSON}/papers/new/", papers.KeepPaperView.as_view(), name="keep_paper"),
    path(f"{PERSON}/papers/<uuid:paper>/", papers.PaperView.as_view(), name="paper"),
    path(
        f"{PERSON}/papers/<uuid:paper>/withdraw/", papers.WithdrawPaperView.as_view(), name="withdraw_paper"
    ),
    path(f"{PERSON}/reminder/", tasks.AddReminderView.as_view(), name="add_reminder"),
    path(f"{PERSON}/allocate/", allocating.AllocateView.as_view(), name="allocate"),
    path(f"{PERSON}/hand-over/<uuid:allocation>/", allocating.HandOverView.as_view(), name="hand_over"),
    path(f"{PERSON}/duty-sheet/", duty.DutySheetView.as_view(), name="duty_sheet"),
    path(f"{PERSON}/duty/", duty.HandOverDutyView.as_view(), name="hand_over_duty"),
    path(f"{PERSON}/duty/<uuid:handover>/read/", duty.ReadHandoverView.as_view(), name="read_handover"),
    path(f"{PERSON}/risk/", SayRiskView.as_view(), name="say_risk"),
    path(f"{PERSON}/risk/<uuid:risk>/", LookAtRiskView.as_view(), name="look_at_risk"),
    path("tasks/<uuid:task>/finish/", tasks.FinishTaskView.as_view(), name="finish_task"),
    path("tasks/<uuid:task>/take/", tasks.TakeTaskView.as_view(), name="take_task"),
    path("tray/", tasks.TeamTrayView.as_view(), name="team_tray"),
    path("hand-overs/<uuid:transfer>/", allocating.AnswerHandOverView.as_view(), name="answer_hand_over"),
    path("time-away/", absences.AbsencesView.as_view(), name="absences"),
    path("time-away/new/", absences.SetAbsenceView.as_view(), name="set_absence"),
    path(f"{ABSENCE}/", absences.AbsenceView.as_view(), name="absence"),
    path(f"{ABSENCE}/change/", absences.ChangeAbsenceView.as_view(), name="change_absence"),
    path(f"{ABSENCE}/one-person/", absences.CoverOneView.as_view(), name="cover_one"),
    path(f"{ABSENCE}/end/", absences.EndAbsenceView.as_view(), name="end_absence"),
    path("duty/", duty.DutyView.as_view(), name="duty"),
]
