"""The states of a meeting, in the order in which it goes through them, with a word for each."""

from __future__ import annotations

from locales import N_

STATES: dict[str, str] = {
    "draft": N_("ongoing"),
    "held": N_("held"),
    "sent": N_("sent for verifying"),
    "verified": N_("verified"),
    "announced": N_("announced"),
    "cancelled": N_("cancelled"),
}
"""The word for each state by its English name, a text to translate."""
