"""What cannot be written at once: it is seen to wait, and is there in the end, in order and once."""

from __future__ import annotations

import shutil
import signal

import pytest

from store.file.store import Store
from tests.e2e.holding import held
from tests.e2e.program import PROMPT, Program, written
from tests.e2e.terminal import Terminal

LINES = [f"rad nummer {n}" for n in range(10)]
WAITS = "Väntar på ett annat program"


@pytest.fixture
def meeting(heldag: Program) -> int:
    return heldag.capture(["/titel Upptaget", "# Samtal", "den första"])


def enter(window: Terminal, *lines: str) -> None:
    for line in lines:
        window.line(line)
        window.wait_for(lambda _: not written(window))


def waits_for(window: Terminal, count: int) -> None:
    window.wait_for(f"{WAITS} ({count})")


def leave(window: Terminal, way: str) -> None:
    if way == "kill":
        window.kill(signal.SIGKILL)
        window.wait_exit()
        return
    window.press("ctrl+q")
    assert window.wait_exit() == 0
    window.settle()
    assert b"10 \xc3\xa4ndringar v\xc3\xa4ntar" in window.raw, "it is not said what is left"


@pytest.mark.parametrize(("way", "next_start"), [("kill", "app"), ("ctrl+q", "capture")])
def test_lines_that_waited_when_it_ended_are_written_by_the_next_start(
    heldag: Program, meeting: int, way: str, next_start: str
) -> None:
    with held(heldag.db), heldag.open(meeting) as window:
        enter(window, *LINES)
        waits_for(window, len(LINES))
        window.wait_for("… rad nummer 9  · väntar")
        leave(window, way)
        assert heldag.texts(meeting) == ["den första"]
        told = heldag.run("list").stderr.decode()
        assert "10 ändringar väntar" in told
    if next_start == "capture":
        done = heldag.run("capture", str(meeting), "-", data=b"och sist")
        assert "10 ändringar som väntade i ett fönster som har avslutats" in done.stderr.decode()
        after = ["och sist"]
    else:
        with heldag.open(meeting) as window:
            window.wait_for("10 ändringar som väntade")
            window.press("ctrl+q")
            assert window.wait_exit() == 0
            after = []
    assert heldag.texts(meeting) == ["den första", *LINES, *after]
    assert heldag.run("list").stderr == b""
    assert not heldag.db.with_name("heldag.db-waiting").exists()


def test_what_waits_outlives_the_folder_that_it_waits_in(heldag: Program, meeting: int) -> None:
    folder = heldag.db.with_name("heldag.db-waiting")
    with heldag.open(meeting) as window, held(heldag.db):
        enter(window, "före")
        waits_for(window, 1)
        for name in ("once", "twice"):  # moved first: the program may be writing in it just now
            window.wait_until(folder.exists)
            shutil.rmtree(folder.rename(heldag.home / name))
        enter(window, "efter")
        waits_for(window, 2)
        leave(window, "kill")
    heldag.run("capture", str(meeting), "-", data=b"sist")
    assert heldag.texts(meeting) == ["den första", "före", "efter", "sist"]


def test_what_waited_for_a_place_that_an_older_copy_lacks_lands_with_no_group(
    heldag: Program,
) -> None:
    lines = ["/titel Dag", "/grupper 1-3", "/övning frågor Frågor", "/fråga Vad?", "3.1", "svar"]
    copy = heldag.home / "copy.db"
    with heldag.open(heldag.capture(lines)) as window:
        enter(window, "ett till")
        window.wait_until(lambda: heldag.texts() == ["svar", "ett till"])
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    shutil.copyfile(heldag.db, copy)
    with heldag.open() as window:
        enter(window, "# Slutord", "rad ett")
        window.wait_until(lambda: heldag.texts()[-1] == "rad ett")
        with held(heldag.db):
            enter(window, "b: rad två", "rad tre")
            waits_for(window, 2)
            window.type("halv")
            folder = heldag.db.with_name("heldag.db-waiting")
            window.wait_until(lambda: any(b"halv" in f.read_bytes() for f in folder.iterdir()))
            leave(window, "kill")
    shutil.copyfile(copy, heldag.db)
    with heldag.open() as window:
        window.wait_for("egen")  # one word, since it goes on in the next line
        window.wait_for(lambda seen: "› halv" in seen and "─ Rader vars plats inte finns" in seen)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    exercise, apart = heldag.show()["sections"][-2:]
    assert [entry["text"] for entry in exercise["entries"]] == ["svar", "ett till"]
    assert [(entry["kind"], entry["text"]) for entry in apart["entries"]] == [
        ("decision", "rad två"),
        ("note", "rad tre"),
    ]


