"""The eye that looks at every page sees what is wrong with one."""

from tests.stories.looking import Seen

WELL = """<title>Notes – Sayso</title><a href="/">Sayso</a><a href="/help/notes/">Help</a>
<main><h1>Notes</h1><p>We wrote this down.</p>{more}</main>"""
HARD = (
    "<p>Notwithstanding considerations regarding eligibility determination, authorities communicate</p>" * 8
)


def faults(more: str = "", page: str = WELL) -> list[str]:
    text = page.replace("{more}", more)
    return Seen(role="nobody", name="notes", address="/x/", status=200, text=text).faults()


def test_a_page_that_is_well_has_no_fault():
    assert faults() == []


def test_two_headings_are_seen():
    assert "its first headings are ['Notes', 'More']" in faults("<h1>More</h1>")[0]


def test_no_help_and_no_way_home_are_seen():
    bare = "<title>Notes</title><main><h1>Notes</h1>{more}</main>"
    assert len(faults(page=bare)) == 2


def test_a_word_of_the_glossary_that_nobody_explains_is_seen():
    assert "'Direct payment' is not explained" in faults("<p>You may have a direct payment.</p>")[0]
    assert faults("<p>You may have a direct payment.</p><dl><dt>Direct payment</dt></dl>") == []


def test_hard_words_are_seen_but_not_those_that_somebody_said():
    assert "its words are of grade" in faults(HARD)[0]
    assert faults(f'<div class="said">{HARD}</div>') == []


def test_links_off_the_site_and_telephone_numbers_are_not_walked():
    page = Seen(
        role="",
        name="",
        address="/a/b/",
        status=200,
        text='<main><a href="tel:01632960100">Ring</a><a href="https://www.legislation.gov.uk/">Law</a>'
        '<a href="?until=week">Week</a><a href="../c/#there">There</a></main>',
    )
    assert list(page.links()) == ["/a/b/", "/a/c/"]
