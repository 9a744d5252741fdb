"""``heldag capture``: lines of the capture language from a file, as if they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from locales import N_, Message, Translator, message
from tui import process
from tui.context import Context
from tui.output import complain

if TYPE_CHECKING:
    from store.capture import CaptureSession
    from store.store import Store


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not carried out; ``number`` counts from 1."""

    number: int
    reason: Message


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, new: bool, names: tuple[str, ...]) -> int:
        meeting, file = _named(t, names, new=new)
        return capture(context, meeting, file)

    return click.Command(
        "capture",
        callback=run,
        params=[
            click.Option(["--new"], is_flag=True, help=t(N_("Make a new meeting of the lines."))),
            click.Argument(
                ["names"],
                nargs=-1,
                metavar=t(N_("[MEETING] FILE")),
                help=t(
                    N_(
                        "The meeting to go on with (left out with --new), and a file of lines; "
                        "- is standard input."
                    )
                ),
            ),
        ],
    )


def _named(t: Translator, names: tuple[str, ...], *, new: bool) -> tuple[str | None, str]:
    """Return the meeting (None for a new one) and the file that the call names."""
    if len(names) != (1 if new else 2):
        wanted = N_("With --new, name one FILE.") if new else N_("Name a MEETING and a FILE.")
        raise click.UsageError(t(wanted))
    return (None, names[0]) if new else (names[0], names[1])


def capture(context: Context, meeting: str | None, file: str) -> int:
    """Carry out the lines of ``file``; print the meeting's id and what was refused.

    Returns:
        The exit status: 1 if a line was not carried out; the others are.
    """
    process.settle_in()
    lines, replaced = read_lines(file)
    from store.listing import find_meeting
    from store.verbs import meetings
    from tui.indexing import index_for_a_moment

    t = context.t
    name = "-" if file == "-" else file
    with context.writer() as store:
        found = (
            meetings.create(store, language=t.language)
            if meeting is None
            else find_meeting(store, meeting)
        )
        print(found, flush=True)
        for number in replaced:
            words = t(N_("Bytes that are not UTF-8 were replaced by �."))
            complain(f"{name}:{number}: {words}")
        refused = False
        for line in carry_out(store, found, lines):
            refused = True
            complain(f"{name}:{line.number}: {t(line.reason)}")
        index_for_a_moment(store)
    return int(refused)


def carry_out(store: Store, meeting: int, lines: Iterable[str]) -> Iterator[Refused]:
    """Carry ``lines`` out in ``meeting``, one step each, and yield those that were refused."""
    from store.capture import CaptureSession
    from store.reading import load

    session = CaptureSession(store, load(store, meeting))
    number = 0
    for number, line in enumerate(lines, 1):
        yield from _one(session, number, line)
    finished = session.finish()
    if finished.refusal is not None:
        yield Refused(number, finished.refusal)


def _one(session: CaptureSession, number: int, line: str) -> Iterator[Refused]:
    outcome = session.submit(line)
    if outcome.refusal is not None:
        yield Refused(number, outcome.refusal)
    elif outcome.request is not None:
        yield Refused(number, message(N_("This command works in the app only.")))


def read_lines(file: str) -> tuple[list[str], list[int]]:
    """Return the lines of ``file`` (``-``: standard input) and the numbers of those with bad bytes.

    Any line ending counts; a byte order mark is taken off; bytes that are not UTF-8 become U+FFFD.

    Raises:
        UnreadableFile: it cannot be read.
    """
    from store.named_files import read_named

    data = read_named(file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, bad = data.decode("utf-16", "replace"), False
    else:
        text = data.decode("utf-8-sig", "replace")
        bad = "\ufffd" in text and "\ufffd".encode() not in data
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines, [n for n, line in enumerate(lines, 1) if bad and "\ufffd" in line]
