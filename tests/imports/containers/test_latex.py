"""LaTeX is read where pandoc is missing, and where a file's ending says nothing of it."""

from __future__ import annotations

import pytest

from imports.containers import latex, pandoc
from tests.imports.containers.reading import brief, read

MINUTES = r"""\documentclass{article} % not this
\newcommand{\datum}{2017-09-21}
\title{Protokoll f\"or m\"ote \datum}
\begin{document}
\maketitle
\section*{N\"arvarande}
\begin{itemize}\item Maj Sten\item P\aa{}l Alm
  \begin{enumerate}
    \item f\"orst
  \end{enumerate}
\end{itemize} D\'arefter:
\subsection{Val}
Vi \textbf{beslutar} att \emph{bygga} f\"or 50\,\% \& mer. % inte detta
\begin{tabular}{ll}
Maj & kass\"or \\ \hline
\end{tabular}
\beslut{Bifall}
\end{document}
"""
BLOCKS = [
    "h1 Protokoll för möte 2017-09-21",
    "h2 Närvarande",
    "- Maj Sten",
    "- Pål Alm",
    "  1. först",
]


@pytest.mark.parametrize("name", ["minutes.tex", "minutes.txt", "minutes.md"])
def test_latex_becomes_blocks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: None)
    document = read(MINUTES, name)
    assert document.source.container == "latex"
    found = brief(document)
    words = "\n".join(found)
    assert found[:4] == BLOCKS[:4]
    for some in ("först", "Dárefter:", "h3 Val", "beslutar", "Maj, kassör", "Beslut: Bifall"):
        assert some in words
    for some in ("\\", "inte detta", "documentclass", "hline"):
        assert some not in words


def test_a_text_that_speaks_of_commands_is_no_latex() -> None:
    assert not latex.looks_so("Skriv \\section{A} i filen, sade Maj.\n")


def test_lines_keep_their_numbers() -> None:
    text = "\\section{A}\nett\n\n\\begin{itemize}\n\\item två\n\\end{itemize}\n"
    assert [block.line for block in read(text, "minutes.txt").blocks] == [1, 2, 5]
