"""Bank details: two logins, no change without the other, and what stood before is paid meanwhile."""

import pytest
from django.db import IntegrityError, transaction

from sayso.foundation.access.areas import Area
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PayeeAccount
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories import payments as made
from tests.factories.logins import a_login, open_to
from tests.pages.home.signing_in import a_login_of

HOW = {"checked_how": "Rang her on the number we held."}


def waiting(desk, ana, **changed):
    return desk.do(actions.record_payee, by=desk.ruta, payee=made.a_new_payee(ana, **changed))


def test_details_are_paid_only_when_another_login_confirmed_them(desk, ana, looking):
    details = waiting(desk, ana)
    with looking(desk.pat):
        assert queries.payee_of(ana, viewer=desk.pat) is None
        assert queries.waiting_payee_of(ana, viewer=desk.pat).pk == details.pk
        assert [one.pk for one in queries.payees_to_confirm(viewer=desk.pat)] == [details.pk]
    desk.do(actions.confirm_payee, by=desk.pat, payee=details.pk, person=ana, **HOW)
    with looking(desk.pat):
        kept = queries.payee_of(ana, viewer=desk.pat)
        assert (kept.sort_code, kept.account_number, kept.is_change) == ("040506", "12345678", False)
        assert queries.waiting_payee_of(ana, viewer=desk.pat) is None


def test_nobody_confirms_what_they_wrote_not_even_past_the_action(desk, ana, looking, now):
    details = waiting(desk, ana)
    with pytest.raises(NotPermitted, match="somebody else confirms"):
        desk.do(actions.confirm_payee, by=desk.ruta, payee=details.pk, person=ana, **HOW)
    with looking(desk.ruta), pytest.raises(IntegrityError), transaction.atomic():
        PayeeAccount.objects.filter(pk=details.pk).update(confirmed_at=now, confirmed_by=desk.ruta)


def test_a_change_waits_and_the_account_before_is_paid_until_it_is_confirmed(desk, ana, looking):
    first = made.a_payee(ana, desk)
    change = waiting(desk, ana, account_number="87654321")
    assert change.is_change
    with looking(desk.pat):
        assert queries.payee_of(ana, viewer=desk.pat).pk == first.pk
    desk.do(actions.confirm_payee, by=desk.pat, payee=change.pk, person=ana, **HOW)
    with looking(desk.pat):
        assert queries.payee_of(ana, viewer=desk.pat).pk == change.pk
        assert PayeeAccount.objects.filter(person_id=ana).count() == 2, "what stood before stays to be read"
    with pytest.raises(Stale):
        desk.do(actions.confirm_payee, by=desk.pat, payee=change.pk, person=ana, **HOW)


def test_a_second_change_takes_the_place_of_one_that_waits(desk, ana, looking):
    first, second = waiting(desk, ana), waiting(desk, ana, account_number="87654321")
    with looking(desk.pat):
        assert queries.waiting_payee_of(ana, viewer=desk.pat).pk == second.pk
    with pytest.raises(Stale):
        desk.do(actions.confirm_payee, by=desk.pat, payee=first.pk, person=ana, **HOW)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"sort_code": "04-05"}, "sort_code"),
        ({"account_number": "1234567"}, "account_number"),
        ({"account_number": "١٢٣٤٥٦٧٨"}, "account_number"),
        ({"name_on_account": "李"}, "name_on_account"),
        ({"told_how": " "}, "told_how"),
    ],
)
def test_what_no_bank_could_pay_is_told_at_its_box_and_nothing_is_kept(desk, ana, looking, changed, field):
    with pytest.raises(Invalid) as told:
        waiting(desk, ana, **changed)
    assert list(told.value.fields) == [field]
    with looking(desk.pat):
        assert not PayeeAccount.objects.exists()


def test_what_was_done_to_be_sure_is_asked_for(desk, ana):
    details = waiting(desk, ana)
    with pytest.raises(Invalid):
        desk.do(actions.confirm_payee, by=desk.pat, payee=details.pk, person=ana, checked_how=" ")


def test_a_planner_keeps_no_bank_details_and_reads_them_only_with_the_money(desk, ana, looking, now):
    made.a_payee(ana, desk)
    worker, herself = a_login("social-worker", now=now), a_login_of(ana, "person", now=now)
    open_to(worker, ana, Area.PLAN, now=now)
    with pytest.raises(NotPermitted):
        desk.do(actions.record_payee, by=worker, payee=made.a_new_payee(ana))
    with looking(worker):
        assert not PayeeAccount.objects.exists()
    with looking(herself):
        assert PayeeAccount.objects.count() == 1


def test_details_of_one_are_not_confirmed_under_another(desk, ana, now):
    details = waiting(desk, ana)
    with pytest.raises(NotFound):
        desk.do(actions.confirm_payee, by=desk.pat, payee=details.pk, person=desk.pat.pk, **HOW)


def test_the_councils_own_account_needs_two_as_well(desk):
    again = {"name": "Lindenshire Council", "sort_code": "010203", "account_number": "00000018"}
    account = desk.do(actions.record_council_account, by=desk.finn, **again)
    with pytest.raises(NotPermitted):
        desk.do(actions.confirm_council_account, by=desk.finn, account=account.pk)
    desk.do(actions.confirm_council_account, by=desk.ruta, account=account.pk)
    with pytest.raises(Stale):
        desk.do(actions.confirm_council_account, by=desk.ruta, account=account.pk)
    with pytest.raises(Invalid) as told:
        desk.do(actions.record_council_account, by=desk.finn, **(again | {"sort_code": "1"}))
    assert list(told.value.fields) == ["sort_code"]
    with pytest.raises(NotPermitted):
        desk.do(actions.record_council_account, by=a_login("social-worker", now=desk.now), **again)


def test_without_a_trail_no_details_are_kept_nor_confirmed(desk, ana, looking, no_trail):
    no_trail(actions.record_payee, by=desk.ruta, payee=made.a_new_payee(ana))
    details = waiting(desk, ana)
    no_trail(actions.confirm_payee, by=desk.pat, payee=details.pk, person=ana, **HOW)
    with looking(desk.pat):
        assert PayeeAccount.objects.count() == 1, "the first was undone"
        assert queries.payee_of(ana, viewer=desk.pat) is None
