"""The words of one block: tokens of a Markdown parser made into a text with runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from imports.blocks import Inline, Run, Style
from imports.containers.tags import is_tag, target_of

_STYLES: dict[str, Style] = {
    "strong_open": "strong",
    "em_open": "emphasis",
    "s_open": "strike",
    "link_open": "link",
}
_CLOSING = frozenset({"strong_close", "em_close", "s_close", "link_close"})
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*)-->", re.DOTALL)


@dataclass(slots=True)
class InlineWords:
    """The words of one block as they are gathered.

    Attributes:
        comments: what the source hides from its readers.
        pictures: how many pictures lay in the text itself, and are left out.
        addresses: those of links and pictures.
    """

    comments: list[str] = field(default_factory=list)
    pictures: int = 0
    addresses: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _runs: list[Run] = field(default_factory=list)
    _open: list[tuple[int, Style, int, str | None]] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> Inline:
        """Return tokens as words and runs."""
        for token in tokens:
            self._take(token)
        while self._open:
            self._end()
        runs = sorted(self._runs, key=lambda run: (run.start, -run.end)) if self._runs else ()
        return Inline("".join(self._pieces), tuple(runs))

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._say(token.content)
        elif kind == "softbreak":
            self._say("\n", "wrap")
        elif kind == "hardbreak":
            self._say("\n")
        elif kind in _STYLES:
            self._begin(_STYLES[kind], str(token.attrs.get("href", "")) or None)
        elif kind in _CLOSING:
            self._end()
        elif kind == "code_inline":
            self._say(token.content, "code")
        elif kind == "image":
            self._picture(token)
        elif kind == "html_inline":
            self._html(token.content)
        else:
            self._say(token.content)

    def _say(self, text: str, style: Style | None = None) -> None:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if style:
            self._runs.append(Run(style, start, self._length))

    def _begin(self, style: Style, address: str | None = None) -> None:
        self._open.append((len(self._runs), style, self._length, address))
        if address:
            self.addresses.append(address)

    def _end(self) -> None:
        if self._open:
            at, style, start, address = self._open.pop()
            self._runs.insert(at, Run(style, start, self._length, address))

    def _picture(self, token: Token) -> None:
        address = str(token.attrs.get("src", ""))
        self._begin("image", None if address.startswith("data:") else address)
        self.pictures += address.startswith("data:")
        for child in token.children or ():
            self._take(child)
        self._end()
        if title := token.attrs.get("title"):
            self._say(f" {title}")

    def _html(self, tag: str) -> None:
        """Take a tag within a text: a break, a link, a comment; what is no tag of HTML is words."""
        comment = _COMMENT.fullmatch(tag)
        if comment:
            self.comments.append(comment[1].strip())
        elif _BREAK.fullmatch(tag):
            self._say("\n")
        elif not is_tag(tag):
            self._say(tag)
        elif address := target_of(tag):
            self.pictures += address.startswith("data:")
            self.addresses.append(address)
            if not address.startswith("data:"):
                self._runs.append(Run("link", self._length, self._length, address))


def joined(lines: Sequence[Inline], *, wrapped: bool = False) -> Inline:
    """Return several texts as one, with a break between them, or a wrap."""
    runs: list[Run] = []
    start = 0
    for number, line in enumerate(lines):
        if wrapped and number:
            runs.append(Run("wrap", start - 1, start))
        runs += (Run(r.style, r.start + start, r.end + start, r.address) for r in line.runs)
        start += len(line.text) + 1
    return Inline("\n".join(line.text for line in lines), tuple(runs))
