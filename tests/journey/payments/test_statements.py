"""A statement: taken in whole or not at all, once, and what is sure is placed by itself."""

import pytest

from sayso.foundation.gateways.column_maps import ColumnMap
from sayso.foundation.gateways.statements import CannotRead
from sayso.foundation.ledger.chart import Account, Book
from sayso.foundation.ledger.queries import balance
from sayso.journey.payments import actions, queries
from sayso.journey.payments.actions import NewPlace
from sayso.journey.payments.models import BankStatement, StatementLine, StatementSource
from sayso.journey.payments.statuses import LineState, PlaceAs, RunState, Spent
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale
from tests.factories import payments as made
from tests.factories.logins import a_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(desk, paid, looking):
    """A run at the bank, and its one payment."""
    run = made.a_run(desk, RunState.SENT)
    with looking(desk.finn):
        (line,) = queries.lines_of(run, viewer=desk.finn)
    return run, line


def take_in(desk, *lines, source=None, **more):
    source = source or made.a_source(desk)
    return desk.do(
        actions.import_statement, by=desk.pat, content=made.a_file(*lines), source=source.pk, **more
    )


def state(desk, run, line, looking):
    with looking(desk.finn):
        run.refresh_from_db()
        line.refresh_from_db()
    return run.state, line.state


@pytest.mark.requirement("X-01")
def test_the_bank_paid_it_so_it_is_settled_and_stands_in_her_account(desk, sent, looking, books):
    run, line = sent
    found = take_in(
        desk, ("20/11/2026", f"BACS {line.end_to_end}", "-340.00"), ("20/11/2026", "Rates", "12.00")
    )
    assert (found.new_count, found.placed_count) == (2, 1)
    assert found.sentence == "2 new lines. 1 found their place, 1 wait for you."
    assert state(desk, run, line, looking) == (RunState.SETTLED, LineState.SETTLED)
    assert books() == {"E500": 34_000, "A100": -34_000}
    assert books(Book.PERSON) == {"A130.bank": 34_000, "L300.bank": -34_000}
    with looking(desk.finn):
        assert [one.words for one in queries.lines_to_place()] == ["Rates"]


def test_one_sum_for_the_whole_run_settles_all_of_it(desk, sent, looking):
    run, line = sent
    take_in(desk, ("20/11/2026", f"TOTAL {run.reference}", "-340.00"))
    assert state(desk, run, line, looking) == (RunState.SETTLED, LineState.SETTLED)


@pytest.mark.requirement("X-01")
def test_what_comes_back_is_back_in_the_books_and_is_sent_again_at_no_second_cost(
    desk, sent, looking, books, paid
):
    run, line = sent
    take_in(
        desk,
        ("19/11/2026", line.end_to_end, "-340.00"),
        ("20/11/2026", f"RETURNED {line.end_to_end}", "340.00"),
    )
    assert state(desk, run, line, looking) == (RunState.PART_RETURNED, LineState.RETURNED)
    assert books() == {"E500": 34_000, "L200.returned": -34_000}
    assert books(Book.PERSON) == {}
    again = made.a_run(desk, RunState.APPROVED)
    with looking(desk.finn):
        (second,) = queries.lines_of(again, viewer=desk.finn)
    assert (second.sends_again_id, second.pence) == (line.pk, 34_000)
    assert books() == {"E500": 34_000, "L200": -34_000}
    with pytest.raises(Invalid, match="Nothing is due"):
        made.a_run(desk)


def test_the_same_file_again_changes_nothing_and_says_so(desk, sent, looking, books):
    _, line = sent
    source = made.a_source(desk)
    take_in(desk, ("20/11/2026", line.end_to_end, "-340.00"), source=source)
    before = books()
    again = take_in(desk, ("20/11/2026", line.end_to_end, "-340.00"), source=source)
    assert again.is_repeat
    assert again.sentence == "This file was taken in before. Nothing was changed."
    assert books() == before
    with looking(desk.finn):
        assert (BankStatement.objects.count(), StatementLine.objects.count()) == (1, 1)


