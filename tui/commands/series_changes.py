"""What ``heldag series`` changes: what new meetings begin with, who belongs to a body, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from locales import N_, Message, Translator, message
from tui.context import Context
from tui.output import complain, say

if TYPE_CHECKING:
    from store.file.store import Store
    from store.language.words import Term
    from store.model.records import Participant
    from store.model.shared_records import Member

FIELDS: dict[str, str] = {
    "kind": N_("kind of document"),
    "organiser": N_("organiser"),
    "place": N_("place"),
    "language": N_("language"),
    "profile": N_("profile"),
    "style": N_("style of decisions"),
    "answers_order": N_("order of groups"),
    "answers_by": N_("answers arranged by"),
    "numbering": N_("§ numbered by"),
    "verify_days": N_("days until verified"),
    "announce_days": N_("days until announced"),
    "appeal_days": N_("days to appeal"),
}
"""What can be said of a series, with a word for it."""

_LONGEST_WAY = 3650


def name_argument(t: Translator) -> click.Argument:
    """Return the argument that names a series."""
    return click.Argument(["name"], metavar=t(N_("NAME")), help=t(N_("The name of the series.")))


def changing_commands(t: Translator) -> Iterator[click.Command]:
    """Give the commands below ``heldag series`` that change something."""
    file = click.Argument(
        ["file"], metavar=t(N_("FILE")), help=t(N_("One person a line; - is standard input."))
    )
    name = name_argument(t)
    yield _command(
        "set", t(N_("Say what new meetings of a series begin with.")), _set, name, *_options(t)
    )
    yield _command(
        "members", t(N_("Say who belongs to a series, by a list.")), _members, name, file
    )
    yield _command("delete", t(N_("Forget what was said of a series.")), _delete, name)
    yield _command("undo", t(N_("Take back your latest change of a series or register.")), _undo)


def _command(
    name: str, help_: str, act: Callable[..., None], *params: click.Parameter
) -> click.Command:
    return click.Command(name, callback=click.pass_obj(act), params=list(params), help=help_)


# What new meetings begin with ---------------------------------------------------------------------


def _options(t: Translator) -> Iterator[click.Option]:

    for name in ("organiser", "place", "profile"):
        yield click.Option([f"--{name}"], metavar=t(N_("TEXT")), help=t(FIELDS[name]))
    for name in ("kind", "language", "style", "answers_order", "answers_by", "numbering"):
        known = (
            term.name if name == "language" else term.word(t.language) for term in terms_of(name)
        )
        yield click.Option([_option(name)], metavar="|".join(known), help=t(FIELDS[name]))
    for name in ("verify_days", "announce_days", "appeal_days"):
        days = click.IntRange(0, _LONGEST_WAY)
        yield click.Option([_option(name)], type=days, metavar=t(N_("N")), help=t(FIELDS[name]))
    yield click.Option(
        ["--phrase", "phrases"],
        multiple=True,
        metavar=t(N_("NAME=TEXT")),
        help=t(N_("A standing text of its own; without a text it is taken away.")),
    )


def _option(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def _set(context: Context, name: str, phrases: tuple[str, ...], **values: Any) -> None:
    from store.model.shared_records import REGISTER
    from store.series import changes as verbs
    from store.series.known_series import find_series

    t = context.t
    given = {field: _read(t, field, v) for field, v in values.items() if v is not None}
    if not given and not phrases:
        raise click.UsageError(t(N_("Say at least one thing of the series.")))
    with context.writer() as store, store.step(REGISTER, "change_series"):
        uid = _ensured(store, name)
        known = find_series(store, name)
        if phrases and known is not None:
            given["phrases"] = _with_phrases(dict(known.phrases), phrases)
        verbs.change(store, uid, **given)


def _ensured(store: Store, name: str) -> str:
    """Return the uid of the record of a series, a new one where it has none."""
    from store.series import changes as verbs
    from store.series.known_series import find_series

    known = find_series(store, name)
    return known.uid if known is not None else verbs.add(store, name)


def _read(t: Translator, field: str, value: Any) -> Any:
    """Return a value as the record has it; an empty text is none. Raise UsageError where it is unknown."""
    if not isinstance(value, str):
        return value
    terms = terms_of(field)
    if terms:
        return _named(t, terms, value)
    if field == "profile" and value:
        from exports.profiles import get_profile

        return get_profile(value).name
    return value.strip() or None


def terms_of(field: str) -> tuple[Term, ...]:
    """Return the words that a field of a series may have; none where it may have any."""
    from store.language.words import KINDS_OF_MEETING, LANGUAGE_WORDS
    from store.series.words import BYS, DECISION_STYLES, NUMBERINGS, ORDERS

    return {
        "kind": KINDS_OF_MEETING,
        "language": LANGUAGE_WORDS,
        "style": DECISION_STYLES,
        "answers_order": ORDERS,
        "answers_by": BYS,
        "numbering": NUMBERINGS,
    }.get(field, ())


def _named(t: Translator, terms: tuple[Term, ...], word: str) -> str:
    """Return the name of what a word in either language means; raise UsageError where it is none."""
    from store.language.spelling import spelling
    from store.language.words import by_word

    term = by_word(terms).get(spelling(word))
    if term is None:
        several = ", ".join(known.word(t.language) for known in terms)
        raise click.UsageError(
            t(message(N_("“{word}” is none of: {several}"), word=word, several=several))
        )
    return term.name


def _with_phrases(known: dict[str, str], given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return standing texts with those that are given as ``NAME=TEXT``."""
    for one in given:
        name, _, text = one.partition("=")
        known[name.strip()] = text.strip()
    return tuple((name, text) for name, text in known.items() if name and text)


# Who belongs to it --------------------------------------------------------------------------------


def _members(context: Context, name: str, file: str) -> None:
    from store.capture.people import read_people_lines
    from store.model.shared_records import REGISTER
    from store.series import changes as verbs
    from tui.commands.capture import read_lines

    lines, _ = read_lines(file)
    members = [_member(person) for person in read_people_lines(lines)]
    with context.writer() as store, store.step(REGISTER, "change_members"):
        verbs.set_members(store, _ensured(store, name), members)
    say(context.t.n("{n} member", "{n} members", len(members)))


def _member(person: Participant) -> Member:
    from store.model.shared_records import Member

    return Member(
        name=person.name,
        standing=person.standing,
        roles=person.roles,
        party=person.party,
        organisation=person.organisation,
        substitute_for=person.substitute_for,
        title=person.title,
    )


# Taking away, and taking back ---------------------------------------------------------------------


def _delete(context: Context, name: str) -> None:
    from store.errors import NotFound
    from store.series import changes as verbs
    from store.series.known_series import find_series

    with context.writer() as store:
        known = find_series(store, name)
        if known is None:
            raise NotFound(message(N_("Nothing was said of a series “{name}”."), name=name))
        verbs.delete(store, known.uid)


def _undo(context: Context) -> None:
    from store.file.undo import undo
    from store.model.shared_records import REGISTER

    with context.writer() as store:
        undone = undo(store, REGISTER)
    words: Message | str = N_("Taken back.") if undone else N_("There is nothing to undo.")
    (say if undone else complain)(context.t(words))
