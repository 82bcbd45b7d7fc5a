"""The addresses of this room."""

from django.urls import path

from sayso.journey.people.pages import (
    adding,
    asking,
    changing,
    details,
    dying,
    ending,
    finding,
    joining,
    opening,
    sharing,
)

ONE = "people/<uuid:person>/"

urlpatterns = [
    path("find/", finding.FindView.as_view(), name="find"),
    path("people/add/", adding.AddPersonView.as_view(), name="add_person"),
    path("people/likely-duplicates/", joining.LikelyDuplicatesView.as_view(), name="likely_duplicates"),
    path("people/closed-record/", opening.BreakGlassView.as_view(), name="break_glass"),
    path(f"{ONE}open/", opening.OpenRecordView.as_view(), name="open_record"),
    path(f"{ONE}details/", details.PersonDetailsView.as_view(), name="person_details"),
    path(f"{ONE}name/", changing.RecordNameView.as_view(), name="record_name"),
    path(f"{ONE}particulars/", changing.RecordParticularsView.as_view(), name="record_particulars"),
    path(f"{ONE}address/", changing.RecordAddressView.as_view(), name="record_address"),
    path(f"{ONE}address/hidden/", changing.HideAddressView.as_view(), name="hide_address"),
    path(f"{ONE}address/<uuid:row>/left/", ending.LeaveAddressView.as_view(), name="leave_address"),
    path(f"{ONE}contact-point/", changing.RecordContactPointView.as_view(), name="record_contact_point"),
    path(
        f"{ONE}contact-point/<uuid:row>/end/",
        ending.EndContactPointView.as_view(),
        name="end_contact_point",
    ),
    path(f"{ONE}safe-contact/", changing.RecordSafeContactView.as_view(), name="record_safe_contact"),
    path(
        f"{ONE}communication/",
        changing.RecordCommunicationNeedView.as_view(),
        name="record_communication_need",
    ),
    path(
        f"{ONE}communication/<uuid:row>/end/",
        ending.EndCommunicationNeedView.as_view(),
        name="end_communication_need",
    ),
    path(f"{ONE}nhs-number/", changing.RecordNhsNumberView.as_view(), name="record_nhs_number"),
    path(f"{ONE}close/", changing.RecordTieView.as_view(), name="record_tie"),
    path(f"{ONE}close/<uuid:row>/end/", ending.EndTieView.as_view(), name="end_tie"),
    path(
        f"{ONE}equality/<slug:question>/",
        changing.RecordEqualityAnswerView.as_view(),
        name="record_equality_answer",
    ),
    path(f"{ONE}died/", dying.RecordDeathView.as_view(), name="record_death"),
    path(f"{ONE}not-died/", dying.UndoDeathView.as_view(), name="undo_death"),
    path(f"{ONE}see-alone/", asking.SeeAloneView.as_view(), name="see_alone"),
    path(f"{ONE}sharing/<uuid:other>/", sharing.RecordSharingView.as_view(), name="record_sharing"),
    path(f"{ONE}same-as/", joining.ProposeMergeView.as_view(), name="propose_merge"),
    path(f"{ONE}not-the-same/<uuid:other>/", joining.MarkNotSameView.as_view(), name="mark_not_same"),
    path("joinings/<uuid:merge>/confirm/", joining.ConfirmMergeView.as_view(), name="confirm_merge"),
    path("joinings/<uuid:merge>/undo/", joining.UndoMergeView.as_view(), name="undo_merge"),
    path("openings/", opening.OpeningsToCheckView.as_view(), name="openings_to_check"),
    path("openings/<uuid:opening>/", opening.CheckOpeningView.as_view(), name="check_opening"),
    path("openings/broken-glass/", opening.BrokenGlassView.as_view(), name="broken_glass"),
    path(
        "openings/broken-glass/<uuid:opening>/",
        opening.CheckBrokenGlassView.as_view(),
        name="check_broken_glass",
    ),
    path("who-may-see/", sharing.WhoMaySeeView.as_view(), name="who_may_see"),
    path("who-may-see/<uuid:other>/", sharing.ChangeSharingView.as_view(), name="change_sharing"),
    path("who-looked/", opening.WhoLookedView.as_view(), name="who_looked"),
]
