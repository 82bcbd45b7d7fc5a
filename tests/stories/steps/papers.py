"""Letters of a story, and their Easy Read: the page that somebody reads, and the paper that comes."""

import io
import subprocess
from collections.abc import Collection
from datetime import date

import pikepdf

from tests.stories.steps.saying import ANA
from tests.stories.walking import Walk

TODAY = date(2026, 11, 20)
#: Fewer pictures than this beside its sentences, and it is no Easy Read.
SYMBOLS = 4


def sam_writes_that_somebody_comes(walk: Walk, answer: str, told: str) -> None:
    """Sam writes to Ana what was found for her nights, reads it, and sends it the first safe way."""
    walk.opens("social-worker", ANA)
    sam = walk.of("social-worker")
    record = sam.page.url.partition("#")[0].rstrip("/")
    walk.goes("social-worker", f"{record}/letters/write/advice/")
    walk.looks("social-worker")
    sam.write("answer", answer)
    sam.date("asked_on", TODAY)
    sam.write("advice", told)
    sam.write("why", "You said that this is enough until Monday.")
    sam.press("Write it, and read it before it goes")
    assert told in walk.looks("social-worker")
    sam.press("Send this letter")
    walk.looks("social-worker")
    sam.press("Send this letter")


def reads_in_easy_read(walk: Walk, role: str, letter: str, says: str, never: Collection[str] = ()) -> None:
    """Read one of one's letters in Easy Read: on the page, and on the paper as a printer takes it.

    `says` is what the letter is for; nothing of `never` stands on either.
    """
    hand = walk.goes(role, "/letters/")
    hand.press(letter)
    hand.press("Read this letter in Easy Read")
    shown = walk.looks(role)
    assert hand.page.locator(".desk .er svg").count() >= SYMBOLS, "a picture stands beside what it says"
    paper = hand.page.request.get(f"{hand.page.url.split('?')[0]}pdf/?layout=easy").body()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        drawn = [name for page in pdf.pages for name in page.resources.get("/XObject", {})]
        assert len(drawn) >= SYMBOLS, "the pictures are drawn on the paper too"
        assert pdf.Root.Lang == "en-GB"
    read = subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True).stdout
    for words in (shown, " ".join(read.decode().split())):
        assert says in " ".join(words.split())
        assert not [one for one in never if one in words], words
