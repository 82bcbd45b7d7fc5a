"""Pictures: the sentence says the answer, the drawing does not lie, and the numbers stand beside it."""

import datetime
import re
import xml.etree.ElementTree as ET

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.pictures import (
    Block,
    Came,
    Change,
    Line,
    Working,
    money_left,
    on_time,
    real_choice,
    sum_shown,
    week,
)
from sayso.foundation.govuk.pictures.week import FAMILY, OWN, PAID

SVG = "{http://www.w3.org/2000/svg}"
STARTS, ENDS = datetime.date(2026, 4, 6), datetime.date(2027, 4, 6)
TODAY = datetime.date(2026, 11, 20)
pence = st.integers(min_value=0, max_value=10_000_000)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
labels = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40)
blocks = st.builds(Block, st.integers(0, 6), times, times, labels, st.sampled_from([PAID, FAMILY, OWN]))


def money(whole=1_570_400, spent=907_300, promised=616_300, today=TODAY, **more):
    return money_left(
        whole_pence=whole, spent_pence=spent, promised_pence=promised,
        starts_on=STARTS, ends_before=ENDS, today=today, **more,
    )  # fmt: skip


def drawings(picture):
    return [ET.fromstring(svg) for svg in picture.drawings("p1")]


def assert_can_be_seen(picture):
    """Well formed, no style, every word in the frame and large enough, every block inside."""
    for svg in drawings(picture):
        _, _, width, height = map(float, svg.get("viewBox").split())
        assert svg.get("role") == "img"
        assert svg.find(f"{SVG}title").text
        assert not [shape for shape in svg.iter() if shape.get("style")]
        for text in svg.iter(f"{SVG}text"):
            assert float(text.get("font-size")) >= 15
            assert 0 <= float(text.get("y")) <= height
        for rect in svg.findall(f"{SVG}rect"):
            assert float(rect.get("x")) >= -1
            assert float(rect.get("x")) + float(rect.get("width")) <= width + 1
            assert float(rect.get("y")) + float(rect.get("height")) <= height + 1


def test_money_left_says_the_answer_first():
    picture = money()

    assert picture.sentence == (
        "You have £6,631 left until 5 April 2027. £6,163 is promised for help already agreed. "
        "£468 is free to use."
    )
    assert [row[1] for row in picture.grid.rows] == ["£9,073", "£6,163", "£468", "£15,704"]
    assert "32 of 52 weeks have gone" in picture.description


def test_money_left_speaks_of_a_person_by_name_to_somebody_else():
    assert money(name="Ana").sentence.startswith("Ana has £6,631 left")


def test_more_promised_than_is_left_is_said_and_drawn_not_hidden():
    picture = money(spent=1_200_000, promised=450_000)

    assert picture.sentence.endswith("That is £796 more than is left.")
    assert all("£15,704 ends here" in "".join(svg.itertext()) for svg in drawings(picture))


def test_the_parts_of_the_bar_are_as_long_as_their_sums():
    for svg in drawings(money(whole=1_000, spent=500, promised=250)):
        bars = [float(rect.get("width")) for rect in svg.findall(f"{SVG}rect") if rect.get("height") == "52"]
        assert bars[0] == pytest.approx(2 * bars[1], abs=0.3)
        assert bars[1] == pytest.approx(bars[2], abs=0.3)


@given(pence, pence, pence, st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)))
def test_money_left_can_be_seen_whatever_the_sums(whole, spent, promised, today):
    assert_can_be_seen(money(whole, spent, promised, today))


def test_money_below_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing or more"):
        money(spent=-1)


def the_sum(*changes, start=32_270, result=None):
    steps = [Change(f"Step {n}", amount) for n, amount in enumerate(changes)]
    ends = start + sum(changes) if result is None else result
    return sum_shown(
        sentence="You pay.", start=Change("In", start), changes=steps, result=Change("You pay", ends)
    )


def test_a_sum_that_does_not_add_up_cannot_be_drawn():
    with pytest.raises(ValueError, match="do not add up"):
        the_sum(-7_705, result=1)


def test_each_step_begins_where_the_last_one_ended():
    wide, _ = drawings(the_sum(-7_705, 700, -16_215))
    bars = [
        (float(rect.get("x")), float(rect.get("x")) + float(rect.get("width")))
        for rect in wide.findall(f"{SVG}rect")
        if rect.get("height") == "34"
    ]

    assert bars[0][1] == pytest.approx(bars[1][1], abs=0.2)
    assert bars[1][0] == pytest.approx(bars[2][0], abs=0.2)
    assert bars[2][1] == pytest.approx(bars[3][1], abs=0.2)
    assert bars[3][0] == pytest.approx(bars[4][1], abs=0.2)


def test_a_step_of_nothing_stands_in_the_table_and_not_in_the_picture():
    picture = the_sum(-7_705, 0)

    assert ["Step 1", "£0.00"] in picture.grid.rows
    assert "Step 1" not in "".join(drawings(picture)[0].find(f"{SVG}text").itertext())


