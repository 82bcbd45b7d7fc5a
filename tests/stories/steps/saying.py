"""Steps 1 to 3: what each says of their own life, what is found and decided, and a first figure."""

import re

from tests.stories.walking import Walk

ANA = "Ana Marsh"
ROSES = "My roses before breakfast. I want to see them every morning."
WHY = "On a bad day you cannot dress, wash or cook alone."
BREAKFAST = "Breakfast with Mum at the weekend"
CHOIR = "Choir on Tuesdays. I sing the low part."
TIRED = "I am tired to the bone"
SWIM = "My swim on Thursdays. She makes me go."


def sam_writes_up_a_conversation(walk: Walk) -> None:
    """Her words, asked alone, with their time."""
    sam = walk.opens("social-worker", ANA)
    sam.press("Write up a conversation")
    walk.looks("social-worker")
    sam.write("matters", ROSES)
    sam.choose("seen_alone", "yes")
    sam.press("Keep this conversation")
    assert ROSES in walk.looks("social-worker")


def ana_says_more_herself(walk: Walk) -> None:
    """Her own words stand first on her page, and are hers to add to and to take back."""
    ana = walk.goes("person", "/home/")
    assert "At 7 pm, give or take 15 minutes." in walk.looks("person")
    ana.press("Say more, or change it")
    assert ROSES in walk.looks("person")
    ana.press("Say something")
    walk.looks("person")
    ana.write("words", CHOIR)
    ana.press("Keep this")
    assert CHOIR in walk.reads("person")
    ana.press("Take it back: " + CHOIR)
    walk.looks("person")
    ana.press("Yes, take it back")
    assert CHOIR not in walk.reads("person")


def each_says_what_the_two_are_to_each_other(walk: Walk) -> None:
    """Bea's words are hers until she lets her mother read them, and gone without a trace after."""
    bea, ana = walk.goes("carer", "/home/"), walk.goes("person", "/home/")
    bea.press("You and Mum")
    assert TIRED in walk.looks("carer")
    bea.press("Write here: Mum does for you")
    walk.looks("carer")
    bea.write("words", SWIM)
    bea.press("Keep this")
    ana.press("You and Bea")
    before = walk.looks("person")
    assert SWIM not in before
    assert TIRED not in before
    bea.press(f"Let Mum read it: {SWIM}")
    walk.looks("carer")
    bea.press("Yes, Mum may read this")
    ana.page.reload()
    assert SWIM in walk.reads("person")
    bea.press(f"Stop Mum reading it: {SWIM}")
    bea.press("Yes, Mum may not read it")
    ana.page.reload()
    assert walk.reads("person") == before, "as if it had never been"
    bea.press("Someone may be looking")
    bea.press("You and Mum")
    hidden = walk.looks("carer")
    assert TIRED not in hidden
    assert "How it is for you" not in hidden
    assert "Shopping on Saturdays" not in hidden
    walk.signs_in_again("carer")


def ana_moves_a_decision_and_sees_who_is_close(walk: Walk) -> None:
    """Who decides what is hers to change; the map and the circle have their sentences."""
    ana = walk.goes("person", "/home/")
    ana.press("You and Bea")
    ana.press("See every decision")
    walk.looks("person")
    ana.press("Change: Who has keys")
    walk.looks("person")
    ana.choose("holder", "person")
    ana.press("Keep this")
    assert "You decide four of these." in walk.looks("person")
    walk.goes("person", "/my-circle/")
    assert "Closest to me: Bea." in walk.looks("person")


def anas_needs_are_looked_at_and_decided(walk: Walk) -> None:
    """An answer changes, the decision is made anew, with its reasons, in writing."""
    sam = walk.opens("social-worker", ANA)
    sam.press("Assessments")
    assert "It looks as if these needs meet the national test." in walk.looks("social-worker")
    sam.press("Ask more, or change it")
    walk.looks("social-worker")
    sam.pick("outcome_clothing", "Cannot do this without help")
    sam.press("Keep this assessment")
    assert "It was made on an earlier assessment." in walk.reads("social-worker")
    sam.press("Decide what this means")
    walk.looks("social-worker")
    sam.choose("finding", "eligible")
    sam.write("reasons", WHY)
    sam.press("Keep this")
    assert "Being dressed in the right clothes" in walk.looks("social-worker")
    sam.press("Write and send the letter")
    walk.looks("social-worker")
    sam.press("Write the letter and send it")
    assert WHY in walk.looks("social-worker")
    ana = walk.goes("person", "/home/")
    ana.press("What we found about my needs")
    told = walk.looks("person")
    assert "We decided: your needs are eligible" in told
    assert WHY in told
    assert BREAKFAST not in told


def bea_reads_her_own_assessment_and_says_what_she_will_do(walk: Walk) -> None:
    """Hers is on her own record, decided for her alone; what she is willing to do is hers to say."""
    bea = walk.goes("carer", "/home/")
    bea.press("What we found about my needs")
    found = walk.looks("carer")
    assert "We decided: your needs are eligible" in found
    assert WHY not in found
    walk.goes("carer", "/home/").press("What I am willing to do for somebody")
    assert BREAKFAST in walk.looks("carer")
    bea.press("Say what you are willing to do")
    walk.looks("carer")
    bea.write("words", "Choir with Mum on Tuesdays")
    bea.choose("willing", "no")
    bea.press("Keep this")
    assert "Choir with Mum on Tuesdays" in walk.reads("carer")


def a_first_figure_is_worked_out(walk: Walk) -> None:
    """The figure and its table stand on her own page, line by line."""
    sam = walk.opens("social-worker", ANA)
    sam.press("The figure, and why")
    walk.looks("social-worker")
    sam.press("Answer again")
    assert "The assessment says:" in walk.looks("social-worker")
    sam.choose("level_night", "daily")
    sam.press("Work it out, and keep it")
    figure = re.search(r"£[\d,.]+ a week", walk.reads("social-worker"))
    assert figure, "the figure is in the first sentence"
    ana = walk.goes("person", "/home/")
    ana.press("A first figure to plan with")
    mine = walk.looks("person")
    assert figure[0] in mine
    assert "£348.00" in mine, "with no help from a carer"
    ana.press("The table we used, for anybody to read")
    assert "Each point is £7.25 a week." in walk.looks("person")
