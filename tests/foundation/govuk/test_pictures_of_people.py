"""Pictures of who decides and of who is close: they say what the table says, and nothing is cut off."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.pictures import (
    Around,
    Decided,
    Names,
    Rings,
    circle_of_support,
    who_decides,
)
from sayso.foundation.govuk.pictures.who_decides import HOLDERS
from tests.foundation.govuk.test_pictures import SVG, assert_can_be_seen, drawings

NAMES = Names("Ana", "Both of you", "You")
RINGS = Rings("Me", "Closest to me", "Close to me", "Part of my life")
words = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60)
holders = st.sampled_from(HOLDERS)
decisions = st.builds(
    Decided, words, holders, st.none() | holders, st.sampled_from(["June 2026", "May 2025"])
)
people = st.builds(Around, words, st.sampled_from(["inner", "middle", "outer"]))

EIGHT = [
    Decided("When tea is", "person"),
    Decided("Who helps Ana wash", "person"),
    Decided("Who her assistant is", "person", before="carer", since="June 2026"),
    Decided("Direct payment money", "both", before="carer", since="April 2026"),
    Decided("Who has keys", "both"),
    Decided("Pills", "open", before="carer", since="October 2026"),
    Decided("Your own time", "carer"),
    Decided("When you have a break", "carer", before="both", since="November 2026"),
]


def test_the_sentence_says_who_decides_how_much_and_what_is_not_settled():
    picture = who_decides(EIGHT, NAMES)
    assert picture.sentence == (
        "Ana decides three of these. You decide two. You decide two together. Not settled: pills."
    )
    assert picture.grid.rows[2] == ["Who her assistant is", "Ana", "You, until June 2026"]
    assert picture.grid.rows[0][2] == "no change"


def test_each_holder_has_a_shape_of_their_own_and_who_did_before_is_dashed():
    for svg in drawings(who_decides(EIGHT, NAMES)):
        solid = [shape for shape in svg.iter() if not shape.get("stroke-dasharray")]
        dashed = [shape for shape in svg.iter() if shape.get("stroke-dasharray")]
        rounds = [one for one in solid if one.tag == f"{SVG}circle" and one.get("r") == "12"]
        assert len(rounds) == 4, "three of hers, and the ring with a question mark"
        corners = [one.get("points").count(",") for one in solid if one.tag == f"{SVG}polygon"]
        assert sorted(corners) == [3] * 4 + [4] * 4, "four arrow heads; two diamonds and two squares"
        assert len(dashed) == 4
        assert "?" in [text.text for text in svg.iter(f"{SVG}text")]


def test_eight_decisions_fit_the_frames_they_were_drawn_for():
    sizes = [svg.get("viewBox") for svg in drawings(who_decides(EIGHT, NAMES))]
    assert sizes == ["0 0 700 440", "0 0 290 632"]


def test_the_arrow_points_from_who_did_to_who_does():
    wide, _narrow = drawings(who_decides([Decided("Pills", "person", "carer", "May 2026")], NAMES))
    (line,) = wide.findall(f"{SVG}line")
    assert float(line.get("x1")) > float(line.get("x2")), "from the carer's column back to the person's"


@given(st.lists(decisions, max_size=25), words, words)
def test_who_decides_can_be_seen_whatever_the_names(decided, person, carer):
    picture = who_decides(decided, Names(person, "Both of them", carer))
    assert_can_be_seen(picture)
    assert len(picture.grid.rows) == len(decided)


def test_the_circle_says_who_is_closest_and_how_many_more_there_are():
    around = [Around("Bea", "inner"), Around("Ruth", "middle"), Around("The garden group", "outer")]
    picture = circle_of_support(around, RINGS, when="On 3 May 2026")
    assert picture.sentence == "On 3 May 2026: Closest to me: Bea. 2 more people further out."
    assert picture.grid.rows == [
        ["Bea", "Closest to me"],
        ["Ruth", "Close to me"],
        ["The garden group", "Part of my life"],
    ]


def test_those_on_a_ring_stand_on_it_and_apart_from_each_other():
    around = [Around(f"N{n}", "outer") for n in range(9)]
    for svg in drawings(circle_of_support(around, RINGS)):
        circles = svg.findall(f"{SVG}circle")
        outer = max(circles, key=lambda one: float(one.get("r")))
        marks = [one for one in circles if one.get("fill") == "#ffffff" and 12 < float(one.get("r")) < 20]
        x, y, radius = (float(outer.get(name)) for name in ("cx", "cy", "r"))
        spots = [(float(one.get("cx")), float(one.get("cy"))) for one in marks]
        assert len(spots) == 9
        assert all(abs(((a - x) ** 2 + (b - y) ** 2) ** 0.5 - radius) < 0.5 for a, b in spots)
        apart = [
            ((a - c) ** 2 + (b - d) ** 2) ** 0.5 for n, (a, b) in enumerate(spots) for c, d in spots[n + 1 :]
        ]
        assert min(apart) > 2 * float(marks[0].get("r"))


def test_an_empty_circle_says_so():
    picture = circle_of_support([], RINGS)
    assert picture.sentence == "Nobody is in the picture yet."
    assert_can_be_seen(picture)


@given(st.lists(people, max_size=40))
def test_everybody_is_named_however_many_there_are(around):
    picture = circle_of_support(around, RINGS)
    assert_can_be_seen(picture)
    assert len(picture.grid.rows) == len(around)
    for svg in drawings(picture):
        _, _, width, height = map(float, svg.get("viewBox").split())
        for one in svg.iter(f"{SVG}circle"):
            assert float(one.get("cx")) + float(one.get("r")) <= width
            assert float(one.get("cy")) + float(one.get("r")) <= height


def test_a_long_name_in_the_middle_is_a_letter_and_never_cut():
    picture = circle_of_support([], Rings("Graham", "Closest", "Close", "Part"))
    for svg in drawings(picture):
        said = [text.text for text in svg.iter(f"{SVG}text")]
        assert "G" in said
        assert "Grah" not in said
