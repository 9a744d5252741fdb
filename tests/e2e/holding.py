"""Another process that holds the write lock of a file."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_HOLD = """
import sys
from pathlib import Path
from store.file.store import Store
with Store.open(Path(sys.argv[1]), actor="other") as store, store.write():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def held(db: Path) -> Iterator[None]:
    """Let another process hold the write lock of ``db`` meanwhile."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield
        finally:
            holder.stdin.close()
