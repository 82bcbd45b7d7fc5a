"""A level is what somebody wants for one task, and does what it says."""

import inspect
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules import control
from sayso.rules.control import HeldBy, Level, Task, acts_of, next_prompt, wrong_with

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
NOON = date(2026, 11, 20)


@pytest.mark.parametrize(("task", "level", "held_by", "expected"), CASES)
def test_each_level_does_what_it_says(task, level, held_by, expected):
    acts = acts_of(Task(task), Level(level), HeldBy(held_by) if held_by else None)
    assert {name: getattr(acts, name) for name in expected} == expected


@given(st.sampled_from(Task), st.sampled_from(Level), st.none() | st.sampled_from(HeldBy), st.booleans())
def test_what_can_be_kept_leaves_each_task_with_somebody(task, level, held_by, has_supporter):
    if wrong_with(task, level, held_by=held_by, has_supporter=has_supporter, every_days=7):
        return
    acts = acts_of(task, level, held_by)
    assert acts.they_do_it or acts.for_a_worker or (acts.supporter_sees and has_supporter)
    assert acts.they_do_it is not acts.for_a_worker or acts.supporter_sees
    assert not acts.way or task is Task.BILLS


@given(st.integers(1, 366), st.integers(0, 800))
def test_a_prompt_comes_so_many_days_after_it_was_done_and_never_piles_up(every, done_after):
    done = NOON + timedelta(days=done_after)
    assert next_prompt(since=NOON, every_days=every, done_on=done) == done + timedelta(days=every)
    assert next_prompt(since=NOON, every_days=every, done_on=None) == NOON + timedelta(days=every)


def test_what_is_wrong_is_said_by_field():
    held = {"has_supporter": False, "every_days": None}
    assert wrong_with(Task.BILLS, Level.HELD, held_by=None, **held) == {
        "held_by": "Choose who does it for them."
    }
    assert "held_by" in wrong_with(Task.CHOOSE, Level.HELD, held_by=HeldBy.NOMINEE, **held)
    assert "held_by" in wrong_with(Task.CHOOSE, Level.ALONE, held_by=HeldBy.COUNCIL, **held)
    assert "supporter" in wrong_with(Task.ROTA, Level.SUPPORTER, held_by=None, **held)
    assert "every_days" in wrong_with(Task.PAPERS, Level.PROMPTS, held_by=None, **held)
    assert "every_days" in wrong_with(
        Task.PAPERS, Level.PROMPTS, held_by=None, has_supporter=False, every_days=0
    )


def test_no_diagnosis_can_be_given_as_a_ground():
    told = {*inspect.signature(acts_of).parameters, *inspect.signature(wrong_with).parameters}
    assert told == {"task", "level", "held_by", "has_supporter", "every_days"}
    assert set(control.WORDS) == set(control.MAY_HOLD) == set(Task)
