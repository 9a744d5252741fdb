"""Who had the chair in which §, where it passed from one to another."""

from __future__ import annotations

from store.model.minutes import Minutes

CHAIR = "chair"


def chairing(minutes: Minutes) -> dict[str, list[str]]:
    """Return the §§ that each who had the chair led, in order, by uid; nobody where it never changed."""
    if not any(one.role == CHAIR for section in minutes.sections for one in section.holders):
        return {}
    chairs = [p.uid for p in minutes.participants if CHAIR in p.roles]
    led: dict[str, list[str]] = {}
    for section in minutes.sections:
        named = [one.uid for one in section.holders if one.role == CHAIR and one.uid]
        chairs = named or chairs
        for uid in chairs:
            led.setdefault(uid, []).extend([section.paragraph] if section.paragraph else [])
    return led
