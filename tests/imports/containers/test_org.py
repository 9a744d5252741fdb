"""Org is read where pandoc is missing, and where a file's ending says nothing of it."""

from __future__ import annotations

import pytest

from imports.containers import org, pandoc
from tests.imports.containers.reading import brief, read

MINUTES = """#+TITLE: Möte om *allt*
#+DATE: <2020-08-20 Thu>
* Närvarande :lista:
:PROPERTIES:
:ID: 17
:END:
- [X] Maj Sten
- [ ] Per Alm
** Länkar
   Se [[https://a.example][sidan]].
   <maj> hej
*** TODO Ring Per
*** DONE Ring Maj
#+BEGIN_SRC sh
* ingen rubrik
#+END_SRC
"""


@pytest.mark.parametrize("name", ["minutes.org", "minutes.txt"])
def test_org_becomes_blocks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: None)
    document = read(MINUTES, name)
    assert document.source.container == "org"
    found = "\n".join(brief(document))
    for some in ("h1 Möte om", "Date: 2020-08-20", "h2 Närvarande", "h3 Länkar", "<maj> hej"):
        assert some in found
    for some in ("Maj Sten", "Per Alm", "sidan", "Ring Per", "* ingen rubrik"):
        assert some in found
    assert "PROPERTIES" not in found
    assert "TODO" not in found


def test_as_many_lines_come_out_as_went_in() -> None:
    assert org.to_markdown(MINUTES).count("\n") == MINUTES.count("\n")
