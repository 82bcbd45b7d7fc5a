"""A bank's statement: every line or none, by a saved map, proved where there is a balance."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.gateways.column_maps import ColumnMap, DateOrder, column_map
from sayso.foundation.gateways.statements import CannotRead, read_statement
from sayso.rules.refusals import Invalid
from tests.examples import examples

TODAY = date(2026, 11, 20)
MAP = ColumnMap(date="Date", text=("Details", "Reference"), amount="Amount", balance="Balance")
FILE = """Date,Details,Reference,Amount,Balance
16/11/2026,DIRECT PAYMENT,E0,-340.00,"1,660.00"
17/11/2026,DIRECT PAYMENT,E1,-12.50,1647.50
17/11/2026,DIRECT PAYMENT,E1,-12.50,1635.00
20/11/2026,Returned,E0,340.00,1975.00
"""


def read(content: str | bytes = FILE, by: ColumnMap = MAP, **changed):
    raw = content.encode() if isinstance(content, str) else content
    return read_statement(raw, by=by, account=changed.pop("account", "council"), latest=TODAY, **changed)


def test_a_statement_is_read_line_by_line_and_its_balance_follows():
    found = read()
    assert [(one.number, one.on.day, one.pence) for one in found.lines] == [
        (2, 16, -34_000),
        (3, 17, -1_250),
        (4, 17, -1_250),
        (5, 20, 34_000),
    ]
    assert (found.opening_pence, found.closing_pence) == (200_000, 197_500)
    assert found.lines[0].text == "DIRECT PAYMENT E0"


def test_two_lines_alike_on_one_day_are_two_and_the_same_line_is_the_same_in_another_file():
    marks = [one.fingerprint for one in read().lines]
    assert len(set(marks)) == 4
    later = "\n".join([FILE.splitlines()[0], *FILE.splitlines()[2:]])
    assert [one.fingerprint for one in read(later).lines] == marks[1:]
    assert read(account="another").lines[0].fingerprint != marks[0]


def test_the_newest_may_come_first():
    head, *lines = FILE.strip().splitlines()
    found = read("\n".join([head, *lines[::-1]]), replace(MAP, newest_first=True))
    assert [one.pence for one in found.lines] == [one.pence for one in read().lines]
    assert found.closing_pence == 197_500


def test_two_columns_a_footer_another_delimiter_and_windows_letters():
    two = ColumnMap(
        date="1",
        text=("2",),
        money_in="4",
        money_out="3",
        delimiter=";",
        encoding="cp1252",
        heading_line=0,
        footer_lines=1,
    )
    content = "16 Nov 26;Café;£1,200.00;\n17-Nov-2026;Séan;;(5.00)\nEnd of statement\n".encode("cp1252")
    found = read(content, two)
    assert [(one.text, one.pence) for one in found.lines] == [("Café", -120_000), ("Séan", 500)]


def test_a_mark_at_the_head_of_the_file_is_no_part_of_the_first_heading():
    assert len(read(b"\xef\xbb\xbf" + FILE.encode()).lines) == 4


def test_every_line_that_is_wrong_is_named_with_what_to_do():
    bad = FILE.replace("17/11/2026,DIRECT PAYMENT,E1,-12.50,1647.50", "31/02/2026,DIRECT PAYMENT,E1,-12.50,x")
    bad = bad.replace("20/11/2026,Returned,E0,340.00,1975.00", "20/11/2026,Returned")
    with pytest.raises(CannotRead) as told:
        read(bad)
    assert list(told.value.fields) == ["line 3", "line 5"]
    assert "day, month, year" in told.value.fields["line 3"]
    assert "Nothing was taken from this file" in told.value.message


def test_days_in_the_wrong_order_are_told_even_where_each_is_a_day():
    backwards = FILE.replace("16/11", "01/05").replace("17/11", "02/04").replace("20/11", "03/02")
    with pytest.raises(CannotRead, match="other way round"):
        read(backwards)
    assert read(backwards, replace(MAP, date_order=DateOrder.MONTH_FIRST)).lines[0].on == date(2026, 1, 5)
    with pytest.raises(CannotRead, match="not a day in the order month, day, year"):
        read(FILE, replace(MAP, date_order=DateOrder.MONTH_FIRST))
    with pytest.raises(CannotRead, match="still to come"):
        read(FILE.replace("20/11/2026", "20/12/2026"))


def test_a_file_that_lost_a_line_does_not_prove():
    lines = FILE.splitlines()
    with pytest.raises(CannotRead) as told:
        read("\n".join([*lines[:2], *lines[3:]]))
    assert list(told.value.fields) == ["line 3"]
    assert "should be £1647.50 and is £1635.00" in told.value.fields["line 3"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "not kept as utf-8"),
        (b"Date,Details\n", "no column called"),
        (FILE.splitlines()[0].encode(), "no lines"),
        (FILE.replace("-12.50", "-12.505").encode(), "not a sum"),
        (FILE.replace("-12.50", "").encode(), "no amount"),
        (FILE.replace(",", ";").encode(), "now a comma"),
        (b"x" * 5_000_001, "too large"),
    ],
)
def test_what_is_no_statement_is_told(content, says):
    with pytest.raises(CannotRead, match=says):
        read(content)


def test_money_in_and_out_at_once_is_no_line():
    two = ColumnMap(date="Date", text=("Details",), money_in="Amount", money_out="Balance")
    with pytest.raises(CannotRead, match="at once"):
        read(FILE, two)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"amount": ""}, "amount"),
        ({"money_in": "In"}, "amount"),
        ({"amount": "", "money_in": "In"}, "money_out"),
        ({"delimiter": "x"}, "delimiter"),
        ({"encoding": "klingon"}, "encoding"),
        ({"heading_line": 0}, "heading_line"),
        ({"date": ""}, "date"),
        ({"text": ()}, "text"),
    ],
)
def test_a_map_that_could_read_nothing_is_told_by_its_box(changed, field):
    with pytest.raises(Invalid) as told:
        replace(MAP, **changed).check()
    assert list(told.value.fields) == [field]


def test_a_map_comes_back_as_it_was_kept():
    assert column_map(MAP.kept()) == MAP
    with pytest.raises(Invalid):
        column_map({"date": "Date", "nonsense": 1})


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(-(10**9), 10**9)), min_size=1, max_size=12))
def test_what_was_written_is_read_again_to_the_penny_and_any_line_taken_out_is_noticed(lines):
    start, balance, rows = date(2026, 1, 1), 0, []
    for days, pence in sorted(lines, key=lambda one: one[0]):
        balance += pence
        on = start + timedelta(days=days)
        rows.append(f"{on:%d/%m/%Y},Words,R,{pence / 100:.2f},{balance / 100:.2f}")
    head = "Date,Details,Reference,Amount,Balance"
    found = read("\n".join([head, *rows]))
    assert sum(one.pence for one in found.lines) == balance == found.closing_pence
    assert len({one.fingerprint for one in found.lines}) == len(rows)
    if len(rows) > 2 and sorted(lines, key=lambda one: one[0])[1][1]:
        with pytest.raises(CannotRead):
            read("\n".join([head, rows[0], *rows[2:]]))


@given(st.binary(max_size=300))
def test_no_bytes_whatever_bring_it_down(content):
    try:
        found, said = read(content), ""
    except CannotRead as refusal:
        found, said = None, str(refusal)
    assert found or said, "what cannot be read is said in words"
    if found:
        assert len({one.fingerprint for one in found.lines}) == len(found.lines)
