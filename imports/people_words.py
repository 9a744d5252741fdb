"""The words for what is known of people, in what is told of a list."""

from __future__ import annotations

from locales import N_

FIELD_WORDS: dict[str, str] = {
    "name": N_("name"),
    "aliases": N_("aliases"),
    "organisation": N_("organisation"),
    "unit": N_("unit"),
    "title": N_("title"),
    "party": N_("party"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
}
"""The word for each field of a person, a text to translate."""
