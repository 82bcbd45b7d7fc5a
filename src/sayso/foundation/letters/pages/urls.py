"""Addresses of this room."""

from django.urls import path

from sayso.foundation.letters.pages import own, reading, sending, writing

LETTERS = "people/<uuid:person>/letters/"
ONE = f"{LETTERS}<uuid:letter_key>/"

urlpatterns = [
    path(LETTERS, reading.PersonLettersView.as_view(), name="person_letters"),
    path(f"{LETTERS}write/<slug:code>/", writing.WriteLetterView.as_view(), name="write_letter"),
    path(ONE, reading.LetterView.as_view(), name="letter"),
    path(f"{ONE}pdf/", reading.LetterPdfView.as_view(), name="letter_pdf"),
    path(f"{ONE}send/", sending.SendLetterView.as_view(), name="send_letter"),
    path(
        f"{ONE}returned/<uuid:sending>/",
        sending.LetterReturnedView.as_view(),
        name="letter_returned",
    ),
    path("letters/", own.MyLettersView.as_view(), name="my_letters"),
    path("letters/<uuid:letter_key>/", own.MyLetterView.as_view(), name="my_letter"),
    path("letters/<uuid:letter_key>/pdf/", own.MyLetterPdfView.as_view(), name="my_letter_pdf"),
]
