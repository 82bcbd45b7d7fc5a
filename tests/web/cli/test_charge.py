"""`sayso charge`: cases in, lines out, with an exit code a script can trust."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso.web.cli import main
from sayso.web.cli.charge import charge

GOOD = """
- id: one
  title: A resident
  assessment_date: 2024-05-01
  inputs: {setting: care_home_permanent, income: [{kind: state_pension, weekly: 209.67}], cost: 694.00}
- id: 2
  inputs: {setting: deferred_payment, home_value: 250000, secured_debt: 40000, financial_year: 2023/24}
"""
REFUSED = "{id: three, financial_year: 2026/27, inputs: {setting: care_home_permanent}}"
BAD = '{"id": "four", "financial_year": "2024/25", "inputs": {"setting": "home", "shoe_size": 9}}'


def run(*args: str, given: str | None = None) -> Result:
    return CliRunner().invoke(charge, list(args), input=given)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_case_gives_one_line_in_order(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD)

    result = run("--json", str(tmp_path / "cases.yaml"))

    assert result.exit_code == 0
    first, second = lines(result)
    assert (first["id"], first["outcome"], first["refusal"]) == ("one", "assessed", None)
    assert (first["results"]["charge"], first["results"]["council_pays"]) == ("179.52", "514.48")
    assert (second["id"], second["results"]) == (2, {"equity_limit": "170750.00"})


def test_each_line_of_working_has_what_the_contract_names(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD)

    working = lines(run("--json", str(tmp_path / "cases.yaml")))[0]["working"]

    assert all(set(line) == {"step", "label", "amount", "unit", "authority", "figures"} for line in working)
    [pea] = [line for line in working if line["step"] == "pea"]
    assert pea["amount"] == "30.15"
    assert pea["figures"][0]["from"] == "2024-04-06"
    assert pea["figures"][0]["evidence"] == "read in a secondary source"
    assert pea["figures"][0]["made_up"] is False


def test_a_refused_case_says_what_is_missing_and_the_others_are_worked_out() -> None:
    result = run("--json", "-", given=f"- {REFUSED}\n{GOOD}")

    assert result.exit_code == 3
    refused = lines(result)[0]
    assert refused["outcome"] == "refused"
    assert refused["refusal"]["code"] == "no_figure_in_force"
    assert refused["refusal"]["missing"] == ["personal_expenses_allowance"]
    assert [one["outcome"] for one in lines(result)] == ["refused", "assessed", "assessed"]


def test_a_case_not_understood_says_what_and_where_and_the_others_are_worked_out(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.json").write_text(BAD)

    result = run("--json", str(tmp_path / "bad.json"), str(tmp_path / "good.yaml"))

    assert result.exit_code == 2
    assert "inputs.shoe_size: we do not know this input." in result.stderr
    assert [one["outcome"] for one in lines(result)] == ["refused", "assessed", "assessed"]


def test_standard_input_may_be_json() -> None:
    result = run("--json", "-", given=BAD.replace(', "shoe_size": 9', ""))

    assert result.exit_code == 3
    assert lines(result)[0]["refusal"]["missing"] == ["household"]


@pytest.mark.parametrize("text", ["just words", "[1, 2", "{a: 1, a: 2}"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text)

    result = CliRunner().invoke(main, ["charge", str(path)])

    assert result.exit_code == 2
    assert str(path) in result.stderr


def test_a_file_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(main, ["charge", "no-such-file.yaml"])

    assert result.exit_code == 2
    assert "no-such-file.yaml" in result.stderr


def test_no_file_is_a_mistake_of_use() -> None:
    assert run().exit_code == 2


def test_explained_for_people(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(GOOD)

    result = run("--explain", str(tmp_path / "cases.yaml"))

    assert "one A resident" in result.stdout
    assert "Yours, to spend: -30.15" in result.stdout
    assert "The least we leave you with: your personal expenses allowance." in result.stdout
    assert "SI 2014/2672, regulation 6: read in the official text." in result.stdout
    assert "You would pay: 179.52" in result.stdout


def test_it_needs_neither_django_nor_a_database() -> None:
    seen = (
        "import sys; import sayso.web.cli.charge, sayso.web.cli.charge_batch; print('django' in sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"


OLDER = """
- {id: then, assessment_date: 2023-05-01, inputs: {setting: home, household: single, age: 77,
   income: [{kind: state_pension, weekly: 303.85}]}}
- {id: now, assessment_date: 2024-05-01, inputs: {setting: home, household: single, age: 77,
   income: [{kind: state_pension, weekly: 321.20}]}}
"""


def test_two_cases_side_by_side_say_why_the_charge_changed(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(OLDER)

    told = run("--compare", str(tmp_path / "two.yaml"))
    assert told.exit_code == 0
    assert (
        "Your state pension went from £303.85 to £321.20 a week: £17.35 more counts. [17.35]" in told.stdout
    )
    assert "because the law’s amounts changed on" in told.stdout

    [plain] = lines(run("--compare", "--json", str(tmp_path / "two.yaml")))
    moves = [round(float(one["moves"]) * 100) for one in plain["differences"] if one["moves"]]
    assert (plain["before"], plain["now"]) == ("then", "now")
    assert sum(moves) == round(float(plain["change"]) * 100)


def test_comparing_takes_two_cases_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"id": 1, "inputs": {}}')
    for args in (["--compare", str(tmp_path / "one.json")], ["--compare", "--batch", str(tmp_path)]):
        refused = run(*args)
        assert refused.exit_code == 2
        assert "--compare takes two cases" in refused.stderr
    (tmp_path / "same.yaml").write_text(OLDER.replace("2024-05-01", "2023-05-01").replace("321.20", "303.85"))
    assert (
        run("--compare", str(tmp_path / "same.yaml")).stdout
        == "Nothing differs from one case to the other.\n"
    )
