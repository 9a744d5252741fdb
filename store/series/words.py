"""The words for what is said of a series: Swedish and English, always both understood."""

from __future__ import annotations

from store.language.words import Term

DECISION_STYLES = (
    Term("clauses", "att-satser", "clauses"),
    Term("active", "löpande", "active"),
    Term("numbered", "numrerade", "numbered"),
)
"""How a series has its decisions laid out."""

ORDERS = (
    Term("rows", "egen", "own"),
    Term("spoken", "talad", "spoken"),
)
"""How groups stand in the documents of a series: in their own order, or in the order in which they spoke."""

BYS = (
    Term("form", "formen", "form"),
    Term("questions", "frågor", "questions"),
    Term("groups", "grupper", "groups"),
)
"""What answers to questions stand under there: as the form has it, under their question or their group."""

NUMBERINGS = (
    Term("meeting", "möte", "meeting"),
    Term("year", "år", "year"),
)
"""What the § of a series run through."""
