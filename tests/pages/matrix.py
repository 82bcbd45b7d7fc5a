"""Who may come in where, as `matrix.yaml` says it by hand and apart from the code."""

from pathlib import Path
from typing import Any

import yaml

MATRIX: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
