"""From the tree of a part to straight Python code.

The code of a part is one function ``part(context, whole)`` that returns a list in which fixed
text (bytes, even places) and printed values (str, odd places) alternate, so that all values of a
part can be checked, encoded and escaped in one go. For ``{% for m in muc %}{{ m.y }}{% endfor %}``
it is, in words::

    def part(context, whole):
        out = []
        for item_1 in context["muc"]:
            out += (b"...", item_1["y"], b"...", "")
        return out

Names of the template appear only as string constants and its text only as bytes constants of a
syntax tree; no source text is ever put together.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from itertools import count
from types import CodeType, FunctionType

from docgen.templating.language import Case, Choice, Loop, Node, Path, Text, Value


def part_code(part: str, nodes: tuple[Node, ...]) -> CodeType:
    """Compile the tree of a part; the result is the code of ``part(context, whole)``."""
    body = [
        ast.Assign([_store("out")], ast.List([], ast.Load())),
        *_Writer().statements(nodes, {}),
        ast.Return(_load("out")),
    ]
    parameters = ast.arguments([], [ast.arg("context"), ast.arg("whole")], None, [], [], None, [])
    module = ast.Module([ast.FunctionDef("part", parameters, body, [])], [])
    outer = compile(ast.fix_missing_locations(module), f"<{part}>", "exec")
    return next(constant for constant in outer.co_consts if isinstance(constant, CodeType))


def part_function(code: CodeType) -> FunctionType:
    """Make the function of a part; it sees no builtins and no globals."""
    return FunctionType(code, {"__builtins__": {}})


def _load(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _store(name: str) -> ast.Name:
    return ast.Name(name, ast.Store())


class _Writer:
    """Writes statements; ``items`` maps names of loop items to the local names that hold them."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def statements(
        self, nodes: tuple[Node, ...], items: Mapping[str, str], fallback: bool = False
    ) -> list[ast.stmt]:
        """Write the statements of a block; ``fallback`` writes ``pass`` for an empty one."""
        done: list[ast.stmt] = []
        pieces = _Pieces()
        for node in nodes:
            if isinstance(node, Text):
                pieces.text(node.xml.encode())
            elif isinstance(node, Value):
                pieces.value(self.printed(node, items))
            else:
                done += pieces.statement()
                done.append(self.block(node, items))
        done += pieces.statement()
        return done or ([ast.Pass()] if fallback else [])

    def block(self, node: Choice | Loop, items: Mapping[str, str]) -> ast.stmt:
        if isinstance(node, Loop):
            return self.loop(node, items)
        return self.choice(node.cases, items)[0]

    def loop(self, node: Loop, items: Mapping[str, str]) -> ast.stmt:
        local = f"item_{next(self.numbers)}"
        body = self.statements(node.body, {**items, node.name: local}, fallback=True)
        return ast.For(_store(local), self.looked_up(node.source, items), body, [])

    def choice(self, cases: tuple[Case, ...], items: Mapping[str, str]) -> list[ast.stmt]:
        if not cases:
            return []
        first, *others = cases
        if first.path is None:
            return self.statements(first.body, items)
        test = self.looked_up(first.path, items)
        if first.negated:
            test = ast.UnaryOp(ast.Not(), test)
        body = self.statements(first.body, items, fallback=True)
        return [ast.If(test, body, self.choice(tuple(others), items))]

    def printed(self, node: Value, items: Mapping[str, str]) -> ast.expr:
        value = self.looked_up(node.path, items)
        return ast.Call(_load("whole"), [value], []) if node.whole else value

    def looked_up(self, path: Path, items: Mapping[str, str]) -> ast.expr:
        if path[0] in items:
            value: ast.expr = _load(items[path[0]])
            names = path[1:]
        else:
            value, names = _load("context"), path
        for name in names:
            value = ast.Subscript(value, ast.Constant(name), ast.Load())
        return value


class _Pieces:
    """Collects fixed text and values in strict turn, until a statement is due."""

    def __init__(self) -> None:
        self.fixed = b""
        self.pairs: list[ast.expr] = []

    def text(self, content: bytes) -> None:
        self.fixed += content

    def value(self, expression: ast.expr) -> None:
        self.pairs += (ast.Constant(self.fixed), expression)
        self.fixed = b""

    def statement(self) -> list[ast.stmt]:
        if self.fixed:
            self.value(ast.Constant(""))
        if not self.pairs:
            return []
        pairs, self.pairs = ast.Tuple(self.pairs, ast.Load()), []
        return [ast.AugAssign(_store("out"), ast.Add(), pairs)]
