"""The command line: `sayso`. Each command does what a page does, by the same actions.

Every command exits 0 when done, 2 on bad input (it says what and where) and 3 when done in part or
refused, and answers in JSON when asked with `--json`. A command's module is imported only when it is
asked for, so that `sayso charge` needs neither Django nor a database.
"""

import sys
from importlib import import_module
from importlib.util import find_spec

import click

from sayso import __version__
from sayso.rules.refusals import Invalid, Refusal
from sayso.web.cli.answering import BAD_INPUT, exit_code, refuse

COMMANDS: dict[str, str] = {
    "serve": "sayso.web.cli.serve:serve",
    "worker": "sayso.web.cli.worker:worker",
    "migrate": "sayso.web.cli.migrate:migrate",
    "check": "sayso.web.cli.check:check",
    "roles": "sayso.web.cli.roles:roles",
    "charge": "sayso.web.cli.charge:charge",
    "charges": "sayso.web.cli.charges:charges",
    "employ": "sayso.web.cli.employ:employ",
    "ledger": "sayso.web.cli.ledger:ledger",
    "audit": "sayso.web.cli.audit:audit",
    "offers": "sayso.web.cli.offers:offers",
    "payments": "sayso.web.cli.payments:payments",
    "council": "sayso.web.cli.council:council",
    "practice": "sayso.web.cli.practice:practice",
    "backup": "sayso.web.cli.keeping:backup",
    "restore": "sayso.web.cli.keeping:restore",
}
"""Each command's name, and where it is: a module and the click command in it."""


class Commands(click.Group):
    """The commands, imported when asked for; whatever they refuse is told here, in one place."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands whose module is installed."""
        return sorted(name for name, place in COMMANDS.items() if find_spec(place.split(":")[0]))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        module, _, attribute = COMMANDS.get(cmd_name, "").partition(":")
        if not module or not find_spec(module):
            return None
        found = getattr(import_module(module), attribute)
        assert isinstance(found, click.Command), f"{module} must hold a click command named {attribute}"
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note whether the answer is wanted in JSON, for what is refused before a command can look."""
        ctx.meta["sayso.as_json"] = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; tell what it refuses in its own sentence and by its exit code."""
        as_json = bool(ctx.meta["sayso.as_json"])
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            wrong = refusal.fields if isinstance(refusal, Invalid) else {}
            if as_json:
                more = {"fields": dict(wrong)} if wrong else {}
                refuse(refusal.code, refusal.message, as_json=True, **more, **refusal.data)
            else:
                each = [f"{place.capitalize()}: {says}" for place, says in wrong.items() if len(wrong) > 1]
                refuse(refusal.code, "\n".join([refusal.message, *each]), as_json=False)
            sys.exit(exit_code(refusal))
        except click.UsageError as error:
            if not as_json:
                raise
            refuse("invalid", error.format_message(), as_json=True)
            sys.exit(BAD_INPUT)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="sayso", prog_name="sayso")
def main() -> None:
    """Sayso: adult social care on the person's own say-so.

    Each command says more with --help. Exit codes: 0 done, 2 bad input, 3 done in part or refused.
    """
