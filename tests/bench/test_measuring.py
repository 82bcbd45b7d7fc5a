"""A measurement is written down whole: what was asked, of what machine, and whether its bound holds."""

import json
from datetime import UTC, datetime

import pytest

from bench.measuring import Result, keep, main, table, written

AT = datetime(2026, 11, 20, 17, 50, tzinfo=UTC)
POSTS = Result(
    name="post",
    question="How many postings a second?",
    ours=3686.0,
    unit="a second",
    peers={"TPC-B": 2313.0},
    ratio=1.59,
    bound=">= 1.2",
)
FIELDS = set("name question ours unit peers limit ratio bound holds versions machine measured_at".split())


def test_a_result_carries_every_field_that_others_read():
    assert set(written(POSTS, AT)) == FIELDS


@pytest.mark.parametrize(("ratio", "holds"), [(1.2, True), (1.19, False), (None, None)])
def test_a_bound_holds_at_its_edge_and_unknown_is_not_a_yes(ratio, holds):
    assert Result("n", "q", 1.0, "s", ratio=ratio, bound=">= 1.2").holds is holds


def test_a_new_result_takes_the_place_of_the_old_one_of_its_name(tmp_path):
    kept = tmp_path / "results.json"
    keep([written(POSTS, AT), written(Result("other", "q", 1.0, "s"), AT)], kept)
    keep([written(Result("post", "How many now?", 4000.0, "a second"), AT)], kept)
    found = json.loads(kept.read_text())
    assert [(one["name"], one["ours"]) for one in found] == [("post", 4000.0), ("other", 1.0)]


def test_the_table_says_when_a_bound_does_not_hold():
    slow = Result("post", "How many?", 100.0, "a second", limit=200.0, ratio=0.5, bound=">= 1.2")
    assert "DOES NOT HOLD" in table([written(slow, AT)])
    assert "limit 200" in table([written(slow, AT)])


def test_a_measurement_that_does_not_exist_is_bad_input(capsys):
    assert main(["nothing_of_this_name"]) == 2
    assert "No such measurement: nothing_of_this_name" in capsys.readouterr().err
