"""`sayso backup` and `sayso restore`: an installation into a folder, and out of it again."""

from pathlib import Path

import click

from sayso.rules.refusals import Invalid
from sayso.web.cli.answering import answer, json_option
from sayso.web.cli.installation import database

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=FOLDER)
@json_option
def backup(folder: Path, as_json: bool) -> None:
    """Write the database and the home's own files into a new FOLDER.

    People may go on working meanwhile: the backup is of one moment. It holds everything about
    everybody, so keep it as safe as the installation itself.
    """
    from sayso.web.settings.keeping import back_up

    folder = folder.absolute()
    with database() as server:
        back_up(folder, server)
    answer(f"Backed up into {folder}.", {"folder": str(folder)}, as_json=as_json)


@click.command()
@click.argument("folder", type=FOLDER)
@json_option
def restore(folder: Path, as_json: bool) -> None:
    """Put the backup in FOLDER into an empty SAYSO_HOME.

    Then run `sayso migrate` and `sayso check`. For a PostgreSQL of your own, see
    docs/operate/back_up_and_restore.md.
    """
    from sayso.web.settings import keeping

    folder = folder.absolute()
    with database() as server:
        if server is None:
            raise Invalid("DATABASE_URL is set: restore with your server's own tools, or unset it.")
        keeping.restore(folder, server)
    answer("Restored. Now run `sayso migrate`, then `sayso check`.", {"restored": True}, as_json=as_json)
