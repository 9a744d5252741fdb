"""Typing as people type: ahead of the screen, with corrections, out of order."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.e2e.program import Program, plain, written
from tests.e2e.terminal import KEYS

HEAD = [
    "/titel Skriva i förväg",
    "# Gruppernas frågor",
    "/grupper A-C",
    "/övning frågor Frågor",
    "/fråga Vad fungerar?",
    "/fråga Vad saknas?",
    "/fråga Vad gör vi nu?",
]
WORDS = (
    "möbler hyllor kaffe nycklar schema öppettider böcker salen hösten åtgärder ljud rum".split()
)
LAST = "slut på passet"
LINES = 40


def session(seed: int, count: int = LINES) -> list[bytes]:
    """The keys of a session of ``count`` lines, one element per key."""
    rng = random.Random(seed)
    keys: list[bytes] = []
    for number in range(count):
        keys += _switch(rng) if rng.random() < 0.3 else []
        keys += _line(rng, number)
        keys.append(KEYS["enter"])
    return [*keys, *_letters(LAST), KEYS["enter"]]


def _letters(text: str) -> list[bytes]:
    return [character.encode() for character in text]


def _switch(rng: random.Random) -> list[bytes]:
    """Go to another cell: by a typed token, or by a key while the line is empty."""
    if rng.random() < 0.5:
        return [KEYS[rng.choice(("pgdn", "pgup", "left", "right"))]]
    token = rng.choice(("A", "b", "3", "2.3", "C.1", ".2", "0", "k"))
    return [*_letters(token), KEYS["enter"]]


def _line(rng: random.Random, number: int) -> list[bytes]:
    """A line with slips of the fingers that are mended before Enter."""
    keys = _letters(rng.choice(("", "", "- ", "b: ", "?: ")) + f"{number} ")
    for _ in range(rng.randint(1, 3)):
        keys += _letters(rng.choice(WORDS) + " ")
        slip = rng.random()
        if slip < 0.2:
            wrong = rng.choice(WORDS)[: rng.randint(1, 4)]
            keys += [*_letters(wrong), *[KEYS["backspace"]] * len(wrong)]
        elif slip < 0.3:
            keys += [*_letters(rng.choice(WORDS)), KEYS["ctrl+w"]]
        elif slip < 0.4:
            steps = rng.randint(1, 3)
            keys += [KEYS["left"]] * steps + _letters("x") + [KEYS["right"]] * steps
    return keys


def in_chunks(keys: list[bytes], rng: random.Random) -> Iterator[bytes]:
    """The keys in single writes of random size; a key is never cut in two."""
    at = 0
    while at < len(keys):
        size = rng.choice((1, 3, 10, 40, 150))
        yield b"".join(keys[at : at + size])
        at += size


def typed(program: Program, chunks: Iterator[bytes], pause: float) -> object:
    """Type ``chunks`` into a new meeting, leave the app, and return what became of it."""
    meeting = program.capture(HEAD)
    with program.open(meeting) as window:
        for chunk in chunks:
            window.send(chunk)
            if pause:
                window.pump(pause)
        # the screen is not looked at: feeding the emulator would take longer than the typing
        window.wait_until(lambda: program.texts(meeting)[-1:] == [LAST])
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    return plain(program.show(meeting))


def slowly(keys: list[bytes]) -> Iterator[bytes]:
    yield from keys


def test_keys_sent_ahead_give_the_same_meeting_as_keys_sent_slowly(heldag: Program) -> None:
    keys = session(1)
    expected = typed(heldag, slowly(keys), pause=0.005)
    assert typed(heldag, in_chunks(keys, random.Random(1)), pause=0) == expected


def test_a_slow_disk_changes_nothing(heldag: Program, slow: Program) -> None:
    keys = session(3)
    expected = typed(heldag, in_chunks(keys, random.Random(3)), pause=0)
    assert typed(slow, in_chunks(keys, random.Random(4)), pause=0) == expected


def cells(program: Program, meeting: int) -> list[tuple[str | None, int | None, str]]:
    return [
        (entry["row"], entry["prompt"], entry["text"])
        for section in program.show(meeting)["sections"]
        for entry in section["entries"]
    ]


def test_the_facilitator_fills_cells_out_of_order(heldag: Program) -> None:
    meeting = heldag.capture([*HEAD[:2], "/grupper 1-3", *HEAD[3:]])
    with heldag.open(meeting) as window:
        for line, sight in (
            ("2.3", "Grupp 2"),
            ("ett eget rum", "ett eget rum"),
            ("1", "Grupp 1"),
            ("nycklar till salen", "nycklar till salen"),
        ):
            window.line(line)
            window.wait_for(sight)
            window.wait_for(lambda _: not written(window))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert cells(heldag, meeting) == [
        ("2", 3, "ett eget rum"),
        ("1", 3, "nycklar till salen"),
    ]


def test_a_place_is_kept_until_the_next_start(heldag: Program) -> None:
    meeting = heldag.capture(HEAD)
    with heldag.open(meeting) as window:
        window.line("B.2")
        window.wait_for(lambda screen: "Grupp B" in screen and not written(window))
        window.press("ctrl+q")
        window.wait_exit()
    heldag.capture(["här fortsätter jag"], meeting)
    assert cells(heldag, meeting) == [("B", 2, "här fortsätter jag")]
