r"""LaTeX to Markdown, line by line: what minutes are written with, for want of pandoc or of the right ending.

A line of the source makes one line of Markdown, so that the numbers of lines stay true; only what stands
together on a line that LaTeX begins several blocks on is taken apart. Sections become
headings, lists lists, the rows of a table lines with commas. A command that nobody knows is somebody's own
macro: at the beginning of a line its name is a label (``\beslut{…}``), elsewhere only what it holds stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LOOKS_SO = re.compile(r"^[ \t]*\\(?:documentclass|begin\{document\}|section\*?\{)", re.MULTILINE)
_BODY = "\\begin{document}"
_COMMENT = re.compile(r"(?<!\\)%.*$")
_LEVELS = {"part": 2, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4}
_HEADING = re.compile(
    rf"\s*\\({'|'.join(_LEVELS)})\*?(?:\[[^\]]*\])?\{{(.*)\}}\s*(?:\\label\{{.*\}})?\s*$"
)
_TOGETHER = re.compile(
    r"(?<=[^\s])[ \t]*(?=\\(?:item\b|(?:begin|end)\{(?:document|itemize|enumerate|description)\}|section\b))"
)
_DEFINED = re.compile(
    r"^[ \t]*\\newcommand\*?\{?\\([A-Za-z]+)\}?\{([^#\n]*)\}[ \t]*$", re.MULTILINE
)
_OF_HEAD = re.compile(r"\s*\\(title|date|author)\{(.*)\}\s*$")
_LIST = re.compile(r"\s*\\(begin|end)\{(itemize|enumerate|description)\}(?:\[[^\]]*\])?")
_ITEM = re.compile(r"\s*\\item\b\s*(?:\[([^\]]*)\])?\s*")
_AROUND = re.compile(r"\\(?:begin|end)\{[^{}]*\}(?:\[[^\]]*\]|\{[^{}]*\})*")
_ACCENT = re.compile(r"""\\(["'`^~=.]|[Hcvr](?=\{))\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))""")
_MARKS = dict(
    zip(
        "\"'`^~=.Hcvr",
        "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u030b\u0327\u030c\u030a",
        strict=True,
    )
)
_LETTERS = {"aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "ss": "ß", "S": "§"}
_LETTER = re.compile(r"\\(aa|AA|ae|AE|ss|o|O|S)(?:\{\}|(?![A-Za-z])[ ]?)")
_STYLES = {"textbf": "**", "textit": "*", "emph": "*", "sout": "~~", "st": "~~"}
_STYLED = re.compile(rf"\\({'|'.join(_STYLES)})\{{([^{{}}]*)\}}")
_LINK = re.compile(r"\\href\{([^{}]*)\}\{([^{}]*)\}")
_DROPPED = re.compile(
    r"\\(?:label|ref|vspace|hspace|vskip|input|include|includegraphics|usepackage|pagestyle|thispagestyle"
    r"|setlength|setcounter|addtocounter|renewcommand|newcommand|hrule|hline|newpage|clearpage|maketitle"
    r"|tableofcontents|noindent|centering|item|small|large|Large|LARGE|huge|bfseries|itshape)\b\*?"
    r"(?:\[[^\]]*\])*(?:\{[^{}]*\})*"
)
_PLAIN = frozenset(
    "text textrm texttt textsf textsc underline uline mbox url footnote paragraph".split()
)
_MACRO = re.compile(r"\\([A-Za-z]+)\*?(?:\[[^\]]*\])*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?[ ]?")
_BRACE = re.compile(r"(?<!\\)[{}]")
_CELL = re.compile(r"\s*(?<!\\)&\s*")


def looks_so(text: str) -> bool:
    """Return whether a text is LaTeX, whatever its file is called."""
    return "\\" in text and _LOOKS_SO.search(text) is not None


def to_markdown(text: str) -> str:
    """Return LaTeX as Markdown."""
    for name, value in _DEFINED.findall(text):
        text = re.sub(rf"(?<!\{{)\\{name}\b(?:\{{\}})?", value.replace("\\", r"\\"), text)
    return "\n".join(_lines(_TOGETHER.sub("\n", text).split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    in_preamble = any(_BODY in line for line in lines)
    lists: list[str] = []
    for typed in lines:
        line = _COMMENT.sub("", typed)
        if of_head := _OF_HEAD.match(line):
            name, words = of_head[1], _words(of_head[2])
            yield (
                f"# {words}"
                if name == "title"
                else f"{name.capitalize()}: {words}"
                if words
                else ""
            )
        elif in_preamble:
            _, begins, rest = line.partition(_BODY)
            in_preamble = not begins
            yield _line(rest, lists)
        elif found := _LIST.match(line):
            if found[1] == "begin":
                lists.append(found[2])
            elif lists:
                lists.pop()
            yield _line(line[found.end() :], lists)
        else:
            yield _line(line, lists)


def _line(line: str, lists: list[str]) -> str:
    if heading := _HEADING.match(line):
        return f"{'#' * _LEVELS[heading[1]]} {_words(heading[2])}"
    indent = "    " * (len(lists) - 1)
    if item := _ITEM.match(line):
        sign = "1." if lists[-1:] == ["enumerate"] else "-"
        label = f"{_words(item[1])} " if item[1] else ""
        return f"{indent}{sign} {label}{_words(line[item.end() :])}"
    words = _words(line.strip())
    return f"{indent}  {words}" if lists and words else words


def _words(text: str) -> str:
    """Return the words of a line, its commands made signs of Markdown or taken out."""
    if "\\" in text:
        text = _LETTER.sub(lambda found: _LETTERS[found[1]], _ACCENT.sub(_accented, text))
        text = _AROUND.sub("", text)
        text = _LINK.sub(r"[\2](\1)", _DROPPED.sub("", text))
        text = _STYLED.sub(lambda found: _STYLES[found[1]] + found[2] + _STYLES[found[1]], text)
        text = re.sub(r"\\\\(?:\[[^\]]*\])?\s*$", "", text)
        while found := _MACRO.search(text):
            is_label = not text[: found.start()].strip() and found[1] not in _PLAIN
            words = f"{found[1].capitalize()}: {found[2]}" if is_label else found[2]
            text = text[: found.start()] + words + text[found.end() :]
        text = _COMMAND.sub("", text)
    text = _CELL.sub(", ", text.replace("~", " ") if "~~" not in text else text)
    text = text.replace("``", "“").replace("''", "”").replace("---", "–").replace("--", "–")
    return _BRACE.sub("", text).strip()


def _accented(found: re.Match[str]) -> str:
    letter = found[2] or found[3]
    return unicodedata.normalize("NFC", letter + _MARKS[found[1]])
