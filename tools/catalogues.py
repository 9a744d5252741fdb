"""Collect the texts of the program into the catalogues, and compile them: ``make messages``.

Texts are found by reading the syntax tree, so that a text split over several lines or within another call
is found as well. Translations in further files (``--merge FILE``) fill what is missing; a text that is no
longer in the program goes out; what has no translation is listed, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tui", "screens", "store", "exports", "imports", "locales")
ONE = frozenset({"N_", "message", "t", "_t", "translate"})
"""Functions, or methods, whose first argument is a text to translate."""
TWO = frozenset({"n", "NN_"})
"""Those whose first two arguments are its singular and its plural."""

MsgId = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate; ``msgid`` is a pair where it has a plural. ``where`` is a file and line."""

    msgid: MsgId
    where: str


def collect(root: Path = ROOT) -> dict[MsgId, list[str]]:
    """Return every text to translate with the files that hold it, in the order of the files."""
    found: dict[MsgId, list[str]] = {}
    for text in _texts(root):
        file = text.where.partition(":")[0]
        files = found.setdefault(text.msgid, [])
        if file not in files:
            files.append(file)
    # gettext knows one entry for a text with and without plural
    for msgid in [m for m in found if isinstance(m, tuple)]:
        found.pop(msgid[0], None)
    return found


def _texts(root: Path) -> Iterator[Text]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            yield from _in_python(path, path.relative_to(root).as_posix())
        for path in sorted((root / package).rglob("*.j2")):
            yield from _in_template(path, path.relative_to(root).as_posix())


def _in_python(path: Path, name: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"), name)):
        if isinstance(node, ast.Call):
            function = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            where = f"{name}:{node.lineno}"
            literals = [_literal(argument) for argument in node.args[:2]]
            if function in ONE and literals and literals[0]:
                yield Text(literals[0], where)
            elif function in TWO and len(literals) == 2 and literals[0] and literals[1]:
                yield Text((literals[0], literals[1]), where)


def _in_template(path: Path, name: str) -> Iterator[Text]:
    from jinja2.ext import babel_extract

    keywords: list[str] = [*ONE, *TWO]
    with path.open("rb") as file:
        for line, function, said, _ in babel_extract(file, keywords, [], {}):
            texts = said if isinstance(said, tuple) else (said,)
            literals = [text for text in texts if isinstance(text, str)]
            if function in TWO and len(literals) >= 2:
                yield Text((literals[0], literals[1]), f"{name}:{line}")
            elif function in ONE and literals:
                yield Text(literals[0], f"{name}:{line}")


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def catalogue_file(language: str = "sv", root: Path = ROOT) -> Path:
    """Return the catalogue of a language."""
    return root / "locales" / language / "LC_MESSAGES" / "heldag.po"


def read(path: Path) -> Catalog:
    """Return the catalogue in ``path``; an empty one where there is none."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale="sv", charset="utf-8")


def update(pieces: Iterable[Path], language: str = "sv", root: Path = ROOT) -> list[MsgId]:
    """Write the catalogue anew from the program, the old catalogue and ``pieces``; compile it.

    Returns:
        The texts that have no translation.
    """
    path = catalogue_file(language, root)
    known: dict[str, object] = {}
    for piece in pieces:
        known.update(_translations(read(piece)))
    known.update(_translations(read(path)))
    catalogue = Catalog(
        locale=language, project="heldag", charset="utf-8", fuzzy=False, copyright_holder="heldag"
    )
    missing = []
    for msgid, files in collect(root).items():
        said = known.get(msgid[0] if isinstance(msgid, tuple) else msgid)
        said = _shaped(said, msgid)
        if said is None:
            missing.append(msgid)
        catalogue.add(msgid, said or None, locations=[(file, 0) for file in files])
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(catalogue, path)
    compile_catalogues(root / "locales")
    return missing


def _translations(catalogue: Catalog) -> Iterator[tuple[str, object]]:
    for entry in catalogue:
        if entry.id and entry.string and all(_strings(entry.string)):
            yield _strings(entry.id)[0], entry.string


def _strings(said: object) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, (tuple, list)) else (str(said),)


def _shaped(said: object, msgid: MsgId) -> str | tuple[str, ...] | None:
    """Return a translation with as many forms as the text has; None where it does not fit."""
    if said is None:
        return None
    forms = _strings(said)
    if isinstance(msgid, tuple):
        return forms if len(forms) == 2 else (forms[0], forms[0])
    return forms[0]


def _write(catalogue: Catalog, path: Path) -> None:
    """Write without dates and line numbers, which would change with every edit of the program."""
    catalogue.header_comment = (
        "# Swedish texts of heldag. `make messages` collects and compiles them."
    )
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, include_lineno=False, sort_output=False, omit_header=True
        )
    body = path.read_text("utf-8")
    head = (
        f"{catalogue.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: heldag\\n"\n'
        '"Language: sv\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    path.write_text(head + body.lstrip("\n"), "utf-8", newline="\n")


def main() -> int:
    """Update the Swedish catalogue and say what is not translated."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merge", nargs="*", type=Path, default=[], metavar="FILE")
    missing = update(parser.parse_args().merge)
    for msgid in missing:
        print(f"not translated: {msgid!r}", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
