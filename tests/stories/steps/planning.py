"""Step 4: the plan, in her own words and by her own hand, and what a carer is asked."""

from datetime import date

from tests.stories.steps.saying import ROSES
from tests.stories.walking import Walk

EVENINGS = "Make tea at seven on a weekday, when nobody else can."
YES = "That is me, and those are my mornings."


def ana_writes_her_plan(walk: Walk) -> None:
    """It begins with what she said and what stands; no way is picked for her."""
    ana = walk.goes("person", "/my-plan/")
    walk.looks("person")
    ana.press("Begin a new plan")
    walk.looks("person")
    ana.choose("written_by", "self")
    ana.press("Begin")
    draft = walk.looks("person")
    assert f"“{ROSES}”" in draft, "nobody typed it again"
    ana.press(f"Change who does it: {ROSES}")
    walk.looks("person")
    ana.choose("met_by", "paid")
    ana.press("Keep this")
    assert "You have not picked how the money for this is held." in walk.reads("person")
    ana.press(f"Change when: {ROSES}")
    walk.looks("person")
    for name, typed in (
        ("wished_at", "8 am"),
        ("give_or_take_minutes", "20"),
        ("times_a_week", "7"),
        ("minutes_each", "60"),
    ):
        ana.write(name, typed)
    ana.press("Keep this")
    ana.press(f"Pick how this is held: {ROSES}")
    assert "checked" not in walk.of("person").page.inner_html("main fieldset"), "no way is a default"
    walk.looks("person")
    ana.choose("way", "third_party")
    ana.press("Keep this")
    held = walk.reads("person")
    for way in (
        "Direct payment",
        "Individual service fund",
        "The council arranges it",
        "Somebody else holds",
    ):
        assert way in held, "each thing in its own way"


def bea_says_yes_herself(walk: Walk) -> None:
    """What she was asked waits on her own page. It is hers when she says yes, and not before."""
    bea = walk.goes("carer", "/my-tasks/")
    assert "It is not yours unless you say yes." in walk.looks("carer")
    bea.press(f"Answer: {EVENINGS}")
    walk.looks("carer")
    bea.choose("answer", "yes")
    bea.write("minutes_a_week", "60")
    bea.date("holds_from", date(2026, 11, 21))
    bea.date("ends_before", date(2027, 2, 20))
    bea.press("Send my answer")
    assert EVENINGS in walk.looks("carer")


def ana_says_yes_to_her_plan(walk: Walk) -> None:
    """To finish it is her own yes. What is not settled stands as that, with who does it tonight."""
    ana = walk.goes("person", "/my-plan/draft/")
    ana.press("Read it once more, and say yes")
    walk.looks("person")
    ana.write("words", YES)
    ana.press("Yes, this is my plan")
    plan = walk.looks("person")
    assert YES in plan
    assert "Not settled yet. Tonight: Harbour Homecare" in plan


def ana_reads_who_does_what(walk: Walk) -> None:
    """A carer's yes is to a part of what is paid for: both stand there, and neither for the other."""
    walk.goes("person", "/my-plan/")
    assert "Somebody who is paid does this. Bea, my daughter, does some of it." in walk.looks("person")
    walk.goes("person", "/home/")
    assert "Somebody who is paid does this, and Bea, my daughter, some of it." in walk.looks("person")
