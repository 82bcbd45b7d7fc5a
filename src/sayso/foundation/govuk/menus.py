"""The menu that each sign-in gets: only what it may do, in the order of a day."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.page import MenuItem, Page

STAFF_MENU = (
    ("My day", "my_day", Permission.SEE_MY_DAY),
    ("New contact", "first_contact", Permission.RECORD_CONTACT),
    ("Find", "find", Permission.FIND_PEOPLE),
    ("Team tray", "team_tray", Permission.SEE_TEAM_TRAY),
    ("Duty", "duty", Permission.SEE_DUTY_SHEET),
    ("Concerns", "concerns", Permission.READ_CONCERNS),
    ("Services", "feeds", Permission.IMPORT_OFFERS),
    ("What people wanted", "wants", Permission.READ_WANTS),
    ("Breaks", "break_figures", Permission.READ_BREAK_FIGURES),
    ("Not chosen", "choice_answers", Permission.READ_CHOICE_ANSWERS),
    ("Check openings", "openings_to_check", Permission.CHECK_PURPOSES),
    ("Broken glass", "broken_glass", Permission.CHECK_BROKEN_GLASS),
    ("One or two people?", "likely_duplicates", Permission.CONFIRM_MERGE),
    ("What people pay", "charge_work", Permission.ASSESS_MEANS),
    ("New sums", "charge_runs", Permission.ASSESS_MEANS),
    ("What if?", "what_if", Permission.ASSESS_MEANS),
    ("Payments", "payment_runs", Permission.CHECK_PAYMENT_RUN),
    ("Bank details", "bank_details_to_confirm", Permission.KEEP_PAYEES),
    ("Statements", "statements", Permission.IMPORT_STATEMENT),
    ("Ledger", "ledger", Permission.SEE_LEDGER),
    ("Asked what we hold", "record_requests", Permission.ANSWER_RECORD_REQUESTS),
    ("Stories to read", "stories_to_read", Permission.READ_STORIES),
    ("Who did what", "trail", Permission.READ_TRAIL),
    ("The law's amounts", "figures", Permission.CONFIRM_FIGURES),
    ("Settings", "settings", Permission.CHANGE_SETTINGS),
)
OWN_MENU = (
    ("Home", "own_home", Permission.SEE_OWN_HOME),
    ("Your learning", "learning", Permission.TAKE_LESSONS),
    ("My plan", "my_plan", Permission.SEE_OWN_RECORD),
    ("My money", "my_money", Permission.SEE_OWN_RECORD),
    ("Who may see what", "who_may_see", Permission.SEE_OWN_RECORD),
    ("Who looked", "who_looked", Permission.SEE_WHO_LOOKED),
    ("Try a sum", "try_charge", Permission.TRY_A_CHARGE),
)


def frame(request: HttpRequest, current: str) -> Page:
    """Return the frame's words for whoever asks: their name and the menu of what they may do."""
    user = request.user
    if not isinstance(user, User):
        return Page()
    entries = STAFF_MENU if user.is_staff else OWN_MENU
    menu = []
    for label, name, permission in entries:
        if user.may(permission):
            try:
                menu.append(MenuItem(label, reverse(name), name == current))
            except NoReverseMatch:
                continue
    return Page(
        signed_in_as=user.name,
        menu=menu,
        may_find=user.may(Permission.FIND_PEOPLE),
        may_hide=not user.is_staff and user.may(Permission.SEE_OWN_RECORD),
    )
