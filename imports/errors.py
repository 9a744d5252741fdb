"""What can be wrong with a document that is read in."""

from __future__ import annotations

from store.errors import StoreError


class ImportRefused(StoreError):
    """The document cannot be read; nothing was taken in. ``message`` says what is wrong, and where."""
