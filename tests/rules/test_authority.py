"""Citations read as people say them, and lead to the text."""

from sayso.rules.authority import Evidence, act, council_choice, guidance, reg, schedule


def test_a_section_of_an_act_reads_as_people_say_it():
    cited = act("Care Act 2014", "14(7)")

    assert cited.text == "Care Act 2014, section 14(7)"
    assert cited.link == "https://www.legislation.gov.uk/ukpga/2014/23/section/14"


def test_a_regulation_and_a_schedule_lead_to_their_own_page():
    assert reg(2014, 2672, "3(2)(b)").link == "https://www.legislation.gov.uk/uksi/2014/2672/regulation/3"
    assert str(reg(2014, 2672, "25")) == "SI 2014/2672, regulation 25"
    assert schedule(2014, 2672, "1", "40").text == "SI 2014/2672, Schedule 1, paragraph 40"
    assert schedule(2014, 2672, "2").text == "SI 2014/2672, Schedule 2"


def test_guidance_names_a_paragraph_or_an_annex():
    assert guidance("8.12").text == "Care and support statutory guidance, paragraph 8.12"
    assert guidance("Annex C").text == "Care and support statutory guidance, Annex C"


def test_a_council_choice_says_where_the_power_is():
    assert "Care Act 2014" in council_choice("Care Act 2014, section 14").text


def test_every_kind_of_evidence_can_be_said_in_words():
    assert all(one.text for one in Evidence)
