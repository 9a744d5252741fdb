"""What a line was made from and what was made from it: as a mark beside it, and to go from one to the other.

Within the meeting everything is found in memory. A line from an earlier meeting is looked up when no key
waits for it, once, and kept.
"""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.base.widgets.cells import clip, shown_inline
from screens.writing.replacements import Replacements
from store.capture.becoming import BECOMINGS
from store.capture.placing import heading_words, place_words
from store.errors import StoreError
from store.file.store import Store
from store.items.linked import LinkedMeeting, meetings_of, taken_up_in
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.records import Entry, Place

_WIDEST, _NARROWEST = 40, 16
_NAMED = 2
"""So many things that were made from a line are named; of more, how many."""


def link_note(
    minutes: Minutes,
    entry: Entry,
    t: Translator,
    *,
    wide: bool = True,
    elsewhere: tuple[str, str] = ("", ""),
) -> str:
    """Return where a line comes from and what it became, in a few words; empty where nothing is.

    Args:
        minutes: the meeting.
        entry: the line.
        t: the language of the words.
        wide: whether there is room to say where.
        elsewhere: the earlier meeting it comes from and the later one that took it up, as far as known.
    """
    room = _WIDEST if wide else _NARROWEST
    sources, made = minutes.sources(entry), minutes.made_from(entry.uid)
    notes = [_came_from(minutes, entry, source, t, wide=wide, room=room) for source in sources]
    earlier, later = elsewhere
    if earlier:
        notes.append(_came(clip(earlier, room), t, wide=wide))
    if made:
        became = dict.fromkeys(_became(minutes, entry, one, t, wide=wide) for one in made)
        said = ", ".join(list(became)[:_NAMED])
        notes.append(f"→ {said}" + (f" +{len(became) - _NAMED}" if len(became) > _NAMED else ""))
    if later:
        notes.append(f"→ {clip(later, room)}")
    return "  ".join(notes)


def _came_from(
    minutes: Minutes, entry: Entry, source: Entry, t: Translator, *, wide: bool, room: int
) -> str:
    """Return where a source lies; in the same cell, what kind of line it is."""
    if _place_of(source) == _place_of(entry):
        return _came(_kind(source, t), t, wide=wide)
    row, section = minutes.row(source.row), minutes.section(source.section)
    if not wide and row is not None and row.label:
        return _came(clip(shown_inline(row.label), room), t, wide=False)
    words = place_words(minutes, _place_of(source)) if row else heading_words(section)
    return _came(clip(shown_inline(t(words)), room), t, wide=wide)


def _came(words: str, t: Translator, *, wide: bool) -> str:
    return t(N_("← from {place}"), place=words) if wide else f"← {words}"


def _became(minutes: Minutes, entry: Entry, made: Entry, t: Translator, *, wide: bool) -> str:
    """Return what was made from a line, and in which row, where that is another exercise."""
    section = minutes.section(made.section)
    target = next((one for one in BECOMINGS if section is not None and one.fits(section)), None)
    if target is None or made.kind == "action" or made.section == entry.section:
        return _kind(made, t)
    row = minutes.row(made.row)
    label = clip(shown_inline(row.label), _NARROWEST) if wide and row and row.label else ""
    return " · ".join(part for part in (t(target.label), label) if part)


def _kind(entry: Entry, t: Translator) -> str:
    return t(BY_NAME.get(entry.kind, BY_NAME["note"]).label).lower()


def _place_of(entry: Entry) -> Place:
    return Place(entry.section, entry.row, entry.prompt)


class Links:
    """The links of one meeting.

    Attributes:
        t: the language of the words.
    """

    def __init__(self, store: Store, minutes: Minutes, t: Translator) -> None:
        """Know the meeting; nothing is read from the store before :meth:`read`."""
        self.t = t
        self._store = store
        self._minutes = minutes
        self._earlier: dict[str, LinkedMeeting] = {}
        self._later: dict[str, LinkedMeeting] = {}
        self._known: set[str] = set()
        self._wanted: dict[str, list[str]] = {}
        self._came_from = ""
        self._replacements = Replacements(store, minutes, t)

    def note(self, entry: Entry, *, wide: bool) -> str:
        """Return the mark of a line; what other meetings have to do with it is looked up later."""
        if entry.uid not in self._known:
            self._wanted[entry.uid] = self._foreign(entry)
        elsewhere = self._elsewhere(entry)
        note = link_note(self._minutes, entry, self.t, wide=wide, elsewhere=elsewhere)
        return "  ".join(part for part in (note, self._replacements.note(entry)) if part)

    def read(self) -> bool:
        """Look up the lines that were shown for the first time; return whether anything was found."""
        replaced = self._replacements.read()
        if not self._wanted:
            return replaced
        wanted, self._wanted = self._wanted, {}
        sources = [uid for linked in wanted.values() for uid in linked]
        try:
            earlier = meetings_of(self._store, sources) if sources else {}
            later = taken_up_in(self._store, self._minutes.meeting.id, wanted)
        except StoreError:
            self._wanted = wanted
            return False
        self._known.update(wanted)
        self._earlier.update(earlier)
        self._later.update(later)
        return bool(earlier or later or replaced)

    def other_end(self, entry: Entry) -> Entry | None:
        """Return the line to go to from this one, or None.

        It is the next one behind the line that one came from, so that the same key goes on along a chain,
        and at its end back.
        """
        minutes = self._minutes
        ends = [*minutes.sources(entry), *minutes.made_from(entry.uid)]
        if not ends:
            return None
        uids = [end.uid for end in ends]
        before = uids.index(self._came_from) if self._came_from in uids else -1
        self._came_from = entry.uid
        return ends[(before + 1) % len(ends)]

    def nowhere(self, entry: Entry) -> Message:
        """Return why there is no line to go to: it lies in another meeting, or there is none."""
        earlier, later = self._elsewhere(entry)
        if earlier:
            said = N_("It was made from a line of another meeting: {meeting}")
            return message(said, meeting=earlier)
        if later:
            return message(N_("It was taken up in another meeting: {meeting}"), meeting=later)
        return message(N_("Nothing was made from this line, and it was made from nothing."))

    def _elsewhere(self, entry: Entry) -> tuple[str, str]:
        """Return the other meetings that a line comes from and was taken up in, as far as known."""
        if not entry.links and entry.uid not in self._later:
            return "", ""
        earlier = (self._earlier.get(uid) for uid in self._foreign(entry))
        first = next((one for one in earlier if one is not None), None)
        return _words(first), _words(self._later.get(entry.uid))

    def _foreign(self, entry: Entry) -> list[str]:
        """Return what a line was made from that does not lie in this meeting."""
        if not entry.links:
            return []
        linked = (link.uid for link in entry.links if link.rel == "from")
        return [uid for uid in linked if self._minutes.entry(uid) is None]


def _words(meeting: LinkedMeeting | None) -> str:
    if meeting is None:
        return ""
    return shown_inline(" ".join(part for part in (meeting.date, meeting.title) if part))