def test_a_line_that_stands_in_two_files_is_one_line(desk, sent, looking, books):
    _, line = sent
    source = made.a_source(desk)
    first = ("19/11/2026", line.end_to_end, "-340.00")
    take_in(desk, first, source=source)
    found = take_in(desk, first, ("20/11/2026", "Other", "1.00"), source=source)
    assert (found.new_count, found.known_count) == (1, 1)
    assert "1 stood in an earlier file" in found.sentence
    assert books()["A100"] == -34_000


def test_of_a_file_with_one_wrong_line_nothing_is_kept(desk, sent, looking):
    _, line = sent
    with pytest.raises(CannotRead) as told:
        take_in(desk, ("20/11/2026", line.end_to_end, "-340.00"), ("32/11/2026", "Other", "1.00"))
    assert list(told.value.fields) == ["line 3"]
    with looking(desk.finn):
        assert not StatementLine.objects.exists()
        assert not BankStatement.objects.exists()


def test_another_sum_or_reference_is_never_guessed_and_waits_for_somebody(desk, sent, looking):
    run, line = sent
    found = take_in(
        desk, ("20/11/2026", line.end_to_end, "-340.01"), ("20/11/2026", "DP0000000000000000", "-340.00")
    )
    assert found.placed_count == 0
    assert state(desk, run, line, looking) == (RunState.SENT, LineState.WAITING)


def test_a_line_is_placed_by_hand_by_its_reference_and_only_with_its_sum(desk, sent, looking):
    run, line = sent
    take_in(desk, ("19/11/2026", "A M", "-340.00"), ("20/11/2026", "Rent", "-12.00"))
    with looking(desk.finn):
        hers, rent = queries.lines_to_place()
    place = NewPlace(line=rent.pk, place_as=PlaceAs.PAYMENT, payment=line.end_to_end)
    with pytest.raises(Invalid, match="reference and this sum"):
        desk.do(actions.place_line, by=desk.pat, place=place)
    place = NewPlace(line=hers.pk, place_as=PlaceAs.PAYMENT, payment=line.end_to_end)
    desk.do(actions.place_line, by=desk.pat, place=place)
    assert state(desk, run, line, looking) == (RunState.SETTLED, LineState.SETTLED)
    with pytest.raises(Stale):
        desk.do(actions.place_line, by=desk.pat, place=place)
    for wrong in (
        {"place_as": PlaceAs.SPENT},
        {"place_as": PlaceAs.OWN_MONEY},
        {"place_as": PlaceAs.SET_ASIDE},
    ):
        with pytest.raises(Invalid):
            desk.do(actions.place_line, by=desk.pat, place=NewPlace(line=rent.pk, **wrong))
    aside = NewPlace(line=rent.pk, place_as=PlaceAs.SET_ASIDE, because="The council's rent.")
    desk.do(actions.place_line, by=desk.pat, place=aside)
    with looking(desk.finn):
        assert queries.lines_to_place() == []


def test_a_line_that_came_before_the_run_was_sent_is_placed_when_it_is_looked_at_again(desk, paid, looking):
    run = made.a_run(desk, RunState.FILE_MADE)
    with looking(desk.finn):
        (line,) = queries.lines_of(run, viewer=desk.finn)
    assert take_in(desk, ("20/11/2026", line.end_to_end, "-340.00")).placed_count == 0
    desk.do(actions.mark_sent, by=desk.finn, run=run.pk)
    assert desk.do(actions.match_lines, by=desk.pat) == 1
    assert state(desk, run, line, looking) == (RunState.SETTLED, LineState.SETTLED)


