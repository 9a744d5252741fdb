"""The house in figures: how large its rooms are, who uses whom, and which ideas stand in several places.

``python -m tools.house`` prints a table; ``python -m tools.house circles`` (or the name of any other figure
that lists something) names what is counted.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("tui", "screens", "exports", "imports", "store", "locales")
SMALL = 80
"""Lines below which a module with a single user may not have a subject of its own."""


@cache
def modules() -> Mapping[str, Path]:
    """Return the files of the program by their dotted names."""
    found = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return {_dotted(path): path for path in found}


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def length(name: str) -> int:
    """Return the number of lines of a module."""
    return len(modules()[name].read_text("utf-8").splitlines())


@cache
def arrows() -> Mapping[str, frozenset[str]]:
    """Return which modules each one imports, within functions and for the type checker alone too."""
    return {name: frozenset(_imported(name)) for name in modules()}


def _imported(name: str) -> Iterator[str]:
    for node in ast.walk(_tree(modules()[name])):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield from (
                    one
                    for one in (inner if inner in modules() else node.module,)
                    if one in modules()
                )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())


def users() -> Mapping[str, frozenset[str]]:
    """Return which modules of the program use each one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, used in arrows().items():
        for one in used - {name}:
            found[one].add(name)
    return {name: frozenset(found[name]) for name in modules()}


def small_with_one_user() -> list[str]:
    """Return the modules below :data:`SMALL` lines that one other module uses, with that one."""
    return [
        f"{name} ({length(name)}) ← {next(iter(used_by))}"
        for name, used_by in users().items()
        if len(used_by) == 1 and length(name) < SMALL and modules()[name].name != "__init__.py"
    ]


def circles() -> list[str]:
    """Return the groups of modules that import each other, directly or by others."""
    return [" ↔ ".join(sorted(group)) for group in _components(arrows()) if len(group) > 1]


def _components(graph: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """Return the strongly connected components of a graph (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph[node]:
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            group: set[str] = set()
            while node not in group:
                group.add(stack.pop())
            found.append(group)

    for node in graph:
        if node not in index:
            visit(node)
    return found


def homonyms() -> list[str]:
    """Return the names that several public classes have, with their modules."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in modules().items():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(name)
    return [
        f"{name}: {', '.join(where)}" for name, where in sorted(found.items()) if len(where) > 1
    ]


def longest(*kinds: type[ast.FunctionDef] | type[ast.AsyncFunctionDef] | type[ast.ClassDef]) -> str:
    """Return the longest definition of these kinds: its lines, and where it stands."""
    lines, where = max(
        ((node.end_lineno or 0) - node.lineno + 1, f"{name}.{node.name}")
        for name, path in modules().items()
        for node in ast.walk(_tree(path))
        if isinstance(node, kinds)
    )
    return f"{lines} ({where})"


def arrows_in_store() -> list[str]:
    """Return which parts of ``store`` use which, with the number of imports."""
    counted = Counter(
        (_part(name), _part(one))
        for name, used in arrows().items()
        for one in used
        if name.startswith("store.") and one.startswith("store.") and _part(name) != _part(one)
    )
    return [f"{a} → {b}: {n}" for (a, b), n in sorted(counted.items())]


def _part(name: str) -> str:
    return name.split(".")[1]


LISTS = {
    "small modules with one user": small_with_one_user,
    "import circles": circles,
    "class names used twice": homonyms,
    "arrows inside store": arrows_in_store,
}


def main(named: str | None = None) -> None:
    """Print the table, or what one of :data:`LISTS` names."""
    if named is not None:
        chosen = next(what for name, what in LISTS.items() if named in name)
        print(*chosen(), sep="\n")
        return
    for folder in (*FOLDERS, "tests", "benchmarks", "tools"):
        paths = list((ROOT / folder).rglob("*.py"))
        lines = sum(len(path.read_text("utf-8").splitlines()) for path in paths)
        print(f"{folder + '/':40}{lines:>8} lines {len(paths):>5} modules")
    for name, what in LISTS.items():
        print(f"{name:40}{len(what()):>8}")
    print(f"{'longest function':40}{longest(ast.FunctionDef, ast.AsyncFunctionDef)}")
    print(f"{'longest class':40}{longest(ast.ClassDef)}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
