"""Why a document could not be written."""

from __future__ import annotations

from store.errors import StoreError


class NotWritten(StoreError):
    """The document was not written, and nothing that lay there has changed."""


class AlreadyThere(NotWritten):
    """Something lies there already, and nobody has said that it may be replaced."""
