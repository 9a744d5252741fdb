"""``heldag capture``: lines of the capture language from a file, as if they were typed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from locales import N_, Message, Translator, message
from store.errors import FileParted, StoreError
from tui import process
from tui.context import Context
from tui.output import complain
from tui.patience import QUIET, Patience

if TYPE_CHECKING:
    from store.capture import CaptureSession
    from store.file.store import Store


@dataclass(frozen=True, slots=True)
class LineReport:
    """What is told of a line: why it was not carried out, or what went with it.

    Attributes:
        number: of the line, from 1.
        words: what.
        refused: whether it was not carried out.
    """

    number: int
    words: Message
    refused: bool = True


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
    from store.file.listing import find_meeting
    from store.verbs import meetings
    from tui.indexing import index_for_a_moment

    t = context.t
    patience = Patience(lambda words: complain(f"heldag: {t(words)}"))
    with contextlib.ExitStack() as stack:
        store = patience.carry_out(lambda: stack.enter_context(context.writer(wait=QUIET)))
        found = (
            patience.carry_out(lambda: meetings.create(store, language=t.language))
            if meeting is None
            else find_meeting(store, meeting)
        )
        print(found, flush=True)
        for number in replaced:
            words = t(N_("Bytes that are not UTF-8 were replaced by �."))
            complain(f"{file}:{number}: {words}")
        refused = False
        for line in carry_out(store, found, lines, patience):
            refused = refused or line.refused
            complain(f"{file}:{line.number}: {t(line.words)}")
        index_for_a_moment(store)
    return int(refused)


def carry_out(
    store: Store, meeting: int, lines: Iterable[str], patience: Patience | None = None
) -> Iterator[LineReport]:
    """Carry ``lines`` out in ``meeting``, one step each, and yield what is told of some.

    Where the file cannot be written any more, it ends, and yields all that were not written.
    """
    from store.capture import CaptureSession
    from store.file.reading import load

    patience = patience or Patience(print)
    session = CaptureSession(store, load(store, meeting))
    since, every = 1, list(lines)
    acts = [partial(_one, session, number, line) for number, line in enumerate(every, 1)]
    for number, act in enumerate([*acts, partial(_end, session, len(every))], 1):
        try:
            yield from patience.carry_out(act)
        except StoreError as error:
            first = since if session.in_list else number  # a list is written when it ends
            reason = message(N_("Not written. {reason}"), reason=_settled(store, error))
            yield from (LineReport(lost, reason) for lost in range(first, len(every) + 1))
            return
        if not session.in_list:
            since = number + 1


def _settled(store: Store, error: StoreError) -> Message:
    """Return why nothing more is written; where the file became another one, what of it was kept."""
    if not isinstance(error, FileParted):
        return error.message
    try:
        successor, parting = store.successor()
    except StoreError as unsettled:
        return unsettled.message
    successor.close()
    return parting.words


def _end(session: CaptureSession, number: int) -> list[LineReport]:
    """End the list that the lines leave open."""
    refusal = session.finish().refusal
    return [] if refusal is None else [LineReport(number, refusal)]


def _one(session: CaptureSession, number: int, line: str) -> list[LineReport]:
    outcome = session.submit(line)
    if outcome.refusal is not None:
        return [LineReport(number, outcome.refusal)]
    if outcome.request is not None:
        return [LineReport(number, message(N_("This command works in the app only.")))]
    return [] if outcome.told is None else [LineReport(number, outcome.told, refused=False)]


def read_lines(file: str) -> tuple[list[str], list[int]]:
    """Return the lines of ``file`` (``-``: standard input) and the numbers of those with bad bytes.

    Any line ending counts; a byte order mark is taken off; bytes that are not UTF-8 become U+FFFD.

    Raises:
        UnreadableFile: it cannot be read.
    """
    from store.file.named_files import read_named

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
