"""Step 9: five answers of hers, twelve of the worker's, what came of it, and a copy to keep."""

from tests.stories.steps.saying import ANA, ROSES, SWIM, TIRED
from tests.stories.walking import Walk

NIGHTS = "Somebody I know, at night."
WE_ASK = "We ask Joy whether she can come at night."
TWELVE = {
    "seen_alone": "yes",
    "changed": "no",
    "aims": "yes",
    "wishes": "as_before",
    "budget": "yes",
    "ways_answer": "keep",
    "chose": "yes",
    "partnership": "well",
    "risk": "no",
}
WAYS = ("direct_payment", "council", "service_fund", "third_party")


def ana_answers_five(walk: Walk) -> None:
    """One answer is enough; five is all that is asked."""
    ana = walk.goes("person", "/home/")
    ana.press("When we look at my support again")
    walk.looks("person")
    ana.press("Answer five questions")
    walk.looks("person")
    ana.choose("how", "all_right")
    ana.write("change", NIGHTS)
    ana.press("Send my answers")
    assert "You answered the five questions." in walk.looks("person")


def sam_answers_twelve_and_ends_it(walk: Walk) -> None:
    """What she hoped for is looked at again; it ends on one page, with words for her."""
    sam = walk.opens("social-worker", ANA)
    sam.press("Reviews")
    walk.looks("social-worker")
    sam.press("Begin")
    asked = walk.looks("social-worker")
    assert NIGHTS in asked
    assert ROSES in asked
    for way in WAYS:
        sam.tick("ways_offered", way)
    for name, answer in TWELVE.items():
        sam.choose(name, answer)
    assert len(TWELVE) + 1 <= 12
    sam.press("Keep these answers")
    assert "Between the two of them" in walk.looks("social-worker")
    sam.choose("outcome", "small_change")
    sam.write("words", WE_ASK)
    sam.press("End this review")
    assert "A small change to the plan" in walk.looks("social-worker")


def ana_reads_what_happened_and_takes_her_copy(walk: Walk) -> None:
    """Each change with its reason, in her own words where she said them; and nothing of her daughter's."""
    ana = walk.goes("person", "/home/")
    ana.press("What happened and why")
    told = walk.looks("person")
    for words in (
        ROSES,
        WE_ASK,
        "You said yes to your plan.",
        "You said that nothing suited you.",
        "Your budget of £213.38 a week stands until 9 December 2026.",
        "You chose ",
    ):
        assert words in told, words
    walk.goes("person", "/home/")
    ana.press("My copy of my record")
    walk.looks("person")
    page = walk.of("person").page
    with page.expect_download() as taken:
        page.get_by_role("button", name="Get my copy, to read").press("Enter")
    kept = taken.value.path().read_text(encoding="utf-8")
    for words in (ROSES, NIGHTS, WE_ASK):
        assert words in kept, words
    for words in (SWIM, TIRED, "Mondays and Wednesdays"):
        assert words not in kept
        assert words not in told