@pytest.mark.requirement("X-01")
def test_her_own_statement_shows_the_money_what_she_added_and_what_she_spent(desk, ana, now, looking, books):
    made.a_budget(ana, now=now)
    payee = made.a_payee(ana, desk, gives_statements=True)
    run = made.a_run(desk, RunState.SENT)
    with looking(desk.finn):
        (line,) = queries.lines_of(run, viewer=desk.finn)
    take_in(desk, ("18/11/2026", line.end_to_end, "-340.00"))
    assert books(Book.PERSON) == {}, "her account gives statements, so it moves when one shows it"
    take_in(
        desk,
        ("18/11/2026", f"COUNCIL {line.end_to_end}", "340.00"),
        ("19/11/2026", "My own part", "60.00"),
        ("20/11/2026", "Joy wages", "-200.00"),
        payee=payee.pk,
    )
    with looking(desk.finn):
        own, wages = queries.lines_to_place()
    desk.do(actions.place_line, by=desk.pat, place=NewPlace(line=own.pk, place_as=PlaceAs.OWN_MONEY))
    with pytest.raises(Invalid):
        desk.do(actions.place_line, by=desk.pat, place=NewPlace(line=wages.pk, place_as=PlaceAs.SPENT))
    spent = NewPlace(line=wages.pk, place_as=PlaceAs.SPENT, spent_on=Spent.PA_WAGES)
    desk.do(actions.place_line, by=desk.pat, place=spent)
    assert books(Book.PERSON) == {"A130.bank": 20_000, "L300.bank": -20_000}
    with looking(desk.finn):
        left = {
            funder: -balance(Account.OWED_IN_BANK, person=ana, viewer=desk.finn, funder=funder)
            for funder in ("council", "own")
        }
    assert left == {"council": 17_000, "own": 3_000}  # wages of 200 from 340 to 60


def test_a_map_of_columns_is_kept_under_a_name_and_a_wrong_one_is_told(desk, looking):
    made.a_source(desk)
    second = made.a_source(desk, ColumnMap(date="Day", text=("What",), amount="Sum"))
    with looking(desk.finn):
        assert [one.pk for one in queries.sources()] == [second.pk]
        assert StatementSource.objects.count() == 2
    for name, columns in (("", made.COLUMNS), ("Bank", ColumnMap(date="", text=("What",), amount="Sum"))):
        with pytest.raises(Invalid):
            desk.do(actions.keep_source, by=desk.pat, name=name, columns=columns)


def test_others_take_in_nothing_and_read_nothing(desk, sent, looking, now):
    _, line = sent
    source = made.a_source(desk)
    take_in(desk, ("20/11/2026", line.end_to_end, "-340.00"), source=source)
    worker = a_login("manager", now=now)
    with looking(worker):
        assert not StatementLine.objects.exists()
        assert not BankStatement.objects.exists()
    told = {"content": b"x", "source": source.pk}
    with pytest.raises(NotPermitted):
        desk.do(actions.import_statement, by=worker, **told)
    with pytest.raises(NotPermitted):
        desk.do(actions.match_lines, by=worker)
    with pytest.raises(NotPermitted):
        desk.do(actions.keep_source, by=worker, name="x", columns=made.COLUMNS)
    aside = NewPlace(line=line.pk, place_as=PlaceAs.SET_ASIDE, because="x")
    with pytest.raises(NotPermitted):
        desk.do(actions.place_line, by=worker, place=aside)
    with pytest.raises(NotFound):
        desk.do(actions.place_line, by=desk.pat, place=aside)
    with pytest.raises(NotFound):
        desk.do(actions.import_statement, by=desk.pat, content=b"x", source=line.pk)
    with pytest.raises(NotFound):
        desk.do(actions.import_statement, by=desk.pat, content=b"x", source=source.pk, payee=line.pk)


def test_without_a_trail_nothing_of_a_statement_is_kept_or_posted(desk, sent, looking, books, no_trail):
    run, line = sent
    source = made.a_source(desk)
    before = books()
    content = made.a_file(("20/11/2026", line.end_to_end, "-340.00"))
    no_trail(actions.import_statement, by=desk.pat, content=content, source=source.pk)
    no_trail(actions.keep_source, by=desk.pat, name="Other", columns=made.COLUMNS)
    with looking(desk.finn):
        assert not StatementLine.objects.exists()
        assert len(queries.sources()) == 1
    take_in(desk, ("20/11/2026", "Rent", "-12.00"), source=source)
    with looking(desk.finn):
        (rent,) = queries.lines_to_place()
    aside = NewPlace(line=rent.pk, place_as=PlaceAs.SET_ASIDE, because="Rent")
    no_trail(actions.place_line, by=desk.pat, place=aside)
    no_trail(actions.match_lines, by=desk.pat)
    with looking(desk.finn):
        assert len(queries.lines_to_place()) == 1
    assert books() == before
    assert state(desk, run, line, looking) == (RunState.SENT, LineState.WAITING)
