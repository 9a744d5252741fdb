"""The checks of formal decisions: §§ without one, tasks for nobody, votes, and those who stood aside."""

from __future__ import annotations

from collections.abc import Iterator

from exports.checks.finding import About, Finding, each_entry, of_section, short
from exports.checks.vocabulary import NAMELESS_TASKS, NO_DECISION_NEEDED
from locales import N_, message
from store.language.spelling import spelling
from store.model.attending import attending, items
from store.model.minutes import Minutes
from store.model.records import Entry, Participant, Section

_SPEAKING = ("statement", "proposal", "reservation")


def undecided(minutes: Minutes) -> Iterator[Finding]:
    """Find the §§ of formal minutes in which nothing is decided, where something should be.

    An opening, a report and the like need no decision, unless there is a proposal.
    """
    if minutes.meeting.kind != "minutes":
        return
    numbers = {section.uid: n for n, section in enumerate(minutes.sections, 1)}
    for item, inside in items(minutes):
        if item is None or item.appendix:
            continue
        entries = [entry for section in inside for entry in minutes.entries(section.uid)]
        if any(entry.kind == "decision" for entry in entries):
            continue
        if any(entry.kind == "proposal" and not entry.outcome for entry in entries):
            what = message(N_("there is a proposal, but no decision"))
        elif any(NO_DECISION_NEEDED.search(section.heading or "") for section in inside):
            continue
        else:
            what = message(N_("there is no decision"))
        yield of_section("no-decision", item, numbers[item.uid], what)


def tasks_for_nobody(minutes: Minutes) -> Iterator[Finding]:
    """Find decisions that give somebody a task and name nobody."""
    for entry, about in each_entry(minutes, "decision"):
        text = " ".join((entry.text, *entry.clauses))
        if entry.owners or not any(pattern.search(text) for pattern in NAMELESS_TASKS):
            continue
        if not _names_somebody(minutes, text):
            what = message(N_("the decision names nobody for the task: “{text}”"), text=short(text))
            yield about("decision-owner", what)


def _names_somebody(minutes: Minutes, text: str) -> bool:
    said = spelling(text)
    return any(spelling(person.name) in said for person in minutes.participants if person.name)


def votes_that_do_not_add_up(minutes: Minutes) -> Iterator[Finding]:
    """Find votes with another number of figures than of those who decide and were there.

    Where somebody came or left during the §, it is not known who was there for the vote.
    """
    there = {one.section.uid: len(one.present) for one in attending(minutes)}
    for item, about in _in_items(minutes, "vote"):
        vote, count = about.entry.vote, there.get(item.uid)
        if vote is None or not count or _has_moves(minutes, item):
            continue
        total = vote.for_ + vote.against + vote.abstain
        if total != count:
            said = {"total": total, "count": count}
            what = message(
                N_("the figures of the vote make {total}, but {count} who decide were there"),
                **said,
            )
            yield about("vote-sum", what, f"{total}/{count}")


def recused_who_take_part(minutes: Minutes) -> Iterator[Finding]:
    """Find those who stood aside in a § and yet speak or vote in it."""
    recused: dict[str, list[Participant]] = {}
    for item, about in _in_items(minutes, "recusal"):
        person = minutes.participant(about.entry.speaker_uid)
        if person is not None:
            recused.setdefault(item.uid, []).append(person)
    for item, about in _in_items(minutes, "vote", *_SPEAKING) if recused else ():
        for person in recused.get(item.uid, ()):
            if _takes_part(person, about.entry):
                said = {"name": person.name, "text": short(about.entry.text)}
                what = message(N_("{name} stood aside, but takes part: “{text}”"), **said)
                yield about("recused", what, person.uid)


def _takes_part(person: Participant, entry: Entry) -> bool:
    if entry.kind == "vote":
        return spelling(person.name) in spelling(entry.text)
    return entry.speaker_uid == person.uid


def _in_items(minutes: Minutes, *kinds: str) -> Iterator[tuple[Section, About]]:
    """Give the entries of some kinds that lie in a §, each with the § and what makes findings."""
    item_of = {section.uid: item for item, inside in items(minutes) if item for section in inside}
    for entry, about in each_entry(minutes, *kinds):
        item = item_of.get(entry.section)
        if item is not None:
            yield item, about


def _has_moves(minutes: Minutes, item: Section) -> bool:
    inside = next((found for section, found in items(minutes) if section == item), [])
    uids = {section.uid for section in inside}
    moved = any(move.section in uids for p in minutes.participants for move in p.moves)
    kinds = ("arrival", "departure")
    return moved or any(e.kind in kinds for uid in uids for e in minutes.entries(uid))
