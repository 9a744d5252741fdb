"""No word of a document is lost on its way in, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports.containers.coding import text_of
from imports.documents import read_file, read_meetings
from store.model.kinds import KINDS
from tests.cases import each
from tests.conftest import ROOT
from tests.imports.words import lost

SHARED = ROOT.parent / "shared"
FOLDERS = ("corpus", "seeds")
FEW = 3
"""So many of the words of a document may be said in another way: a label, a weekday, a time in words."""

ODD = {
    "front.md": "---\ntitle: Ekmötet\nunknown: Almen\nlist: [Björken, Granen]\n---\n\n# Rubrik\n",
    "cells.md": "| a | b |\n|--|--|\n| ek | al | asp |\n",
    "link.md": "[ord][mål] ![bild](väg.png 'titel')\n\n[mål]: https://ek.example/stig 'namn'\n",
    "html.md": "<details><summary>Sammandrag</summary>\n\nInne\n\n</details>\n\n<table><td>cell</table>\n",
    "text.txt": "Rubriken\n\n\tindraget\n  - punkt\n\ten\ttabell\n~~~\nslut\n",
    "pages.txt": "\f".join(f"Huvudet\n\nSida {n} (3)\n\nText{n}\n\nFoten\n" for n in range(1, 4)),
    "comment.md": "<!-- hemligt -->\n\ntext <!-- gömt --> mer\n\n```python\nkod\n```\n",
    "nested.md": "1. a\n   > citat\n   > - djup\n\n   ```\n   rad\n   ```\n2. b\n",
}


@each("name", ODD)
def test_an_odd_document_keeps_its_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(ODD[name], "utf-8")
    source, data = read_file(path)
    assert lost(ODD[name], read_meetings(data, source)) <= labels()


def labels() -> set[str]:
    """Words that a kind of entry says in their place."""
    return {word.casefold() for kind in KINDS for word in (*kind.words, *kind.lone)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_real_documents_keep_their_words(folder: str) -> None:
    files = sorted(
        p for p in (SHARED / folder).rglob("*") if p.is_file() and p.parent != SHARED / "corpus"
    )
    if not files:
        pytest.skip(f"the documents to read are not here: {SHARED / folder}")
    missed: dict[str, set[str]] = {}
    for path in files:
        source, data = read_file(path)
        words = lost(text_of(data, path.name)[0], read_meetings(data, source)) - labels()
        if len(words) > FEW:
            missed[path.name] = words
    assert not missed
