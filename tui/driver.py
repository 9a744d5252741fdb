"""The terminal driver of Textual, made to survive what a real line sends.

One invalid UTF-8 byte on standard input ends any Textual app, and so does a terminal that is closed:
its input thread spins on the end of file, and its writer dies and blocks the rest.
"""

from __future__ import annotations

import os
import selectors
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.escapes import ESCAPE, length_of_sequence

if TYPE_CHECKING:
    from textual.driver import Driver

READ = 4096
FULL = READ - 1
"""Bytes in a read behind which more has come at the same time; so many does a terminal's queue hold."""
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
PASTE_PATIENCE = 20
"""So many tenths of a second without a byte end a paste whose end does not come."""

LEADS_OUT = frozenset({"ctrl+q", "ctrl+p"})
"""Keys that leave the app, or lead there."""

_KEYBOARD_AS_BEFORE = "\x1b[<u"
"""Takes back what was asked of the terminal's keyboard, which keeps count of how often it was."""

Handler = Callable[[Any], None]


class HeldBack(Message):
    """A key that leads out of the app came with a paste, perhaps within it, and was not carried out."""

    def __init__(self, key: str) -> None:
        """Name the key."""
        super().__init__()
        self.key = key


class LenientParser:
    """Turns bytes from a terminal into events; nothing in them makes it fail.

    Pastes are cut out here, and so is the Escape key. Textual's own parser takes an escape within a
    paste for a key, and what follows it for typed keys that come before the paste; of an escape with
    letters behind it it makes other keys.

    Attributes:
        replaced: whether bytes came that were no UTF-8; they became U+FFFD.
    """

    def __init__(self, *, debug: bool = False) -> None:
        """Start with an empty line."""
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._parser = XTermParser(debug)
        self._held = ""
        self._pasted: list[str] | None = None
        self._behind_paste = False
        self._waited = 0
        self.replaced = False

    def feed(self, data: bytes, handle: Handler) -> None:
        """Hand each event in ``data`` to ``handle``."""
        text = self._decode(data)
        self.replaced = self.replaced or "\ufffd" in text
        self._waited = 0
        text, self._held = self._held + text, ""
        while text:
            if self._pasted is None:
                typed, mark, text = text.partition(PASTE_START)
                self._type(typed, handle, more=not mark)
                self._pasted = [] if mark else None
            else:
                pasted, mark, text = _cut_paste(text)
                if not mark:
                    pasted, self._held = _cut(pasted, PASTE_END)
                self._pasted.append(pasted)
                if mark:
                    self._end_paste(handle)
        self._behind_paste = self._behind_paste and len(data) >= FULL

    def tick(self, handle: Handler, *, quiet: bool) -> None:
        """Hand over what a pause completes; ``quiet`` where nothing has come for a tenth of a second."""
        if not quiet:
            return
        if self._pasted is None:
            typed, self._held = self._held, ""
            self._type(typed, handle, more=False)
            return
        self._waited += 1
        if self._waited >= PASTE_PATIENCE:  # its end got lost on the way
            self._end_paste(handle)

    def _end_paste(self, handle: Handler) -> None:
        handle(events.Paste("".join(self._pasted or ())))
        self._pasted = None
        self._behind_paste = True

    def _type(self, text: str, handle: Handler, *, more: bool) -> None:
        """Hand over the keys in ``text``; its end is held where only what comes next can tell."""
        while text:
            letters, escape, behind = text.partition(ESCAPE)
            self._feed_keys(letters, handle)
            text = escape + behind
            size = length_of_sequence(text, more=more) if text else 0
            if size is None:
                self._held = text
                return
            if size:
                self._feed_keys(text[:size], handle)
            elif text:
                handle(events.Key("escape", ESCAPE))
            text = text[size or 1 :]

    def _feed_keys(self, text: str, handle: Handler) -> None:
        if not text:  # to Textual's parser nothing would mean the end
            return
        try:
            for event in self._parser.feed(text):
                key = event.key if isinstance(event, events.Key) else ""
                held_back = self._behind_paste and key in LEADS_OUT
                handle(HeldBack(key) if held_back else event)
        except Exception:  # noqa: BLE001  # a broken sequence loses itself, not the session
            self._parser = XTermParser(self._debug)


