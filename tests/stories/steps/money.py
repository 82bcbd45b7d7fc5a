"""Steps 5, 6 and 8: what she pays, what it costs and who agrees it, and how it is paid."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

from tests.stories.steps.saying import ANA, ROSES
from tests.stories.walking import Walk

THREE = "The garden is three mornings. I want four."
REASONS = "You want your roses every morning, and somebody you picked for it."


def finn_works_out_what_she_pays(walk: Walk, starts: date) -> None:
    """Her answers of before are the start; the sum is seen before it counts, and then told by letter."""
    finn = walk.opens("finance", ANA)
    finn.press("The sum, and why")
    assert "The sum, line by line" in walk.looks("finance")
    finn.press("Begin with these answers")
    walk.looks("finance")
    finn.press("Answer Day of the sum")
    walk.looks("finance")
    finn.date("on", starts)
    finn.press("Continue")
    finn.press("See the sum")
    assert "You would pay" in walk.looks("finance"), "seen before it counts, and each cost was decided before"
    finn.press("Keep this sum")
    finn.press("Open the papers of this record")
    walk.looks("finance")
    finn.choose("purpose", "letter")
    finn.press("Open the record")
    finn.press("The sum, and why")
    finn.press("Write the letter")
    walk.looks("finance")
    finn.press("Write the letter")
    walk.looks("finance")


def ana_reads_what_she_pays_and_asks_us_to_look_again(walk: Walk) -> None:
    """Line by line on her own page; nobody who worked it out answers her."""
    ana = walk.goes("person", "/home/")
    ana.press("What I pay, and why")
    mine = walk.looks("person")
    assert "You pay" in mine
    assert "The sum, line by line" in mine
    ana.press("Ask us to look again")
    walk.looks("person")
    ana.write("words", "My heating costs more.")
    ana.press("Ask us to look again")
    assert "You hear from us by" in walk.reads("person")


def sam_prices_the_plan_and_it_is_held(walk: Walk, starts: date) -> None:
    """The budget is held until somebody has looked at what it changes for the two of them."""
    sam = walk.opens("social-worker", ANA)
    sam.press("Line by line")
    walk.looks("social-worker")
    sam.press("Price the plan again")
    walk.looks("social-worker")
    sam.date("starts_on", starts)
    priced = walk.of("social-worker").page.get_by_label(f"A price for the week: {ROSES}")
    field = priced.get_attribute("name") or ""
    sam.write(field, "160")
    sam.write(field.replace("price_", "rests_"), "Rosewell Gardening, 19 November")
    sam.press("Price it, and read it")
    assert "£373.38" in walk.looks("social-worker")
    sam.press("Read it, and agree it")
    walk.looks("social-worker")
    _hands_it_to_max(walk)
    assert "Ask first what this budget changes for the two of them." in walk.looks("social-worker")
    sam.press("Look at what this changes for the two of them")
    walk.looks("social-worker")
    sam.choose("looked", "looked")
    sam.press("Keep this")
    sam.press("Read it, and agree it")
    _hands_it_to_max(walk)
    assert "A manager agrees it." in walk.looks("social-worker")


def _hands_it_to_max(walk: Walk) -> None:
    sam = walk.of("social-worker")
    sam.choose("whether", "met")
    sam.choose("how_main", "wish")
    sam.write("reasons", REASONS)
    sam.choose("hand_to", sam.page.get_by_label("Max Hale").get_attribute("value") or "")
    sam.press("Hand it to this manager")


def max_agrees_it_above_the_limit(walk: Walk) -> None:
    """A manager reads it on the day, with the reasons that stand there, and agrees."""
    walk.goes("manager", "/my-day/?until=week")
    walk.looks("manager")
    manager = walk.opens("manager", ANA)
    manager.press("Line by line")
    walk.looks("manager")
    manager.press("Read it, and agree it or hand it on")
    manager.press("Agree this budget")
    assert "Agreed by Max Hale" in walk.looks("manager"), "Sam's reasons stood there to be agreed with"


def sam_writes_to_her(walk: Walk) -> None:
    """The letter goes the first safe way there is; that she was told begins her time to answer."""
    sam = walk.opens("social-worker", ANA)
    sam.press("Line by line")
    sam.press("Write the letter")
    walk.looks("social-worker")
    sam.press("Write it, and read it before it goes")
    assert REASONS in walk.looks("social-worker")
    sam.press("Send this letter")
    walk.looks("social-worker")
    sam.press("Send this letter")
    walk.opens("social-worker", ANA).press("Line by line")
    sam.press("They were told")
    assert "They can ask us to look again until" in walk.looks("social-worker")
    sam.press("Keep that they were told")


def ana_reads_her_budget_and_asks_us_to_look_again(walk: Walk) -> None:
    """Line by line, with the reasons and who decided it. Bea's own page has nothing of it."""
    ana = walk.goes("person", "/home/")
    ana.press("See it line by line, and why")
    mine = walk.looks("person")
    assert REASONS in mine
    assert "Max Hale decided it" in mine
    ana.press("Ask us to look again")
    walk.looks("person")
    ana.write("words", THREE)
    ana.press("Send this")
    assert THREE in walk.reads("person")
    bea = walk.goes("carer", "/home/")
    bea.press("What my support costs, and why")
    assert REASONS not in walk.looks("carer")


