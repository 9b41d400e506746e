"""What a linter does not hold of the rules for code: each test gives what goes against one."""

import ast
import re
from collections.abc import Collection, Sequence

from tests.house.sources import Module, broken, imported, modules

ALL = modules("briefings", "tui", "tests")
PROGRAM = modules("briefings", "tui")
LONGEST_FUNCTION = 40
LONGEST_MODULE = 450
HATCH = re.compile(r"#.*\b(?:type:\s*ignore|noqa|mypy:|ruff:|pragma:|pylint:)", re.IGNORECASE)
REACHING = frozenset(
    ("webbrowser", "socket", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib")
)
"""Modules that reach beyond this machine, or have something else do it."""
SQL = re.compile(
    r"\b(?:SELECT\b.+\bFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET"
    r"|CREATE\s+(?:VIRTUAL\s+)?(?:TABLE|INDEX)|PRAGMA\s+\w+)\b",
    re.DOTALL,
)


def all_but(room: str) -> Sequence[Module]:
    return [module for module in PROGRAM if not module.name.startswith(room)]


def test_no_plural_is_made_by_hand() -> None:
    """One function knows that one is not many: `numbered`."""

    def rule(module: Module) -> Collection[int]:
        return [
            node.lineno
            for node in module.nodes
            if isinstance(node, ast.Subscript | ast.IfExp)
            for part in ast.iter_child_nodes(node)
            if isinstance(part, ast.Constant) and part.value in ("s", "es")
        ]

    assert broken(PROGRAM, rule) == {}


def test_no_checker_is_told_to_look_away() -> None:
    def rule(module: Module) -> Collection[int]:
        return [line for line, comment in module.comments if HATCH.search(comment)]

    assert broken(ALL, rule) == {}


def test_no_error_is_caught_without_its_name() -> None:
    def rule(module: Module) -> Collection[int]:
        return [
            node.lineno
            for node in module.nodes
            if isinstance(node, ast.ExceptHandler) and catches_everything(node.type)
        ]

    assert broken(ALL, rule) == {}


def catches_everything(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(catches_everything(one) for one in caught.elts)
    return caught is None or (
        isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
    )


def test_types_are_imported_like_everything_else() -> None:
    def rule(module: Module) -> Collection[int]:
        return [
            node.lineno
            for node in module.nodes
            if (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")
            or (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING")
        ]

    assert broken(ALL, rule) == {}


def test_an_import_inside_a_function_says_why() -> None:
    """In a comment of the function, or for all of a module where its docstring ends."""

    def rule(module: Module) -> Collection[int]:
        if "late" in (ast.get_docstring(module.tree) or "").split():
            return ()
        explained = {line for line, _ in module.comments}
        return [
            node.lineno
            for node, function in module.imports
            if function and not explained & set(range(function.lineno, node.lineno + 1))
        ]

    assert broken(PROGRAM, rule) == {}


def test_a_function_fits_on_a_screen() -> None:
    def rule(module: Module) -> Collection[tuple[str, int]]:
        return [
            (function.name, lines)
            for function in module.functions
            if (lines := length(module, function)) > LONGEST_FUNCTION
        ]

    assert broken(ALL, rule) == {}


def length(module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return module.lines_of_code(node.lineno, node.end_lineno or node.lineno)


def test_a_module_holds_one_idea() -> None:
    def rule(module: Module) -> Collection[int]:
        lines = module.lines_of_code(1, len(module.text.splitlines()))
        return [lines] if lines > LONGEST_MODULE else ()

    assert broken(PROGRAM, rule) == {}


def test_only_the_store_speaks_sql() -> None:
    def rule(module: Module) -> Collection[int]:
        spoken = [line for line, literal in module.literals if SQL.search(literal)]
        return spoken + importers(module, {"apsw", "sqlite3"})

    assert broken(all_but("briefings/store"), rule) == {}


def test_only_the_configuration_speaks_yaml() -> None:
    assert broken(all_but("briefings/config"), lambda module: importers(module, {"yaml"})) == {}


def importers(module: Module, packages: set[str]) -> list[int]:
    return [node.lineno for node, _ in module.imports if packages & set(imported(node))]


def test_nothing_asks_a_network_or_opens_an_address() -> None:
    def rule(module: Module) -> Collection[int]:
        return [
            node.lineno for node, _ in module.imports if not REACHING.isdisjoint(full_names(node))
        ] + [
            node.lineno
            for node in module.nodes
            if isinstance(node, ast.Attribute) and node.attr == "open_url"
        ]

    assert broken(PROGRAM, rule) == {}


def full_names(node: ast.Import | ast.ImportFrom) -> Collection[str]:
    """Give what an import may reach for, with the packages it lies in."""
    head = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    names = [f"{head}{alias.name}".split(".") for alias in node.names]
    return {".".join(parts[:count]) for parts in names for count in range(1, len(parts) + 1)}


def test_text_of_a_file_never_passes_a_markup_parser() -> None:
    def rule(module: Module) -> Collection[int]:
        return [
            node.lineno
            for node in module.nodes
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and parses(node.func.attr, node)
        ]

    assert broken(PROGRAM, rule) == {}


def parses(method: str, call: ast.Call) -> bool:
    if method in {"from_markup", "from_text", "render_markup"}:
        return not all(isinstance(argument, ast.Constant) for argument in call.args)
    return method == "notify" and not any(is_off(keyword, "markup") for keyword in call.keywords)


def is_off(keyword: ast.keyword, name: str) -> bool:
    return (
        keyword.arg == name
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
    )