@given(st.lists(st.integers(-50_000, 50_000), max_size=12), pence)
def test_a_sum_can_be_seen_even_where_it_goes_below_nothing(changes, start):
    assert_can_be_seen(the_sum(*changes, start=start))


def test_a_long_label_is_broken_and_never_crosses_its_bar():
    label = "Income we treat your savings as giving you, one pound for each band or part of one"
    picture = sum_shown(sentence="S.", start=Change(label, 100), changes=[], result=Change("You pay", 100))

    for svg, room in zip(drawings(picture), (304, 220), strict=True):
        lines = [text.text for text in svg.findall(f"{SVG}text") if text.text in label]
        assert " ".join(lines) == label
        assert max(len(line) for line in lines) * 16 * 0.58 <= room
    assert_can_be_seen(picture)


def test_a_week_counts_the_help_that_comes():
    tea = [Block(n, datetime.time(18, 30), datetime.time(20), "Tea") for n in range(5)]
    night = Block(6, datetime.time(21), datetime.time(6), "Night")
    bea = Block(5, datetime.time(11), datetime.time(14), "Bea", FAMILY)

    picture = week([*tea, night, bea])

    assert picture.sentence == "Paid help comes 6 times a week: 16 hours and 30 minutes."
    assert picture.grid.rows[0] == ["Monday", "6:30 pm to 8 pm", "Tea"]
    assert "until 6 am Night" in "".join(drawings(picture)[1].itertext())


def test_a_week_with_nobody_says_so():
    assert week([]).sentence == "No paid help comes this week."
    assert_can_be_seen(week([]))


@given(st.lists(blocks, max_size=20))
def test_a_week_can_be_seen_however_full(given_blocks):
    picture = week(given_blocks)
    assert_can_be_seen(picture)


def test_two_visits_at_once_do_not_hide_each_other():
    one = Block(0, datetime.time(9), datetime.time(11), "A")
    two = Block(0, datetime.time(10), datetime.time(12), "B")
    wide, _ = drawings(week([one, two]))

    tops = [rect.get("y") for rect in wide.findall(f"{SVG}rect") if rect.get("height") == "30"]

    assert len(tops) == len(set(tops)) == 2


def page(pictures):
    text = (
        "{% load pictures %}{% for one in all %}{% picture one %}{% endfor %}{% include part with all=all %}"
    )
    part = Template("{% load pictures %}{% for one in all %}{% picture one table='folded' %}{% endfor %}")
    return Template(text).render(Context({"all": pictures, "part": part}))


def test_ids_are_unique_on_a_page_and_the_same_page_is_the_same_bytes():
    first, again = page([money(), week([])]), page([money(), week([])])
    found = re.findall(r' id="([^"]+)"', first)

    assert first == again
    assert len(found) == len(set(found)) > 8
    for name in re.findall(r'aria-labelledby="([^"]+)"', first):
        assert set(name.split()) <= set(found)


def test_words_in_a_picture_are_text_and_never_tags():
    block = Block(0, datetime.time(9), datetime.time(11), "<script>x</script>")

    assert "<script" not in page([week([block])])


def test_a_picture_wears_the_councils_own_hedge(settings):
    settings.COUNCIL = {"hedge": "#0b3d5c"}

    assert "#0b3d5c" in page([money()])
    assert "#1f5448" not in page([money()])


def test_what_is_not_known_is_said_in_words_and_never_as_nothing():
    working = Working(
        "The sum", [Line("Heating", "We have asked.", None), Line("Rent", "Nothing to pay.", 0)]
    )

    html = Template("{% load pictures %}{% working_table working %}").render(Context({"working": working}))

    assert "not known yet" in html
    assert html.count("£0.00") == 1


def test_eighteen_of_twenty_is_counted_one_by_one_in_two_rows_on_a_phone():
    days = [
        Came(TODAY - datetime.timedelta(days=30 - n), n not in (7, 18), "came at 7 pm") for n in range(20)
    ]
    picture = on_time(days)

    assert picture.sentence == "On time: 18 of the last 20."
    assert_can_be_seen(picture)
    for svg in drawings(picture):
        assert len(svg.findall(f"{SVG}circle")) == 20
    assert [row[2] for row in picture.grid.rows].count("not on time") == 2
    assert on_time([*days, days[0]]).sentence == "On time: 18 of the last 20.", "the oldest falls away"
    assert_can_be_seen(on_time([]))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 3))
def test_the_real_choice_has_a_square_for_each_offer(fits, late, unsure):
    picture = real_choice(fits, [("time", late, "cannot come at your time")], unsure=unsure)

    assert picture.sentence == f"Your real choice is {fits} of {fits + late + unsure}."
    assert_can_be_seen(picture)
    for svg in drawings(picture):
        assert len(svg.findall(f"{SVG}rect")) == fits + late + unsure
