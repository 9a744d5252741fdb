"""What the export says: what is missing, how the document will read, and what was written."""

from __future__ import annotations

from collections.abc import Sequence

from exports.backup import Backup
from exports.checks import Finding, dismissed_ones, open_ones
from exports.exporting import WrittenDocument
from locales import N_, Message, Translator, message
from screens.base.widgets.cells import shown_inline, wrap
from screens.base.widgets.painted import Line


def check_lines(found: Sequence[Finding] | None, width: int, t: Translator) -> list[Line]:
    """Return what is missing or doubtful, in so many cells; None where it is not known yet."""
    heading = t(N_("Checks"))
    if found is None:
        return [[(f" {heading}", "heading")]]
    listed, dismissed = open_ones(found), dismissed_ones(found)
    lines: list[Line] = [[(f" {heading}", "heading"), (f"  {len(listed)}", "quiet")], []]
    if not listed:
        lines.append([(f" ✓ {t(N_('Nothing is missing.'))}", "text")])
    for one in listed:
        first, *rest = wrap(shown_inline(t(one.text)), width)
        lines.append([(" ○ ", "mark"), (first, "text")])
        lines += [[("   ", ""), (line, "text")] for line in rest]
    if dismissed:
        lines += [[], [(f" {t(N_('Dismissed: {count}'), count=len(dismissed))}", "quiet")]]
    return lines


def above_preview(t: Translator, arranged: str, *, is_made: bool, asks: bool = False) -> list[Line]:
    """Return what stands above the document, and in its place while it is still being made.

    ``arranged`` says how answers stand in it; nothing where that is as usual.
    ``asks`` says that it is not being made before it is known which §§ it is to hold.
    """
    said = " · ".join(filter(None, (t(N_("Preview")), arranged)))
    lines: list[Line] = [[(said, "quiet")], []]
    if is_made:
        return lines
    waits = N_("Write below which § it is to hold.") if asks else N_("Making the document…")
    return [*lines, [(t(waits), "quiet")]]


def written_words(written: WrittenDocument, backup: Backup | None) -> Message:
    """Return what was written: the document, and the JSON beside it where that was written too."""
    if written.json is None or backup is None:
        return message(N_("Written: {path}"), path=written.path)
    return message(
        N_("Written: {path} and, as a backup as of {time}, the same name with .json"),
        path=written.path,
        time=f"{backup.moment:%H:%M}",
    )