def _cut_paste(text: str) -> tuple[str, str, str]:
    """Cut off a paste at the last end that comes before another paste begins: it may hold others."""
    first = text.find(PASTE_END)
    following = text.find(PASTE_START, first) if first >= 0 else -1
    last = text.rfind(PASTE_END, 0, following if following >= 0 else len(text))
    if last < 0:
        return text, "", ""
    return text[:last], PASTE_END, text[last + len(PASTE_END) :]


def _cut(text: str, mark: str) -> tuple[str, str]:
    """Cut off an end of ``text`` that may be the beginning of ``mark``."""
    for size in range(len(mark) - 1, 0, -1):
        if text.endswith(mark[:size]):
            return text[:-size], text[-size:]
    return text, ""


class GoneProofFile:
    """A text file to a terminal that may disappear; then writing does nothing."""

    def __init__(self, file: IO[str]) -> None:
        """Wrap ``file``."""
        self._file = file
        self._gone = False

    def write(self, text: str) -> int:
        """Write ``text``, or nothing once the terminal is gone."""
        return self._try(lambda: self._file.write(text)) or 0

    def flush(self) -> None:
        """Flush, or do nothing once the terminal is gone."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """Return the number of the file."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._file.isatty()

    def _try(self, action: Callable[[], Any]) -> Any:
        if self._gone:
            return None
        try:
            return action()
        except (OSError, ValueError):
            self._gone = True
            return None


def driver_class() -> type[Driver] | None:
    """Return the driver for this system; None is Textual's own (Windows reads characters, not bytes)."""
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver

    class SteadyDriver(LinuxDriver):
        """Textual's driver for Linux and macOS that nothing on the line can end."""

        def __init__(self, app: Any, **options: Any) -> None:
            super().__init__(app, **options)
            self._file = GoneProofFile(sys.__stderr__)  # type: ignore[assignment,arg-type]  # what the writer needs
            self._parser = LenientParser(debug=self._debug)

        def _sigcont_application(self, *_: object) -> None:
            """Go on after a stop: in the loop, because the signal may come in the middle of anything."""
            self._loop.call_soon_threadsafe(self._go_on)

        def _go_on(self) -> None:
            """Set the terminal's mode again, with one thread that reads and one that writes, as before.

            A stop that nobody could see coming has left both at work. What has come meanwhile, even the
            half of a key, is read by the thread that takes over.
            """
            if self._key_thread is None:
                return
            before = None
            if self._key_thread.is_alive():
                self.exit_event.set()
                self._key_thread.join()
                self.exit_event.clear()
                self.write(_KEYBOARD_AS_BEFORE)
                self.close()
                before = self.attrs_before
            self.start_application_mode()  # type: ignore[no-untyped-call]  # Textual's
            self.attrs_before = before or self.attrs_before
            self._app.refresh(layout=True)

        def run_input_thread(self) -> None:
            """Read until the app ends or the terminal is gone."""
            parser = self._parser
            told = False
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    ready = selector.select(0.1)
                    if ready:
                        data = _read(self.fileno)
                        if not data:
                            self._app.call_later(self._app.terminal_gone)  # type: ignore[attr-defined]
                            return
                        parser.feed(data, self.process_message)
                    parser.tick(self.process_message, quiet=not ready)
                    if parser.replaced and not told:
                        told = True
                        self._app.call_later(self._app.bytes_replaced)  # type: ignore[attr-defined]

    return SteadyDriver


def _read(number: int) -> bytes:
    """Return what has come; nothing when the terminal is gone, with or without an error."""
    try:
        return os.read(number, READ)
    except OSError:
        return b""
