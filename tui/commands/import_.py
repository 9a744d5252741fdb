"""``heldag import``: meetings from documents, and from files in the form ``heldag/1``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import N_, Translator
from tui import process
from tui.context import Context
from tui.failures import in_words, naming
from tui.progress import ProgressBar

if TYPE_CHECKING:
    from imports.report import FoundMeeting
    from imports.taking_in import TakenIn
    from store.errors import StoreError
    from store.file.store import Store


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, paths: tuple[Path, ...], dry_run: bool) -> int:
        return bring_in(context, paths, dry_run=dry_run)

    return click.Command(
        "import",
        callback=run,
        params=[
            click.Argument(
                ["paths"],
                nargs=-1,
                required=True,
                type=click.Path(path_type=Path),
                metavar=t(N_("PATH …")),
                help=t(
                    N_(
                        "Documents, folders of documents, or patterns like *.md; - is standard input."
                    )
                ),
            ),
            click.Option(
                ["--dry-run"], is_flag=True, help=t(N_("Say what would be made, and make nothing."))
            ),
        ],
    )


def bring_in(context: Context, paths: tuple[Path, ...], *, dry_run: bool) -> int:
    """Read each file, put its meetings in and print one line for each.

    Each file is taken in as a whole; one that is refused does not stop the others, and a run that was
    ended goes on where it was, because files that are here already are told by their content.

    Returns:
        The exit status: 1 if a file was refused; the others are read.
    """
    from imports.meant_files import files_of

    process.settle_in()
    files = list(files_of(paths))
    refused = False
    with ExitStack() as stack:
        progress = stack.enter_context(ProgressBar(len(files)))
        importer = _Importer(context, stack, dry_run=dry_run)
        for file in files:
            try:
                for line in importer.lines(file):
                    progress.say(line)
            except Exception as error:
                told = in_words(error)
                if told is None:
                    raise
                refused = True
                progress.complain(context.t(naming(file, told) if isinstance(file, Path) else told))
            progress.advance()
    return int(refused)


class _Importer:
    """Takes files in, or only looks at them; the store is opened when the first one is to be written."""

    def __init__(self, context: Context, stack: ExitStack, *, dry_run: bool) -> None:
        self._context = context
        self._stack = stack
        self._dry_run = dry_run
        self._store: Store | None = None

    def lines(self, file: Path | StoreError) -> list[str]:
        """Return what to say about a file; raises what reading and writing it raises."""
        from exports import document
        from imports.documents import LARGEST
        from imports.taking_in import look, take_in
        from store.file.named_files import STANDARD_INPUT, read_named

        if not isinstance(file, Path):
            raise file
        data = read_named(file, LARGEST) if str(file) == STANDARD_INPUT else None
        path = None if data is not None else file
        if self._dry_run:
            return [self._line("–", found) for found in look(path, data, document)]
        return self._told(file, take_in(self._writer(), path, data, document))

    def _writer(self) -> Store:
        if self._store is None:
            from tui.indexing import index_for_a_moment

            self._store = self._stack.enter_context(self._context.writer())
            self._stack.callback(index_for_a_moment, self._store)
        return self._store

    def _told(self, file: Path, outcome: TakenIn) -> list[str]:
        from imports.taking_in import here_already

        t = self._context.t
        if outcome.known:
            return [t(here_already(str(file), outcome))]
        lines = [
            self._line(str(number), found)
            for number, found in zip(outcome.ids, outcome.found, strict=True)
        ]
        if outcome.earlier:
            ids = ", ".join(map(str, outcome.earlier))
            said = N_("{path} was read in before as {ids}, with other content.")
            lines.append(t(said, path=str(file), ids=ids))
        return lines

    def _line(self, number: str, found: FoundMeeting) -> str:
        from imports.report import counts_in_words, meeting_in_words, pointed_out

        t = self._context.t
        counts = counts_in_words(found.report, t)
        doubts = pointed_out(found.report)
        said = [counts] if counts else []
        said += [t.n("{n} doubt", "{n} doubts", doubts)] if doubts else []
        behind = f"  ({'; '.join(said)})" if said else ""
        return f"{number}  {meeting_in_words(found, t)}{behind}"
