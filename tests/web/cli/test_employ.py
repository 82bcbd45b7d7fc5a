"""`sayso employ`: cases in, the cost out, with an exit code a script can trust."""

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from sayso.web.cli import main
from sayso.web.cli.employ import employ

GOOD = """
- id: one
  title: Thirty hours
  on: 2026-11-20
  assistants: [{age: 35, hours: 30, wage: 12.71}]
  claims_allowance: true
  budget_rate: 15.00
  agency_rate: 28.00
"""
REFUSED = (
    """- {id: two, on: 2026-11-20, assistants: [{age: 35, hours: 30, wage: 12.70}], claims_allowance: true}"""
)
BAD = """- {id: three, on: 2026-11-20, assistants: [{age: 35, shoes: 9}]}"""


def run(given: str, *args: str) -> Result:
    return CliRunner().invoke(employ, [*args, "-"], input=given)


def test_a_case_gives_one_line_of_json_to_the_penny() -> None:
    result = run(GOOD, "--json")

    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["id"], found["outcome"], found["refusal"]) == ("one", "worked_out", None)
    assert found["results"]["total_a_year"] == "22910.22"
    assert found["results"]["total_an_hour"] == "14.69"
    assert found["enough"]["is_enough"] is True
    assert (found["enough"]["left_over"], found["enough"]["highest_wage"]) == ("489.78", "12.98")
    assert found["beside"]["agency_a_year"] == "43680.00"
    assert found["beside"]["self_employed_a_year"] is None
    assert found["assistants"][0]["results"]["employer_ni"] == "2224.14"
    assert [one["code"] for one in found["cautions"]] == [
        "right_to_work",
        "registers_as_employer",
        "written_particulars",
    ]
    year = found["year"]
    assert (year["total"], year["total_until_then"], year["unknown_from"]) == (None, "8308.11", "2027-04-01")
    assert "national_living_wage" in year["refusal"]["missing"]
    assert [(one["last"], one["days"], one["total"]) for one in year["parts"]] == [
        ("2027-03-31", 132, "8308.11")
    ]
    assert all(one["authority"]["text"] for one in found["working"])


def test_a_refused_case_has_no_number_and_its_own_exit_code() -> None:
    result = run(REFUSED, "--json")

    assert result.exit_code == 3
    found = json.loads(result.stdout)
    assert (found["outcome"], found["refusal"]["code"]) == ("refused", "below_minimum_wage")
    assert not any(
        (found["results"], found["working"], found["assistants"], found["enough"], found["beside"])
    )


def test_a_case_that_is_not_understood_says_what_and_where() -> None:
    result = run(BAD)

    assert result.exit_code == 2
    assert "assistants[0]: we do not know the key “shoes”" in result.stderr


def test_in_words_with_the_working(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD)

    result = CliRunner().invoke(main, ["employ", "--explain", str(tmp_path / "cases.yaml")])

    assert result.exit_code == 0
    assert "one Thirty hours\n  52 weeks at the rates of the day: 22910.22" in result.stdout
    assert "  2026-11-20 to 2027-03-31: 8308.11\n  the whole year: not known. Nobody has" in result.stdout
    assert "Employment Allowance takes this off." in result.stdout
    assert CliRunner().invoke(main, ["employ"]).exit_code == 2


def test_it_needs_no_django() -> None:
    asked = "import sys; import sayso.web.cli.employ; print('django' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "False"


def test_a_year_over_two_rates_is_told_in_parts_with_the_pay_that_the_law_lifts() -> None:
    case = "- {on: 2025-11-20, assistants: [{age: 35, hours: 30, wage: 12.21}], claims_allowance: true}"

    found = json.loads(run(case, "--json").stdout)["year"]
    words = run(case).stdout

    assert (found["total"], found["refusal"]) == ("22584.74", None)
    assert found["parts"][1]["raised"] == [{"assistant": 1, "told": "12.21", "now": "12.71"}]
    assert found["parts"][1]["working"][-1]["amount"] == "14602.11"
    assert "the law then asks for 12.71 an hour\n  the whole year: 22584.74" in words
