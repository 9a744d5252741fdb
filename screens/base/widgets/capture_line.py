"""The line that is written in: it takes every key itself, in the order in which the keys came.

Keys that arrive together would otherwise act out of order, because Textual runs bindings after the
letters behind them. So nothing here awaits or posts a message between a key and what it does: Enter
takes the text away and hands it on in one go, steps to another place happen at once, and the keys of
the entries, the find bar and the commands are asked for from here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.geometry import Offset
from textual.strip import Strip

from locales import N_, message
from screens.base.clipboard import ClipboardKeys
from screens.base.line_draft import LineDraft
from screens.base.widgets import inks
from screens.base.widgets.cells import offset_of
from screens.base.widgets.completing import Completing
from screens.base.widgets.completion_list import ListRoom
from screens.base.widgets.edit_buffer import LONGEST, MEGA, EditBuffer, is_typed
from screens.base.widgets.label_drawing import MOST_LABEL_LINES, label_lines
from screens.base.widgets.line_drawing import LineDrawing, pieces_of
from screens.base.widgets.line_host import KeyGate, LineHost, LineLabel
from screens.base.widgets.painted import Painted
from store.file.app_windows.drafts import Field
from store.language.cleaning import with_line_feeds

MOST_LINES = 6

_PROMPT = " › "
_KEYS_OF_THE_LIST = N_("↑ ↓ choose · Tab takes · Esc closes")


class CaptureLine(Painted, can_focus=True):
    """The capture line: a label in words, and below it one to six lines of text.

    Above the label stand the ways to go on, where they were asked for by a sign.

    Attributes:
        draft: what is half-typed here.
        gate: is asked for every key first.
        passed_on: the latest key that was not for the line.
        is_touched: whether anything was typed or pressed here yet.
        was_said: what was said in words when the latest key came.
    """

    OWN_INKS: ClassVar = {
        "ask": inks.STRONG,
        "rule": inks.ACCENT,
        "way": inks.STRONG,
        "way-mark": inks.ACCENT_STRONG,
    }
    DEFAULT_CSS = """
    CaptureLine {
        height: 2;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, host: LineHost, *, id: str | None = None) -> None:  # noqa: A002
        """Start empty; ``host`` is the screen that carries out what is written."""
        super().__init__(id=id)
        self.gate: KeyGate | None = None
        self.passed_on: events.Key | None = None
        self._host = host
        self._buffer = EditBuffer()
        self.draft = LineDraft(lambda: self._buffer.text, lambda: host.field)
        self._drawing = LineDrawing(self._buffer, _PROMPT)
        self._clipboard = ClipboardKeys(self, self._buffer, host, self.take_paste, self.say)
        self._above = 1
        self._notice: LineLabel | None = None
        room = ListRoom(self.set_timer, self.redraw)
        self._completing = Completing(self._buffer, host, room)
        self._asks = self._undoes = False
        self._steps_beyond = 0
        self._is_dragged = False
        self.is_touched = False
        self.was_said = ""
        self._refused = ""
        self._has_acted = False
        self._left: Callable[[], object] | None = None
        self._keys: dict[str, Callable[[], object]] = {
            "enter": self._enter,
            "tab": self._tab,
            "shift+tab": lambda: self._indent(-1),
            "up": self._up,
            "down": self._down,
            "pageup": lambda: host.step_place(-1, 0),
            "pagedown": lambda: host.step_place(1, 0),
            "escape": self._escape,
            "shift+up": self._select_up,
            "shift+down": lambda: self._buffer.press_over_lines("shift+down", self._drawing.width),
        }
        self._keys_when_empty: dict[str, Callable[[], object]] = {
            "left": lambda: host.step_place(0, -1),
            "right": lambda: host.step_place(0, 1),
        }

    # What the screen asks and tells -------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is written and not yet handed on."""
        return self._buffer.text

    @property
    def notice(self) -> str:
        """What is said until the next key, in words; empty where that is the usual label."""
        return self._notice.action if self._notice is not None else ""

    @property
    def is_free(self) -> bool:
        """Whether nothing has been typed that is still here."""
        return self.draft.is_free

    @property
    def field(self) -> Field | None:
        """What is typed here just now; None where losing it hurts nobody."""
        return self.draft.field

    def take(self) -> str:
        """Return the text and empty the line: somebody else has it from now on."""
        text, field = self._buffer.text, self.field
        self.put_away()
        self.draft.taken(field)
        return text

    def put_away(self) -> None:
        """Empty the line; what was typed in it stays kept, to be gone on with."""
        self._buffer.clear()
        self.draft.put_away()
        self._completing.forget()
        self.redraw()

    def give_back(self, text: str, cursor: int | None = None) -> None:
        """Put a text into the line that was typed by the user, perhaps somewhere else."""
        self.draft.begun_with = ""
        self._completing.forget()
        self._buffer.set(text, cursor)
        self.draft.keep_soon()
        self.redraw()

    def begin_with(self, value: str, *, selected: bool = False) -> None:
        """Put a value into the line that can be changed; it need not be kept before it is.

        Args:
            value: it.
            selected: whether what is typed takes its place.
        """
        self._completing.forget()
        self._buffer.begin(value)
        if selected:
            self._buffer.go(0)
            self._buffer.select_to(len(value))
        self.draft.begun_with = value
        self.redraw()

    def offer(self, draft: str, field: Field | None = None) -> None:
        """Put a text into the line that was left half-typed, to be gone on with.

        Args:
            draft: the text.
            field: what it was typed in, where that is not there any more.
        """
        if self.is_free:
            self.draft.adopt(field)
            self._completing.forget()
            self._buffer.begin(draft)
            self._host.text_changed(draft)
            self.redraw()

    @property
    def is_refused(self) -> bool:
        """Whether what stands here was not carried out, and is not gone on with."""
        return self.text == self._refused != ""

    def stands_refused(self) -> None:
        """Learn that what stands here was not carried out: a letter begins a new line.

        From now on it is kept as such, so that the next window does not go on with it as half-typed.
        """
        self._refused = self.text
        self.draft.keep_in(self._host.refused_field())

    def acted(self) -> None:
        """Learn that something was done since: undo on the empty line takes that back, and brings no text."""
        self._has_acted = True

    def offer_by_key(self, take: Callable[[], object] | None) -> None:
        """Have Tab on the empty line call ``take``, which goes on with what was left half-typed; say so."""
        self._left = take
        self.redraw()

    def say(self, label: LineLabel | None) -> None:
        """Show a label until the next key changes something; None shows the usual one."""
        self._notice = label
        self.redraw()

    def said_at(self, place: str) -> None:
        """Show what is said, or the usual label, beside another place."""
        self.say(self._notice._replace(place=place) if self._notice is not None else None)

    # Keys ---------------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        character = event.character if is_typed(event.character) else None
        if self.press(event.key, character):
            event.stop()
            event.prevent_default()
        else:
            self.passed_on = event

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)

    def take_paste(self, text: str) -> None:
        """Let a part that is open above the line have a pasted text, else take it here."""
        text = with_line_feeds(text)
        held = self.gate is not None and self.gate.hold_paste(text)
        if not held and not self._host.take_paste(text):
            self.paste(text)

    def press(self, key: str, character: str | None) -> bool:
        """Carry out one key; return False where it belongs to the app."""
        if self.gate is not None and self.gate.hold(key, character):
            return True
        self.was_said = self.notice
        self._undoes = self._notice is not None and self._notice.is_undone
        self._notice, self.is_touched = None, True
        self._asks = self._asks and key == "escape"
        self._completing.wait()
        before, typed_in = self._buffer.text, self._completing.typed_in
        text = typed_in.text
        taken = (
            self._take_left(key)
            or self._completing.press(key)
            or self._clipboard.press(key)
            or self._press_above(key, character)
            or self._press_here(key, character)
        )
        if self._buffer.text != before:
            self._has_acted = False
            self._host.text_changed(self._buffer.text)
            self.draft.keep_soon()
        if self._completing.typed_in is not typed_in:
            self._completing.forget()
        elif typed_in.text != text:
            self._completing.learn(key)
        self.redraw()
        return taken

    def _take_left(self, key: str) -> bool:
        """Go on with what was left, where that is offered and the key is the one for it."""
        take = self._left if self._shows_left and key == "tab" else None
        if take is None:
            return False
        self._left = None
        take()
        return True

    @property
    def _shows_left(self) -> bool:
        return self._left is not None and not self.text and not self._host.is_elsewhere()

    def _press_above(self, key: str, character: str | None) -> bool:
        """Let a part above the line have the key; what was selected here is not any more then."""
        before = self._buffer.text
        taken = self._host.take_key(key, character)
        if taken and self._buffer.text == before:
            self._buffer.go(self._buffer.cursor)
        return taken

    def _begin_anew(self, character: str = "") -> None:
        """Begin a new line where one stands that was refused, and that the screen keeps.

        A blank goes to the beginning of the refused one, as the words about it ask for.
        """
        is_refused, self._refused = self.is_refused, ""
        if is_refused and character == " ":
            self._buffer.go(0)
            self.draft.keep_in_own()
        elif is_refused and self._host.put_by(self.text):
            self._buffer.clear()
            self.draft.put_away()

    def _press_here(self, key: str, character: str | None) -> bool:
        if character is not None:
            self._begin_anew(character)
        else:
            action = self._keys.get(key) or (None if self.text else self._keys_when_empty.get(key))
            if action is not None:
                action()
                return True
        steps = self._buffer.steps(key)
        is_missed = self.field is not None and self._buffer.brings_back(key)
        is_missed = is_missed and not (self._has_acted and steps > 0)
        if steps < 0 and self._steps_beyond:
            is_missed = False  # what was taken back last is done again first
        commands_first = (not self.text and not is_missed) or (self._undoes and steps > 0)
        if character is None and commands_first and self._host.command(key):
            self._steps_beyond = max(self._steps_beyond + steps, 0)
            return True
        is_refused = self.is_refused
        if self._buffer.press(key, character):
            self._refused = ""
            if is_refused:
                self.draft.keep_in_own()  # that line is gone on with
            self._steps_beyond = 0
            return True
        return self._host.command(key)

    def paste(self, text: str) -> None:
        """Take a pasted text: one line goes in at the cursor, several are one entry each."""
        self._notice, self.is_touched = None, True
        self._begin_anew()
        if not self._buffer.paste(text.rstrip("\r\n")):
            self._notice = self._too_long(len(text))
        elif "\n" in self._buffer.text and self._hand_on(self._host.pasted, self._buffer.text):
            self._buffer.clear()
        self._host.text_changed(self._buffer.text)
        self._completing.forget()
        self.draft.keep_soon()
        self.redraw()

    def _too_long(self, length: int) -> LineLabel:
        said = message(
            N_("{size} MB is too long for a line; at most {most} MB."),
            size=length // MEGA + 1,
            most=LONGEST // MEGA,
        )
        return LineLabel("", self._host.t(said), "warn")

    def _enter(self) -> None:
        refusal = self._host.refusal_of(self.text)
        if refusal is None:
            self.hand_on(self._host.submit)
        else:
            self._notice = LineLabel("", self._host.t(refusal), "warn")

    def hand_on(self, take: Callable[[str], bool]) -> None:
        """Let the screen carry the text out by ``take``, which returns False where it must stay."""
        text, cursor, field = self._buffer.text, self._buffer.cursor, self.field
        self._buffer.clear()
        self._completing.forget()
        if not self._hand_on(take, text):
            self._buffer.set(text, cursor)
            self.stands_refused()
        elif field is not None and (self.is_free or self.field != field):
            self.draft.forget(field)  # else it has come back refused

    def _hand_on(self, take: Callable[[str], bool], text: str) -> bool:
        """Let the screen carry a text out; return whether it has taken it."""
        with self.draft.handing_on():
            return take(text)

    def _escape(self) -> None:
        """Leave what is open; where that would drop what was typed, ask before."""
        field = self.field
        if self._host.drops_by_escape and not self.is_free and not self._asks:
            self._asks = True
            said = self._host.t(N_("Esc once more drops what is written; Enter keeps it"))
            self._notice = LineLabel(self._host.label_for(self.text).place, said, "warn")
            return
        self._host.escape()
        self.draft.moved(field)

    def _tab(self) -> None:
        if not self._completing.take():
            self._indent(1)

    def _indent(self, by: int) -> None:
        """Make the line a bullet, or one level deeper; back the same way."""
        text, cursor = self._buffer.text, self._buffer.cursor
        body = text.lstrip(" ")
        bullet = body[:1] in "-*•·" and body[1:2] == " "
        if by > 0:
            new = f"  {text}" if bullet else f"- {body}"
        elif bullet:
            new = text[2:] if text.startswith("  ") else body[2:]
        else:
            return
        self._buffer.set(new, max(0, cursor + len(new) - len(text)))

    def _up(self) -> None:
        if not self._buffer.up(self._drawing.width):
            self._host.enter_above()

    def _down(self) -> None:
        if not self._buffer.text:
            self._host.enter_below()
        elif not self._buffer.down(self._drawing.width):
            self._buffer.end()

    def _select_up(self) -> None:
        """Select up to the line above; from an empty line, what stands above on the screen."""
        if self._buffer.text:
            self._buffer.press_over_lines("shift+up", self._drawing.width)
        else:
            self._host.enter_above()

    def on_blur(self) -> None:
        """Keep what is half-typed when the line is left."""
        self.draft.keep_now()

    def on_unmount(self) -> None:
        """Keep what is half-typed for the last time."""
        self.draft.end()

    # Drawing ------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Draw what has changed since it was last drawn; grow or shrink where that is needed."""
        if not self.is_mounted or not self.size.width:
            return
        width, height = self.size.width, self.screen.size.height
        label = self._label()
        listed = self._completing.lines(width, height)
        said = max(min(height // 3, MOST_LABEL_LINES), 1)
        label_above = label_lines(label, width, whole=self._notice is not None, most=said)
        above = [*listed, *label_above]
        most = max(1, min(MOST_LINES, height - 3 - len(above)))
        self._completing.show_ghost()
        self._drawing.fit(width, most)
        here = not self._host.is_elsewhere()
        lines = [*above, *map(pieces_of, self._drawing.lines(cursor=here))]
        self._above = len(above)
        if len(lines) != self.size.height:
            self.styles.height = len(lines)
        self.draw(lines)
        x, y = self._drawing.cursor_cell()
        self.app.cursor_position = Offset(self.region.x + x, self.region.y + len(above) + y)

    def _label(self) -> LineLabel:
        """Return what is said above the line; half of a name that is listed is no fault yet."""
        if self._notice is not None:
            return self._notice
        label = self._host.label_for(self._buffer.text)
        if self._shows_left:
            return LineLabel(label.place, self._host.t(N_("Tab brings what was half-typed")), "ask")
        if label.tone == "warn" and self._completing.is_listed:
            return LineLabel(label.place, self._host.t(_KEYS_OF_THE_LIST), "ask")
        return label

    def render_line(self, y: int) -> Strip:
        """Draw a line; what is chosen of the list is marked."""
        strip = super().render_line(y)
        return self.marked(strip, "selected") if y == self._completing.chosen else strip

    def on_resize(self) -> None:
        """Wrap again and draw everything."""
        self.refresh()
        self.redraw()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse points, or take what is listed there."""
        at = event.get_content_offset(self)
        if at is not None and self._completing.choose_at(at.y):
            self.press("tab", None)
        elif (offset := self._offset_at(event)) is not None:
            self._buffer.go(offset)
            self._is_dragged = True
            self.capture_mouse()
            self.redraw()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to where the mouse points, while its button is held."""
        if self._is_dragged and (offset := self._offset_at(event)) is not None:
            self._buffer.select_to(offset)
            self.redraw()

    def on_mouse_up(self) -> None:
        """Let go of the mouse."""
        self._is_dragged = False
        self.release_mouse()

    def _offset_at(self, event: events.MouseEvent) -> int | None:
        """Return where in the text the mouse points; None where that is beside it."""
        at = event.get_content_offset(self)
        if at is None or at.y < self._above:
            return None
        start, text = self._drawing.line_at(at.y - self._above)
        return start + offset_of(text, max(0, at.x - len(_PROMPT)))
