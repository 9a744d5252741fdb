"""A slow disk: a library, compiled here, that adds a pause to each fsync of a program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void pause_before(void)
{
    const char *ms = getenv("HELDAG_FSYNC_MS");
    long wait = ms ? atol(ms) : 0;
    struct timespec time = { wait / 1000, (wait % 1000) * 1000000L };
    nanosleep(&time, 0);
}

int fsync(int fd)
{
    static int (*real)(int);
    if (!real) real = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
    pause_before();
    return real(fd);
}

int fdatasync(int fd)
{
    static int (*real)(int);
    if (!real) real = (int (*)(int)) dlsym(RTLD_NEXT, "fdatasync");
    pause_before();
    return real(fd);
}
"""


class NoCompilerError(Exception):
    """There is no C compiler here, or the system has no LD_PRELOAD."""


def slow_disk(folder: Path, milliseconds: int = 30) -> dict[str, str]:
    """Return the environment that adds ``milliseconds`` to each fsync.

    Args:
        folder: where the library is put.
        milliseconds: the pause.

    Raises:
        NoCompilerError: it cannot be made on this machine.
    """
    library = folder / "slow_disk.so"
    if not library.exists():
        compiler = shutil.which("cc")
        if compiler is None or not Path("/proc/self").exists():
            raise NoCompilerError
        source = folder / "slow_disk.c"
        source.write_text(SOURCE, "utf-8")
        call = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
        done = subprocess.run(call, capture_output=True, check=False)
        if done.returncode:
            raise NoCompilerError(done.stderr.decode(errors="replace"))
    return {"LD_PRELOAD": str(library), "HELDAG_FSYNC_MS": str(milliseconds)}
