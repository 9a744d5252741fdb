"""The words for what is said of a series: Swedish and English, always both understood."""

from __future__ import annotations

from store.language.words import Term

DECISION_STYLES = (
    Term("clauses", "att-satser", "clauses"),
    Term("active", "löpande", "active"),
    Term("numbered", "numrerade", "numbered"),
)
"""How a series has its decisions laid out."""

NUMBERINGS = (
    Term("meeting", "möte", "meeting"),
    Term("year", "år", "year"),
)
"""What the § of a series run through."""
