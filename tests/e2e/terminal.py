"""A program in a real pseudo-terminal, read by a terminal emulator.

Bytes are stamped with the time at which they arrive; the emulator is fed later, when somebody looks
at the screen, because feeding it costs more than what is measured.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": b"\r",
    "esc": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pgup": b"\x1b[5~",
    "pgdn": b"\x1b[6~",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
} | {f"ctrl+{chr(code + 96)}": bytes([code]) for code in range(1, 27)}
"""What a plain terminal sends for a key."""

# Sequences that the emulator takes for text: the keyboard protocol and mode queries.
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\]22;[^\x07\x1b]*(?:\x07|\x1b\\)"
)

PASTE_START, PASTE_END = b"\x1b[200~", b"\x1b[201~"

PATIENCE = 60.0
"""Seconds after which what is waited for is taken not to come: a program may start ever so slowly."""

Sight = str | Callable[[str], bool]
"""What is waited for: a text on the screen, or something true of the whole screen's text."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes from the program; ``at`` is ``time.perf_counter()`` when they were read."""

    at: float
    data: bytes


class Terminal:
    """One program in one terminal window. Use it as a context manager: leaving it ends the program.

    Attributes:
        arrivals: everything the program has written, in order.
        process: the program.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        cols: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        before: Callable[[], object] | None = None,
    ) -> None:
        """Start ``argv`` in a window of ``cols`` × ``rows`` with the environment ``env``.

        What is to be done ``before`` is done in its process.
        """
        self.arrivals: list[Arrival] = []
        self._fed = 0
        self._closed = False
        self._emulator = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._emulator)
        self._rows: dict[int, str] = {}
        self._master, slave = os.openpty()
        os.set_blocking(self._master, False)
        self._set_size(cols, rows)
        self.process = subprocess.Popen(
            [str(part) for part in argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env if env is not None else os.environ),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=lambda: [act() for act in (_take_terminal, before) if act is not None],
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Return the terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program, however it fares, and close the window."""
        self.close()

    # What the person does -----------------------------------------------------------------------

    def type(self, text: str, *, wait: float = 0.0) -> None:
        """Type ``text`` one key at a time; ``wait`` is the pause after each, in seconds."""
        for character in text:
            self.send(character.encode())
            if wait:
                self.pump(wait, until_quiet=False)

    def line(self, text: str) -> None:
        """Type ``text`` and Enter in one write, as keys that wait in a busy line arrive."""
        self.send(text.encode() + KEYS["enter"])

    def press(self, *names: str) -> None:
        """Press keys by their names in :data:`KEYS`."""
        for name in names:
            self.send(KEYS[name])

    def paste(self, text: str) -> None:
        """Paste ``text`` as a terminal with bracketed paste does."""
        self.send(PASTE_START + text.encode() + PASTE_END)

    def send(self, data: bytes, timeout: float = PATIENCE) -> float:
        """Write ``data`` at once, reading meanwhile, and return the time of the first write."""
        began = 0.0
        end = time.perf_counter() + timeout
        while data:
            if time.perf_counter() > end:
                raise TimeoutError(f"the program did not read {len(data)} bytes")
            readable, writable, _ = select.select([self._master], [self._master], [], 0.5)
            if writable:
                began = began or time.perf_counter()
                data = data[os.write(self._master, data) :]
            elif readable:
                self._read()
        return began

    def resize(self, cols: int, rows: int) -> None:
        """Give the window another size and tell the program."""
        self._feed()
        self._set_size(cols, rows)
        self._emulator.resize(rows, cols)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the window under the running program."""
        if not self._closed:
            self._closed = True
            os.close(self._master)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)

    def close(self) -> None:
        """End the program and close the window."""
        if self.process.poll() is None:
            self.kill()
        self.process.wait(10)
        self.hang_up()

    # What the person sees -----------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they are now, without trailing blanks."""
        self._feed()
        screen = self._emulator
        for at in screen.dirty:
            row = screen.buffer[at]
            self._rows[at] = "".join(row[x].data for x in range(screen.columns)).rstrip()
        screen.dirty.clear()
        return [self._rows.get(at, "") for at in range(screen.lines)]

    @property
    def screen(self) -> str:
        """The whole screen as one text."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's cursor, from 0."""
        self._feed()
        return self._emulator.cursor.x, self._emulator.cursor.y

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written."""
        return b"".join(arrival.data for arrival in self.arrivals)

    def wait_for(self, sight: Sight, timeout: float = PATIENCE) -> None:
        """Wait until ``sight`` is on the screen; fail with a picture of it after ``timeout`` s."""
        seen = (lambda screen: sight in screen) if isinstance(sight, str) else sight
        end = time.perf_counter() + timeout
        while not seen(self.screen):
            if time.perf_counter() > end:
                raise AssertionError(f"not seen in {timeout} s: {sight!r}\n{self.picture()}")
            alive = self.process.poll() is None
            if not self.pump(0.25) and not alive and not seen(self.screen):
                raise AssertionError(f"ended without showing {sight!r}\n{self.picture()}")

    def wait_until(self, true: Callable[[], bool], timeout: float = PATIENCE) -> None:
        """Wait until ``true()`` holds, reading meanwhile; fail after ``timeout`` seconds.

        What it looks at need not be there yet: a command that fails, or finds less, says "not yet".
        """
        end, pause = time.perf_counter() + timeout, 0.05
        while True:
            try:
                if true():
                    return
                reason = ""
            except (AssertionError, LookupError) as not_yet:
                reason = repr(not_yet)
            if time.perf_counter() > end:
                raise AssertionError(
                    f"did not come true in {timeout} s: {reason}\n{self.picture()}"
                )
            self.pump(pause, until_quiet=False)
            pause = min(pause * 1.5, 0.5)  # asking may be a program of its own, on the same cores

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended and return its exit status (negative: the signal)."""
        end = time.perf_counter() + timeout
        while self.process.poll() is None:
            if time.perf_counter() > end:
                raise AssertionError(f"still running after {timeout} s\n{self.picture()}")
            self.pump(0.05)
        self.pump(0.05)
        return self.process.returncode

    def settle(self, quiet: float = 0.1, timeout: float = PATIENCE) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        end = time.perf_counter() + timeout
        while self.pump(quiet) and time.perf_counter() < end:
            pass

    def pump(self, seconds: float, *, until_quiet: bool = True) -> bool:
        """Read for at most ``seconds``; stop at the first bytes if ``until_quiet``. Tell if any came."""
        end = time.perf_counter() + seconds
        came = False
        while not self._closed:
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self._master], [], [], left)[0]:
                return came
            if not self._read():
                if self.process.poll() is None:
                    time.sleep(min(0.01, max(left, 0)))  # the other end is closed, not yet ended
                else:
                    return came
            elif until_quiet:
                return True
            else:
                came = True
        time.sleep(min(0.01, max(end - time.perf_counter(), 0)))  # the window is closed
        return came

    def picture(self) -> str:
        """The screen in a frame, for messages of failed tests."""
        width = self._emulator.columns
        rule = "+" + "-" * width + "+"
        return "\n".join([rule, *(f"|{row:<{width}}|" for row in self.lines), rule])

    # Inside ---------------------------------------------------------------------------------------

    def feed_until(self, start: int, seen: Callable[[list[str]], bool]) -> float | None:
        """Feed what came after ``arrivals[start]`` piece by piece; return when ``seen`` came true."""
        self._feed(start)
        for index in range(start, len(self.arrivals)):
            self._feed(index + 1)
            if seen(self._emulator.display):
                return self.arrivals[index].at
        return None

    def _feed(self, end: int | None = None) -> None:
        end = len(self.arrivals) if end is None else end
        for arrival in self.arrivals[self._fed : end]:
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", arrival.data))
        self._fed = max(self._fed, end)

    def _read(self) -> bool:
        try:
            data = os.read(self._master, 65536)
        except (BlockingIOError, OSError):
            return False
        if data:
            self.arrivals.append(Arrival(time.perf_counter(), data))
        return bool(data)

    def _set_size(self, cols: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))


def _take_terminal() -> None:
    """Make standard input the controlling terminal, so that closing the window hangs it up.

    A run of the tests that nothing hangs up (``nohup``) must not hand that on.
    """
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
