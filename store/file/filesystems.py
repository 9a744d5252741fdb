"""Recognising places where a live SQLite file would be damaged: network disks and synchronised folders."""

from __future__ import annotations

import os
from pathlib import Path

_NETWORK = frozenset(
    "9p afs afpfs ceph cifs davfs fuse.rclone fuse.sshfs glusterfs lustre ncpfs nfs nfs4 smb2 smb3 "
    "smbfs webdav".split()
)
_SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "box sync",
)


def network_kind(folder: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """Return the kind of network disk or synchronised folder that ``folder`` lies on, or None.

    Args:
        folder: an existing folder.
        mounts: the table of mounted file systems; where it is missing, only names are looked at.
    """
    folder = folder.resolve()
    for part in folder.parts:
        if part.lower().startswith(_SYNCHRONISED):
            return part
    if os.name == "nt" and str(folder).startswith("\\\\"):
        return "UNC"
    kind = _mounted_as(folder, mounts)
    return kind if kind in _NETWORK else None


def _mounted_as(folder: Path, mounts: Path) -> str | None:
    """Return the file system type of the innermost mount point above ``folder``."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    best, kind = "", None
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
