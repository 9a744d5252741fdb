"""A fault of the disk is said in words and takes no text; `make reliability` has one at each call."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.disk import Fault, NoCompilerError
from tests.e2e.reliability.faults import COURSES

POINTS = [
    ("commands", Fault("write", 1)),
    ("commands", Fault("sync", 15)),
    ("app", Fault("write", 60)),
    ("app", Fault("sync", 4)),
    ("app", Fault("read", 90)),
]


@pytest.mark.parametrize(("course", "fault"), POINTS, ids=lambda point: str(point))
def test_a_fault_of_the_disk_takes_no_text(course: str, fault: Fault, tmp_path: Path) -> None:
    try:
        wrong = COURSES[course].play(tmp_path, fault)
    except NoCompilerError:
        pytest.skip("a faulty disk is made with a C compiler and LD_PRELOAD, which are not here")
    assert not wrong
