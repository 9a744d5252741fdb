"""Running a program as somebody whom the rights of files hold for."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any

import pytest

_DROP = 24  # PR_CAPBSET_DROP: what comes after the next exec does not have the right
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root's way past the rights of files


def without_roots_rights() -> dict[str, Any]:
    """Return options of a process that rights hold for; skip where there are none."""
    if os.geteuid() != 0:
        return {}
    if sys.platform != "linux":
        pytest.skip("the rights of files do not hold for root")
    libc = ctypes.CDLL(None)
    return {"preexec_fn": lambda: [libc.prctl(_DROP, right) for right in _OVERRIDES]}
