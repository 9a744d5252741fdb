"""What the header of the file says: whose it is, and which version of the schema it has."""

APPLICATION_ID = 0x68656C64
"""Says that the file is ours: the letters ``held``."""

VERSION = 25
"""How many migrations of :mod:`store.file.schema` a file has been through; its ``user_version``."""

WITNESSED = 16
"""The version from which on a file has a witness of each transaction (:mod:`store.file.watch.witness`)."""
