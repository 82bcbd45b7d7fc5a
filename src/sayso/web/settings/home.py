"""The folder in which one installation keeps what is its own: database, secrets, letters, papers.

`SAYSO_HOME` names it; without that it is `var/` in the folder you are in. Secrets are files of mode
0600 in a folder of mode 0700, made once and never printed.
"""

import os
import secrets
from pathlib import Path


def home() -> Path:
    """Return the installation's folder as an absolute path. It may not exist yet."""
    return Path(os.environ.get("SAYSO_HOME") or "var").absolute()


def secret(name: str, of: Path | None = None) -> str:
    """Return the secret kept under this name, or an empty string when it was never made."""
    kept = (of or home()) / "secrets" / name
    return kept.read_text(encoding="utf-8").strip() if kept.is_file() else ""


def make_secret(name: str, of: Path | None = None) -> str:
    """Return the secret kept under this name, making it first if need be.

    Two starters at once end up with the same secret: the file is made whole and then linked into
    place, and whoever comes second reads what the first one made.
    """
    folder = (of or home()) / "secrets"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if not (folder / name).exists():
        draft = folder / f".{name}.{os.getpid()}.{secrets.token_hex(4)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            written.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, folder / name)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return secret(name, of)
