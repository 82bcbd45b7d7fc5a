"""What this release says it meets, each shown by at least one test that bears its number."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MET = """
B-01 B-02 B-03 B-04 B-05 B-06 B-07 B-09 B-10 B-11 B-12 B-13 B-14 B-15 B-16 B-17 B-19 B-20 B-21 B-22 B-25
B-26 B-27 B-28 B-30 B-32 B-33 B-37 B-41 B-44 J-57 S0-01 S0-02 S0-03 S0-04 S0-05 S0-06 S0-07 S0-08 S0-09
S0-10 S0-11 S0-12 S0-13 S0-14 S0-15 S0-16 S0-18 S0-20 S1-01 S1-03 S1-04 S1-08 S1-11 S1-16 S1-21 S2-01 S2-03
S2-06 S2-07 S2-08 S2-10 S2-12 S2-14 S2-15 S2-16 S2-27 S2-28 S2-29 S2-32 S2-33 S2-34 S2-35 S3-01 S3-02 S3-03
S3-07 S3-09 S3-11 S3-12 S3-16 S3-18 X-01 X-02 X-03 X-04 X-05
""".split()


def test_each_requirement_named_is_borne_by_a_test():
    said = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    marks = " ".join(re.findall(r"mark\.requirement\(([^)]*)\)", said))
    borne = set(re.findall(r"\"([A-Z]\d?-\d+)\"", marks))
    assert [name for name in MET if name not in borne] == []
