"""Addresses of this room."""

from django.urls import path

from sayso.council.records.pages import complaints, desk, on_record, one, own, things

on_record.stands_on_records()

DESK, MINE = "record-requests", "what-you-hold"
ONE, THING = f"{DESK}/<uuid:record_request>", f"{DESK}/things/<uuid:thing>"
COMPLAINT = f"{DESK}/complaints"
urlpatterns = [
    path(f"{MINE}/", own.WhatYouHoldView.as_view(), name="what_you_hold"),
    path(f"{MINE}/ask/", own.AskForMyRecordView.as_view(), name="ask_for_my_record"),
    path(f"{MINE}/complain/", own.ComplainOfMyRecordView.as_view(), name="complain_of_my_record"),
    path(f"{MINE}/<uuid:record_request>/<slug:form>/", own.MyRecordPackView.as_view(), name="my_record_pack"),
    path(f"{DESK}/", desk.RecordRequestsView.as_view(), name="record_requests"),
    path(f"{DESK}/to-read/", desk.RecordsToReadView.as_view(), name="records_to_read"),
    path(f"{DESK}/find/", desk.FindForRecordRequestView.as_view(), name="find_for_record_request"),
    path(f"{DESK}/add/<uuid:person>/", desk.WriteRecordRequestView.as_view(), name="write_record_request"),
    path(
        f"{COMPLAINT}/add/<uuid:person>/", desk.WriteDataComplaintView.as_view(), name="write_data_complaint"
    ),
    path(f"{COMPLAINT}/<uuid:complaint>/", complaints.DataComplaintView.as_view(), name="data_complaint"),
    path(
        f"{COMPLAINT}/<uuid:complaint>/acknowledge/",
        complaints.AcknowledgeComplaintView.as_view(),
        name="acknowledge_complaint",
    ),
    path(
        f"{COMPLAINT}/<uuid:complaint>/answer/",
        complaints.AnswerComplaintView.as_view(),
        name="answer_complaint",
    ),
    path(f"{THING}/", things.MarkThingView.as_view(), name="mark_thing"),
    path(f"{THING}/second/", things.ReadThingSecondView.as_view(), name="read_thing_second"),
    path(f"{ONE}/", one.RecordRequestView.as_view(), name="record_request"),
    path(f"{ONE}/who/ask/", one.AskWhoItIsView.as_view(), name="ask_who_it_is"),
    path(f"{ONE}/who/", one.SeeWhoItIsView.as_view(), name="see_who_it_is"),
    path(f"{ONE}/question/", one.AskWhatExactlyView.as_view(), name="ask_what_exactly"),
    path(f"{ONE}/answer/", one.HearWhatExactlyView.as_view(), name="hear_what_exactly"),
    path(f"{ONE}/longer/", one.TellItTakesLongerView.as_view(), name="tell_it_takes_longer"),
    path(f"{ONE}/may/", one.SettleWhoMayView.as_view(), name="settle_who_may"),
    path(f"{ONE}/gather/", one.GatherRecordView.as_view(), name="gather_record"),
    path(f"{ONE}/reader/", one.NameSecondReaderView.as_view(), name="name_second_reader"),
    path(f"{ONE}/go/", one.LetPackGoView.as_view(), name="let_pack_go"),
    path(f"{ONE}/close/", one.EndRecordRequestView.as_view(), name="end_record_request"),
    path(f"{ONE}/pack/", things.RecordPackView.as_view(), name="record_pack"),
    path(f"{ONE}/second/", things.RecordRequestSecondView.as_view(), name="record_request_second"),
    path(f"{ONE}/things/<slug:part>/", things.RecordThingsView.as_view(), name="record_things"),
    path(f"{ONE}/second/<slug:part>/", things.ReadThingsSecondView.as_view(), name="read_things_second"),
]
