"""What a linter does not hold of the rules for code."""

import ast
import re

import pytest

from tests.house.sources import Module, imported, modules

ALL = modules("briefings", "tui", "tests")
PROGRAM = modules("briefings", "tui")
LONGEST_FUNCTION = 40
LONGEST_MODULE = 450

every_module = pytest.mark.parametrize("module", ALL, ids=lambda module: module.name)
every_part = pytest.mark.parametrize("module", PROGRAM, ids=lambda module: module.name)


def every_part_but(room: str) -> pytest.MarkDecorator:
    others = [module for module in PROGRAM if not module.name.startswith(room)]
    return pytest.mark.parametrize("module", others, ids=lambda module: module.name)


@every_module
def test_no_checker_is_told_to_look_away(module: Module) -> None:
    hatch = re.compile(r"#.*\b(?:type:\s*ignore|noqa|mypy:|ruff:|pragma:|pylint:)", re.IGNORECASE)
    assert [line for line, comment in module.comments if hatch.search(comment)] == []


@every_module
def test_no_error_is_caught_without_its_name(module: Module) -> None:
    broad = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node.type)
    ]
    assert broad == []


def _catches_everything(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_catches_everything(one) for one in caught.elts)
    return caught is None or (
        isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"}
    )


@every_module
def test_types_are_imported_like_everything_else(module: Module) -> None:
    named = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute) and "TYPE_CHECKING" in ast.unparse(node)
    ]
    assert named == []


@every_part
def test_an_import_inside_a_function_says_why(module: Module) -> None:
    """In a comment of the function, or for all of a module where its docstring ends."""
    if "late" in (ast.get_docstring(module.tree) or "").split():
        return
    explained = {line for line, _ in module.comments}
    silent = [
        node.lineno
        for node, function in module.imports
        if function and not explained & set(range(function.lineno, node.lineno + 1))
    ]
    assert silent == [], "say why in a comment, or what is imported late in the docstring"


@every_module
def test_a_function_fits_on_a_screen(module: Module) -> None:
    long = {
        function.name: length
        for function in module.functions
        if (length := _length(module, function)) > LONGEST_FUNCTION
    }
    assert long == {}


def _length(module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return module.lines_of_code(node.lineno, node.end_lineno or node.lineno)


@every_part
def test_a_module_holds_one_idea(module: Module) -> None:
    lines = len(module.text.splitlines())
    assert module.lines_of_code(1, lines) <= LONGEST_MODULE


@every_part_but("briefings/store")
def test_only_the_store_speaks_sql(module: Module) -> None:
    sql = re.compile(
        r"\b(?:SELECT\b.+\bFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET"
        r"|CREATE\s+(?:VIRTUAL\s+)?(?:TABLE|INDEX)|PRAGMA\s+\w+)\b",
        re.DOTALL,
    )
    assert [line for line, literal in module.literals if sql.search(literal)] == []
    assert _importers(module, {"apsw", "sqlite3"}) == []


@every_part_but("briefings/config")
def test_only_the_configuration_speaks_yaml(module: Module) -> None:
    assert _importers(module, {"yaml"}) == []


def _importers(module: Module, packages: set[str]) -> list[int]:
    return [node.lineno for node, _ in module.imports if packages & set(imported(node))]


@every_part
def test_text_of_a_file_never_passes_a_markup_parser(module: Module) -> None:
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    parsers = [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"from_markup", "from_text", "render_markup"}
        and not all(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    notices = [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "notify"
        and not any(_is_off(keyword, "markup") for keyword in call.keywords)
    ]
    assert parsers == []
    assert notices == []


def _is_off(keyword: ast.keyword, name: str) -> bool:
    return (
        keyword.arg == name
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
    )