def test_a_start_while_the_lock_is_held_goes_on_as_soon_as_it_is_free(
    heldag: Program, meeting: int
) -> None:
    with held(heldag.db):
        for before, line in enumerate(("först", "sedan", "sist")):
            with heldag.open(meeting) as window:
                enter(window, line)
                waits_for(window, before + 1)
                leave(window, "kill")
        with heldag.window() as window:
            window.wait_for(f"{WAITS} (3), från tidigare")
        with heldag.open(meeting) as window:
            enter(window, "allra sist")
            window.wait_for(f"{WAITS} (4), varav 3 från tidigare")
            lines = [f"… {line}  · väntar" for line in ("först", "sedan", "sist", "allra sist")]
            window.wait_for(lambda seen: all(line in seen for line in lines))
            seen = window.screen
            assert [seen.index(line) for line in lines] == sorted(map(seen.index, lines))
            leave(window, "kill")
    with heldag.open(meeting) as window:
        window.wait_until(lambda: len(heldag.texts(meeting)) == 5)
    assert heldag.texts(meeting) == ["den första", "först", "sedan", "sist", "allra sist"]


def test_a_day_typed_in_the_register_waits_and_esc_does_not_drop_it(
    heldag: Program, meeting: int
) -> None:
    heldag.capture(["å: måla salen +Åsa"], meeting)
    with heldag.open(meeting) as window:
        window.line("/register åtgärder")
        window.wait_for("öppen · 1")  # else the line of the meeting may be seen yet
        with held(heldag.db):
            window.press("f4")
            window.wait_for("Till vilken dag?")
            window.type("2026-12-09")
            window.press("enter")
            waits_for(window, 1)
            window.press("esc")
            window.wait_for("Samtal")
        window.wait_until(lambda: _due(heldag, meeting) == "2026-12-09")


def _due(heldag: Program, meeting: int) -> str | None:
    (section,) = heldag.show(meeting)["sections"]
    due: str | None = next(e["due"] for e in section["entries"] if e["kind"] == "action")
    return due


def test_two_deletions_in_the_list_both_wait(heldag: Program, meeting: int) -> None:
    for title in ("Ett", "Två"):
        heldag.capture([f"/titel {title}"])
    with heldag.window() as window:
        window.wait_for("Två")
        with held(heldag.db):
            window.press("f8")
            waits_for(window, 1)
            window.press("f8")
            waits_for(window, 2)
        window.wait_until(lambda: len(heldag.run("list").stdout.decode().splitlines()) == 1)
    assert "Upptaget" in heldag.run("list").stdout.decode()


@pytest.mark.parametrize("key", ["enter", "ctrl+n"])
def test_a_meeting_that_cannot_begin_is_refused_and_only_one_begins_in_the_end(
    heldag: Program, meeting: int, key: str
) -> None:
    with heldag.window() as window:
        window.wait_for("Upptaget")
        with held(heldag.db):
            window.type("Nytt möte")
            window.press(key)
            window.wait_for("mötet kan inte börja än. Tryck")
            assert "(1)" not in window.screen
        window.press(key)
        window.wait_for("Nytt möte")
        window.line("första raden")
        window.wait_until(lambda: heldag.texts(2) == ["första raden"])
    assert len(heldag.run("list").stdout.decode().splitlines()) == 2


def test_lines_that_wait_go_into_the_file_that_takes_the_place_of_ours(
    heldag: Program, meeting: int
) -> None:
    copy = heldag.home / "copy.db"
    with Store.open(heldag.db, actor="other") as store:
        store.rows("VACUUM INTO ?", [str(copy)])
    with held(heldag.db), heldag.open(meeting) as window:
        enter(window, "ett", "två")
        waits_for(window, 2)
        copy.replace(heldag.db)
        window.wait_until(lambda: heldag.texts(meeting) == ["den första", "ett", "två"])


def test_what_is_typed_while_the_disk_is_full_keeps_its_kind(heldag: Program, meeting: int) -> None:
    resource = pytest.importorskip("resource", reason="this system cannot limit the size of files")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system cannot limit another process")
    with heldag.open(meeting) as window:
        window.wait_for(PROMPT)
        endless = resource.RLIM_INFINITY
        resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (4096, endless))
        enter(window, "b: vi målar om", "å: köpa färg +Åsa", "en anteckning")
        window.wait_for("Disken är full: 3 väntar")
        resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (endless, endless))
        window.wait_for("Sparat")
    (section,) = heldag.show(meeting)["sections"]
    assert [(e["kind"], e["text"]) for e in section["entries"]] == [
        ("note", "den första"),
        ("decision", "vi målar om"),
        ("action", "köpa färg"),
        ("note", "en anteckning"),
    ]
