"""The two of them, for a worker: each on their own record. What they do themselves is in the whole walk."""

import pytest

from tests.stories.steps.saying import ANA, TIRED
from tests.stories.walking import Keys, Walk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.requirement("S0-01")
def test_a_worker_reads_each_on_their_own_record(come_in):
    walk = Walk(come_in, Keys)
    sam = walk.opens("social-worker", ANA)
    walk.goes("social-worker", sam.page.url.partition("#")[0].rstrip("/") + "/the-two-of-them/")
    shown = walk.reads("social-worker")
    assert "Who your" not in shown
    assert "Who Ana Marsh’s assistants are" in shown
    assert TIRED not in shown
    assert "pretend to sleep" not in shown, "Sam holds no private account of hers"
