"""The text of the help, made from the tables that the program itself uses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from locales import N_, Translator
from screens.base import commands
from screens.base.keymap import Keymap, shown_key
from screens.base.palette import PALETTE_KEY
from screens.base.widgets.cells import fit, shown_inline, width_of, wrap
from screens.base.widgets.painted import Line
from store.capture.table import COMMANDS, PARTS, Command
from store.language.words import Term
from store.model.kinds import KINDS, Kind
from store.search import register_filters as filters
from store.search.filter_words import FIELDS, KINDS_SEARCHED

_Part = tuple[str, list[tuple[str, str]]]
"""A heading, and keys or names with what they do."""

_KEY = 24
_PLACES: tuple[tuple[str, str], ...] = (
    (commands.LIVE, N_("Keys while you write")),
    (commands.SELECT, N_("Keys when an entry is selected (↑)")),
    (commands.EDIT, N_("Keys while an entry or a field is edited")),
    (commands.BOARD, N_("Keys on the board of an exercise")),
    (commands.HOME, N_("Keys in the list of meetings")),
    (commands.SEARCH, N_("Keys in the search")),
    (commands.CHOOSE, N_("Keys in the palette")),
    (commands.SAVED, N_("Keys in the saved searches")),
    (commands.COMPARE, N_("Keys while two meetings are compared")),
    (commands.TIMELINE, N_("Keys in the timeline of a series")),
    (commands.TRASH, N_("Keys in the trash")),
    (commands.TAKEN_OUT, N_("Keys among what was taken out of a meeting")),
    (commands.PEOPLE, N_("Keys for who is there")),
    (commands.PERSONS, N_("Keys in the register of people")),
    (commands.PERSON, N_("Keys on a person's page")),
    (commands.REVIEW, N_("Keys for a list that is taken in")),
    (commands.EXPORT, N_("Keys in the export")),
    (commands.IMPORT, N_("Keys in the import")),
    (commands.CHECKS, N_("Keys in the checks")),
    (commands.REGISTER, N_("Keys in the register of decisions, actions and questions")),
    (commands.READBACK, N_("Keys while a meeting is read back (/readback, heldag view)")),
)
_SELECTS = ("Shift+← Shift+→", N_("Select text; with Home and End, or ↑ and ↓, more at a time"))
_JOINS: tuple[tuple[str, str], ...] = (
    (N_("⌫ at the beginning"), N_("Join the line to the one above it, which keeps its kind")),
    (N_("Del at the end"), N_("Join the line below to this one, which keeps its kind")),
)
_CLIPBOARD = ("^C ^X ^V", N_("Copy or cut the text that is selected; paste what was copied here"))
_LINE_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", N_("Carry the line out; it is saved when it shows above")),
    ("Tab", N_("Take the suggestion; without one, make a bullet or indent it")),
    ("PgUp PgDn", N_("Go to another row; in plain talk, to another section")),
    ("← →", N_("Go to another question, while the line is empty")),
    ("↑", N_("Go up into the entries; typing brings you back")),
    ("^P", N_("List every command of where one is; typing there looks for one")),
    ("^A ^E ^W ^U ^K", N_("Move and delete in the line as in a shell")),
    _SELECTS,
    _CLIPBOARD,
)
_PAGE_KEYS: tuple[tuple[str, str], ...] = (
    ("Shift+↑ Shift+↓", N_("Mark one line after the other; the mouse marks what it is drawn over")),
)
_BOARD_KEYS: tuple[tuple[str, str], ...] = (
    ("← → ↑ ↓", N_("Move to another column or entry")),
    ("PgUp PgDn", N_("Show the next question, or the next row")),
    (N_("text"), N_("Begin a new line in the highlighted cell")),
    (
        "1 … 12  0",
        N_("On a wall, move the picked out note, or all marked ones, to that cluster; 0 to none"),
    ),
)
_OWN_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    commands.LIVE: _LINE_KEYS,
    commands.SELECT: _PAGE_KEYS,
    commands.EDIT: (*_JOINS, _SELECTS, _CLIPBOARD),
    commands.BOARD: _BOARD_KEYS,
}
"""The keys that have no command, by the place where they are."""

_TYPED: tuple[tuple[str, str], ...] = (
    (N_("text"), N_("A note, word for word")),
    (N_("# Heading"), N_("A section with that heading; ## is one level below")),
    ("- text", N_("A bullet")),
    (N_("d: text"), N_("A decision; Decision: text is the same")),
    (N_("d+ text"), N_("One more clause of the decision above")),
    (N_("a: text +Name !date"), N_("An action, with its owner and its date")),
    (N_("+Name"), N_("The owner of an action: who is to do it; several are possible")),
    (N_("!date"), N_("The date of an action: !fri, !9 dec, !tomorrow")),
    (N_("Name: text"), N_("What a participant says, in their name")),
    ("B   2   B.3", N_("In an exercise: go to that group or question")),
    ("/", N_("A command; all of them stand below")),
)
_WRITING = (commands.LIVE, commands.SELECT, commands.EDIT, commands.BOARD)
"""Where lines are written, so that what can be typed stands above the keys."""

_SWITCHES: tuple[tuple[str, str], ...] = (
    ("B  2", N_("that row")),
    (N_("South:  Group B"), N_("that row; a name without its colon is an answer")),
    ("2.3  B.3", N_("that row and question")),
    (".3", N_("question 3 of the same row")),
    ("0  k", N_("plenary: the whole room")),
    (N_("B: text"), N_("only this line goes to row B")),
    (N_("␣text"), N_("a space first: exactly this text, nothing in it is read as a command")),
)


def help_lines(
    keymap: Keymap, t: Translator, width: int, wanted: str = "", where: str = commands.LIVE
) -> list[Line]:
    """Return the help in ``width`` cells; with ``wanted`` only what contains it.

    Args:
        keymap: a person's keys.
        t: the language.
        width: cells of a line.
        wanted: words that must all occur in key, name or explanation.
        where: the place whose keys come first.
    """
    lines: list[Line] = []
    words = wanted.casefold().split()
    for heading, pairs in _parts(keymap, t, where):
        found = [pair for pair in pairs if all(word in " ".join(pair).casefold() for word in words)]
        if found:
            lines += [[(f" {heading}", "heading")]]
            for key, said in found:
                lines += _pair(key, said, width)
            lines.append([])
    return lines or [[(f" {t(N_('Nothing in the help fits.'))}", "quiet")]]


def _pair(key: str, said: str, width: int) -> list[Line]:
    """Return a key or name and what it does, side by side, or below each other where it is long."""
    room = max(width - _KEY - 4, 12)
    first, *rest = wrap(said, room) or [""]
    blank = " " * (_KEY + 2)
    lines: list[Line] = []
    if width_of(key) > _KEY - 1:
        lines = [[("  ", ""), (key, "key")], [(blank, ""), (first, "text")]]
    else:
        lines = [[("  ", ""), (fit(key, _KEY), "key"), (first, "text")]]
    return [*lines, *([(blank, ""), (line, "text")] for line in rest)]


def _parts(keymap: Keymap, t: Translator, where: str) -> Iterable[_Part]:
    """Give each part of the help: what can be typed and the keys of ``where``, what it means, other keys."""
    typed = t(N_("What you can type")), [(t(key), t(said)) for key, said in _TYPED]
    keys = [_keys_part(keymap, t, place) for place in _PLACES if place[0] == where]
    yield from [typed, *keys] if where in _WRITING else [*keys, typed]
    yield from _meanings(t)
    yield from (_keys_part(keymap, t, place) for place in _PLACES if place[0] != where)


def _keys_part(keymap: Keymap, t: Translator, place: tuple[str, str]) -> _Part:
    """Return the keys of one place, those that have no command first.

    A key that means several things there, each at its time, stands once.
    """
    where, heading = place
    own = _OWN_KEYS.get(where, ())
    said_by_key: dict[str, list[str]] = {}
    for command in commands.COMMANDS:
        if command.where == where:
            keys = _keys_of(command, keymap, t)
            said_by_key.setdefault(keys, []).append(t(command.tooltip))
    pairs = [(keys, " · ".join(said)) for keys, said in said_by_key.items()]
    return t(heading), [*((t(key), t(said)) for key, said in own), *pairs]


def _keys_of(command: commands.Command, keymap: Keymap, t: Translator) -> str:
    """Return the keys of a command; where it has none, that of the palette and what is typed there."""
    keys = " ".join(map(shown_key, keymap.keys(command.id)))
    return keys or f"{shown_key(PALETTE_KEY)} {t(command.label)}"


def _meanings(t: Translator) -> Iterable[_Part]:
    """Give what markers, places and commands mean."""
    yield t(N_("What a line becomes")), [_kind_pair(kind, t) for kind in KINDS if _is_typed(kind)]
    yield t(N_("Going to a row and a question")), [(t(k), t(said)) for k, said in _SWITCHES]
    yield (
        t(N_("What narrows a search")),
        [*map(partial(_narrowing_pair, t), FIELDS), _kinds_pair(t)],
    )
    yield (
        t(N_("What narrows the register of all meetings")),
        [*map(partial(_narrowing_pair, t), filters.FIELDS)],
    )
    for part, heading in PARTS.items():
        yield (
            f"{t(N_('Commands'))}: {t(heading)}",
            [_command_pair(c, t) for c in COMMANDS if c.part == part],
        )


def _narrowing_pair(t: Translator, field: Term) -> tuple[str, str]:
    """Return the words before a colon that narrow a search, and what they narrow it to."""
    own = field.word(t.language)
    return "  ".join(f"{word}:" for word in dict.fromkeys((own, *field.words))), t(field.label)


def _kinds_pair(t: Translator) -> tuple[str, str]:
    words = (word.lower() for kind in KINDS_SEARCHED for word in kind.words)
    return t(N_("a kind")), "  ".join(f"{word}:" for word in words)


def _is_typed(kind: Kind) -> bool:
    return bool(kind.letters or kind.words) or kind.name in ("note", "bullet")


def _kind_pair(kind: Kind, t: Translator) -> tuple[str, str]:
    """Return how a kind is typed, and its name with its symbol."""
    typed = [f"{letter}:" for letter in kind.letters] + [f"{word}:" for word in kind.words]
    if kind.name == "bullet":
        typed = ["-  *"]
    symbol = f"{kind.symbol} " if kind.symbol.strip() else ""
    return "  ".join(typed) or t(N_("(no marker)")), f"{symbol}{t(kind.label)}"


def _command_pair(command: Command, t: Translator) -> tuple[str, str]:
    """Return a command as it is typed in this language, and what it does."""
    argument = f" {t(command.argument)}" if command.argument else ""
    other = command.word("en" if t.language == "sv" else "sv")
    name = command.word(t.language)
    also = f" ({other})" if other != name else ""
    return shown_inline(f"{name}{argument}"), f"{t(command.help)}{also}"
