"""The command ``heldag``: global options, and what happens to errors.

Each command lies in a module of its own under :mod:`tui.commands` and is imported when it is called
for. None of them imports Textual but ``open``, ``view``, ``demo`` and the bare ``heldag``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO, cast

import click

from locales import LANGUAGES, N_, Translator, message, pick_language, translator
from store.file.app_windows.side_folders import use_folder
from tui import crash, failures, folders, own_forms, process, settings
from tui.click_texts import speak
from tui.commands import COMMANDS, IN_THE_APP, WITH_FORMS
from tui.context import Context
from tui.output import complain

BROKEN_PIPE = 128 + 13
"""The exit status when the reader of our output has gone, as a shell has it (SIGPIPE)."""
INTERRUPTED = 128 + 2


def run() -> None:
    """Run the program with the arguments of the process, and end the process."""
    process.hurry()
    process.make_private()
    process.keep_quiet()
    process.write_anything()
    status = main(sys.argv[1:])
    process.leave_fast()
    if not _flush(sys.stdout) and not status:
        status = BROKEN_PIPE
    _flush(sys.stderr)
    sys.exit(status)


def main(arguments: Sequence[str]) -> int:
    """Carry out ``arguments`` (without the program's name) and return the exit status.

    Every error becomes one line on standard error: status 2 for a wrong call, else 1.
    """
    use_folder(folders.waiting())
    chosen = settings.load()
    t = translator(pick_language(_language_in(arguments) or chosen.language))
    speak(t.language)
    try:
        status = program(t, chosen).main(list(arguments), "heldag", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.UsageError as error:
        complain(f"heldag: {_usage(t, error)}")
        return 2
    except click.ClickException as error:
        complain(f"heldag: {error.format_message()}")
        return error.exit_code
    except BrokenPipeError:
        return BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # a traceback must not reach a person
        told = failures.in_words(error)
        complain(f"heldag: {t(told)}" if told else t(crash.in_words(crash.write_report(error))))
        return 1


def program(t: Translator, chosen: settings.Settings) -> click.Group:
    """Return the command ``heldag`` in the language of ``t``."""

    @click.pass_context
    def start(context: click.Context, db: Path | None, lang: str | None) -> int | None:
        named = db is not None or "HELDAG_DB" in os.environ
        called = context.invoked_subcommand
        own_forms.use()  # what had waited may be a line that needs one, whatever the command
        context.obj = Context(t, chosen, folders.database(db), named=named, language=lang)
        if called not in IN_THE_APP:
            own_problems = own_forms.problems() if called in WITH_FORMS else ()
            for problem in (*chosen.problems, *own_problems):
                complain(f"heldag: {t(problem)}")
        if called is None:
            from tui.commands.open import run_app

            return run_app(context.obj)
        return None

    @click.pass_obj
    def end(context: Context, /, status: int | None, **_: object) -> int | None:
        return status or int(context.damaged)

    return _Commands(
        t,
        chosen.documents,
        result_callback=end,
        callback=start,
        invoke_without_command=True,
        help=t(
            N_("Minutes of a day-long meeting, typed while it happens. Without a command: the app.")
        ),
        params=_global_options(t),
        options_metavar=t(N_("[OPTIONS]")),
        subcommand_metavar=t(N_("[COMMAND …]")),
        context_settings={"help_option_names": ["-h", "--help"]},
    )


class _Commands(click.Group):
    """The group of commands, each imported when it is asked for."""

    def __init__(self, t: Translator, documents: Path, **attributes: object) -> None:
        super().__init__("heldag", **attributes)  # type: ignore[arg-type]  # passed on as they are
        self._t = t
        self._documents = documents

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """End the help with where the files lie on this computer."""
        t = self._t
        with formatter.section(t(N_("Files"))):
            formatter.write_dl(
                [
                    (t(N_("meetings")), str(folders.database())),
                    (t(N_("documents")), str(self._documents)),
                    (t(N_("settings")), str(folders.settings_file())),
                    (t(N_("your own forms")), str(folders.forms())),
                    (t(N_("crash reports")), str(folders.reports())),
                ]
            )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tui.commands.{_module(cmd_name)}")
        command = cast(click.Command, module.command(self._t))
        command.name = cmd_name
        command.help = self._t(COMMANDS[cmd_name])
        command.options_metavar = self._t(N_("[OPTIONS]"))
        return command


def _module(command: str) -> str:
    return "import_" if command == "import" else command


def _global_options(t: Translator) -> list[click.Parameter]:
    return [
        click.Option(
            ["--db"],
            type=click.Path(path_type=Path),
            metavar=t(N_("PATH")),
            help=t(N_("The file with the meetings; else HELDAG_DB, else the standard place.")),
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            help=t(N_("The language; else that of the settings, else that of the system.")),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_say_version,
            help=t(N_("Show the version and exit.")),
        ),
    ]


def _say_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"heldag {version('heldag')}")
        context.exit()


def _language_in(arguments: Sequence[str]) -> str | None:
    """Return the value of ``--lang`` among the global options: the help needs it before click reads."""
    waiting = list(arguments)
    while waiting and waiting[0].startswith("-"):
        name, _, value = waiting.pop(0).partition("=")
        if name in ("--db", "--lang") and not value:
            value = waiting.pop(0) if waiting else ""
        if name == "--lang":
            return value
    return None


def _usage(t: Translator, error: click.UsageError) -> str:
    """Return what was wrong in the call and where the help is, on one line."""
    said = error.format_message()
    if error.ctx is None:
        return said
    call = f"{error.ctx.command_path} --help"
    return f"{said} {t(message(N_('See “{call}”.'), call=call))}"


def _flush(stream: TextIO) -> bool:
    """Write what is left; return False where nobody reads any more.

    Then the rest goes nowhere, so that the interpreter does not complain at its end.
    """
    try:
        stream.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return False
    return True