def pat_makes_a_run_that_pat_cannot_check(walk: Walk, pays_on: date) -> None:
    """Maker is not checker; what was typed stays."""
    pat = walk.goes("payments", "/payments/")
    walk.looks("payments")
    pat.press("Make a payment run")
    walk.looks("payments")
    assert walk.of("payments").page.input_value("[name=starts_on_day]") == "10", "where the last one ended"
    pat.date("pays_on", pays_on)
    pat.press("Make this run")
    assert ANA in walk.looks("payments")
    where = walk.of("payments").page.url.partition("#")[0]
    pat.press("Lock it, and ask for a check")
    walk.looks("payments")
    pat.press("Lock it, and ask for a check")
    walk.goes("payments", f"{where}check/")
    walk.looks("payments")
    pat.choose("decision", "agree")
    pat.write("words", "I made it myself.")
    pat.press("Save your decision")
    assert "You made this run, so somebody else checks it." in walk.looks("payments")
    assert walk.of("payments").page.input_value("[name=words]") == "I made it myself."


def finn_checks_it_and_the_bank_gets_its_file(walk: Walk) -> bytes:
    """Somebody else agrees; the file is ISO 20022 pain.001. Return what the bank would say of it."""
    finn = walk.goes("finance", "/payments/")
    finn.press("1 payment, ")
    walk.looks("finance")
    finn.press("Check this run")
    walk.looks("finance")
    finn.choose("decision", "agree")
    finn.write("words", "Ana, as four weeks ago.")
    finn.press("Save your decision")
    finn.press("Make the bank file")
    walk.looks("finance")
    finn.press("Make the bank file")
    walk.looks("finance")
    page = walk.of("finance").page
    asked = page.get_by_role("link", name="Fetch the bank file").or_(
        page.get_by_role("button", name="Fetch the bank file")
    )
    with page.expect_download() as taken:
        asked.press("Enter")
    finn.press("The bank has it")
    walk.looks("finance")
    finn.press("The bank has it")
    walk.looks("finance")
    file = ElementTree.fromstring(taken.value.path().read_bytes())
    space = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
    (paid,) = file.findall(".//p:CdtTrfTxInf", space)
    reference = paid.findtext(".//p:EndToEndId", namespaces=space)
    amount = paid.findtext(".//p:InstdAmt", namespaces=space)
    day = file.findtext(".//p:ReqdExctnDt/p:Dt", namespaces=space)
    return f"Date,Type,Details,Amount\n{_turned(day or '')},BACS,{reference},-{amount}\n".encode()


def _turned(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"


def pat_takes_in_the_statement(walk: Walk, statement: bytes) -> None:
    """A saved map reads it, the payment finds its place, and the same file again changes nothing."""
    pat = walk.goes("payments", "/payments/statements/")
    walk.looks("payments")
    for _ in range(2):
        walk.goes("payments", "/payments/statements/new/")
        walk.looks("payments")
        pat.give("file", "december.csv", statement)
        pat.pick("source", "Our bank")
        pat.press("Take it in")
        walk.looks("payments")
    pat.press("CHG ACCOUNT FEE")
    walk.looks("payments")
    pat.choose("place_as", "set_aside")
    pat.write("because", "The bank's own fee.")
    pat.press("Place it")
    assert "Every line has its place." in walk.looks("payments")


def ana_reads_what_is_left(walk: Walk) -> None:
    """What was paid, what is promised and what is free are all of it, to the penny."""
    walk.goes("person", "/my-money/")
    mine = walk.looks("person")
    said = dict(re.findall(r"^(Spent|Promised|Free|All of it)\s+(−?£[\d,.]+)", mine, re.MULTILINE))
    spent, promised, free, whole = (
        Decimal(said[word].replace("£", "").replace(",", "").replace("−", "-"))
        for word in ("Spent", "Promised", "Free", "All of it")
    )
    assert spent + promised + free == whole
    assert free >= 0, said
