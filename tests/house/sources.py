"""The project's own source, as the tests of this room read it."""

import ast
import io
import tokenize
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tests.conftest import ROOT

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """Give its path from the root, as a message shows it."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """Give what it holds."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Give it parsed."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Give all that its tree holds."""
        return list(ast.walk(self.tree))

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Give line and text of every comment."""
        return [
            (token.start[0], token.string)
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline)
            if token.type == tokenize.COMMENT
        ]

    @cached_property
    def documentation(self) -> frozenset[int]:
        """Give the lines that docstrings cover, those of fields and constants too."""
        return frozenset(line for node in self.nodes if _documents(node) for line in _lines(node))

    @cached_property
    def literals(self) -> list[tuple[int, str]]:
        """Give line and value of every string that is no docstring."""
        return [
            (node.lineno, node.value)
            for node in self.nodes
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.lineno not in self.documentation
        ]

    @cached_property
    def imports(self) -> list[tuple[ast.Import | ast.ImportFrom, Function | None]]:
        """Give every import, with the function in which it stands."""
        return list(_imports(self.tree, None))

    @property
    def functions(self) -> Iterator[Function]:
        """Give every function and method."""
        return (node for node in self.nodes if isinstance(node, Function))

    def lines_of_code(self, first: int, last: int) -> int:
        """Count lines from `first` to `last`, both included, but blank ones and docstrings."""
        lines = self.text.splitlines()
        return sum(
            bool(lines[line - 1].strip()) and line not in self.documentation
            for line in range(first, last + 1)
        )


@cache
def modules(*rooms: str) -> tuple[Module, ...]:
    """Give the modules under some folders of the root, each read once."""
    return tuple(_module(path) for room in rooms for path in sorted((ROOT / room).rglob("*.py")))


@cache
def _module(path: Path) -> Module:
    return Module(path)


def broken(
    parts: Iterable[Module], rule: Callable[[Module], Collection[object]]
) -> dict[str, Collection[object]]:
    """Give what of some modules goes against a rule, by the module's name."""
    return {module.name: found for module in parts if (found := rule(module))}


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Give the names of the top packages an import reaches for."""
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").partition(".")[0]]
    return [alias.name.partition(".")[0] for alias in node.names]


def _documents(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _lines(node: ast.AST) -> range:
    assert isinstance(node, ast.Expr)
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _imports(
    node: ast.AST, function: Function | None
) -> Iterator[tuple[ast.Import | ast.ImportFrom, Function | None]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, function
        yield from _imports(child, child if isinstance(child, Function) else function)
