"""Other formats come through pandoc, and in words where it is not installed."""

from __future__ import annotations

import pytest

from imports.containers import pandoc
from imports.errors import ImportRefused
from locales import translator
from tests.imports.containers.reading import brief, read

needs_pandoc = pytest.mark.skipif(pandoc.program() is None, reason="pandoc is not installed")

LATEX = r"""
\documentclass{article}\begin{document}
\section{Närvarande}
\begin{itemize}\item Maj Sten\item Per Alm\end{itemize}
Vi \textbf{beslutar} att \emph{bygga}.
\end{document}
"""


def test_without_pandoc_a_clear_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: None)
    with pytest.raises(ImportRefused) as caught:
        read("= Närvarande", "minutes.typ")
    said = translator("en")(caught.value.message)
    assert said == "“/somewhere/minutes.typ” is read through pandoc, which is not installed here."


@needs_pandoc
def test_latex_becomes_blocks() -> None:
    document = read(LATEX, "minutes.tex")
    assert document.source.container == "latex"
    assert brief(document) == [
        *("h1 Närvarande", "- Maj Sten", "- Per Alm", "Vi beslutar att bygga.")
    ]


@needs_pandoc
def test_nothing_outside_is_read(tmp_path: object) -> None:
    words = " ".join(brief(read(r"\input{/etc/passwd} text", "minutes.tex")))
    assert "root:" not in words


@needs_pandoc
def test_what_pandoc_cannot_read_is_refused() -> None:
    with pytest.raises(ImportRefused):
        read(b"PK\x03\x04 not a document", "minutes.docx")
