"""Commands for what stands under the minutes and beside them: signatures, appendices, attachments."""

from __future__ import annotations

from locales import N_, message
from store.capture.commands.head import SET
from store.capture.marks import split_address
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.language.blanks import BLANKS
from store.model.records import Place
from store.verbs import people, sections

_FIELDS = ("role", "name", "title", "organisation", "party")


def _sign(work: Work, argument: str) -> Plan | Refused:
    """Add a line to sign: role, name, title, organisation, party; any may be empty."""
    separator = ";" if ";" in argument else ","
    parts = [part.strip(BLANKS) or None for part in argument.split(separator)]
    if len(parts) > len(_FIELDS):
        return Refused(
            message(N_("Only: role, name, title, organisation, party (or with ; between them)."))
        )
    if not any(parts):
        return Refused(
            message(N_("Write at least one of: role, name, title, organisation, party."))
        )
    values = dict(zip(_FIELDS, parts, strict=False))

    def carry_out() -> Done:
        people.add_signature(work.store, work.meeting, **values)
        return Done()

    shown = ", ".join(part for part in parts if part)
    words = message(SET, what=message(N_("Line to sign")), value=shown)
    return Plan(words, carry_out, step="add_signature")


def _appendix(work: Work, argument: str) -> Plan:
    """Open an appendix at the end; with an address as the last word it is an attachment instead."""
    title, address = split_address(argument)
    if address is not None:
        return _attachment(work, title, address)

    def carry_out() -> Done:
        heading = title or None
        uid = sections.add(work.store, work.meeting, level=1, heading=heading, appendix=True)
        return Done(Place(uid))

    return Plan(
        message(SET, what=message(N_("Appendix")), value=title), carry_out, step="add_section"
    )


def _attachment(work: Work, title: str, address: str) -> Plan:
    def carry_out() -> Done:
        people.add_attachment(work.store, work.meeting, title, address)
        return Done()

    return Plan(
        message(SET, what=message(N_("Attachment")), value=title), carry_out, step="add_attachment"
    )


PLANNERS: dict[str, Planner] = {"sign": _sign, "appendix": _appendix}
