"""XPath 1.0 text into its tree: the complete grammar."""

from collections.abc import Callable
from functools import lru_cache

from ehdesk.forms.engine.lexer import Token, tokens
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import (
    Call,
    Expression,
    Filter,
    KindTest,
    Literal,
    NameTest,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Variable,
    depth,
)

AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
_KINDS = frozenset({"node", "text", "comment", "processing-instruction"})
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
_DEEPEST = 40  # brackets in brackets; each costs the parser a dozen of Python's thousand frames
_LONGEST = 200  # signs in a row: `a + b + c ...`
_DEEPEST_TREE = 250  # one thing inside another, brackets or not; each costs whoever walks the tree three frames
_ANYWHERE_BELOW = Step("descendant-or-self", KindTest("node"))


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The tree of one expression. Raises BadExpression."""
    return _Parser(text).whole()


def _choice_name(arguments: list[Expression]) -> Call:
    """ODK writes the question as a path in quotes; read it now, so that what it depends on is seen."""
    read = [parse(each.value) if place and isinstance(each, Literal) else each for place, each in enumerate(arguments)]
    return Call("jr:choice-name", tuple(read))


class _Parser:
    """Reads one expression from left to right, looking one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if self._next.kind == "end":
            raise BadExpression("there is nothing in this expression")
        expression = self._expression()
        if self._next.kind != "end":
            raise self._unexpected()
        if depth(expression) > _DEEPEST_TREE:
            raise BadExpression("this expression has too many signs and brackets inside one another")
        return expression

    def _expression(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadExpression("this expression has too many brackets inside one another")
        expression = self._chain("or", self._all_of)
        self._depth -= 1
        return expression

    def _all_of(self) -> Expression:
        return self._chain("and", lambda: self._binary(0))

    def _binary(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        signs = 0
        while self._next.kind == "operator" and self._next.text in _LEVELS[level]:
            signs += 1
            if signs > _LONGEST:
                raise BadExpression(f"this expression has more than {_LONGEST} signs in a row")
            operator = self._take().text
            left = Operation(operator, left, self._binary(level + 1))
        return left

    def _chain(self, sign: str, operand: Callable[[], Expression]) -> Expression:
        """`a or b or c or d` as `(a or b) or (c or d)`: the same, and never deep however long."""
        operands = [operand()]
        while self._next_is(sign):
            self._take()
            operands.append(operand())
        while len(operands) > 1:
            pairs = [Operation(sign, *operands[at : at + 2]) for at in range(0, len(operands) - 1, 2)]
            operands = [*pairs, *operands[len(pairs) * 2 :]]
        return operands[0]

    def _unary(self) -> Expression:
        signs = 0
        while self._next_is("-"):
            self._take()
            signs += 1
        expression = self._union()
        for _ in range(signs if signs < 2 else 2 - signs % 2):
            expression = Negation(expression)
        return expression

    def _union(self) -> Expression:
        return self._chain("|", self._path)

    def _path(self) -> Expression:
        if self._next_is("/") or self._next_is("//"):
            return self._absolute_path()
        if not self._starts_a_value():
            return Path(None, False, self._steps())
        value = self._filtered()
        if not (self._next_is("/") or self._next_is("//")):
            return value
        return Path(value, False, self._further_steps())

    def _absolute_path(self) -> Path:
        if self._next_is("//"):
            return Path(None, True, self._further_steps())
        self._take()
        return Path(None, True, self._steps() if self._starts_a_step() else ())

    def _steps(self) -> tuple[Step, ...]:
        return (self._step(), *self._further_steps())

    def _further_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self._next_is("/") or self._next_is("//"):
            if self._take().text == "//":
                steps.append(_ANYWHERE_BELOW)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Step:
        if self._next_is("."):
            self._take()
            return Step("self", KindTest("node"))
        if self._next_is(".."):
            self._take()
            return Step("parent", KindTest("node"))
        axis = self._axis()
        return Step(axis, self._test(), self._predicates())

    def _axis(self) -> str:
        if self._next_is("@"):
            self._take()
            return "attribute"
        if self._after.text != "::":
            return "child"
        axis = self._take().text
        self._take()
        if axis not in AXES:
            raise BadExpression(f"there is no direction called {axis}:: in XPath")
        return axis

    def _test(self) -> NameTest | KindTest:
        if self._next_is("*"):
            self._take()
            return NameTest("", "*")
        if self._next.kind != "name":
            raise self._unexpected()
        name = self._take().text
        if name in _KINDS and self._next_is("("):
            return self._kind_test(name)
        prefix, _, local = name.rpartition(":")
        return NameTest(prefix, local)

    def _kind_test(self, kind: str) -> KindTest:
        self._take()
        target = ""
        if kind == "processing-instruction" and self._next.kind == "literal":
            target = self._take().text[1:-1]
        self._expect(")")
        return KindTest(kind, target)

    def _filtered(self) -> Expression:
        value = self._value()
        predicates = self._predicates()
        return Filter(value, predicates) if predicates else value

    def _value(self) -> Expression:
        token = self._take()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "literal":
            return Literal(token.text[1:-1])
        if token.text == "$":
            return Variable(self._take().text)
        if token.text == "(":
            inside = self._expression()
            self._expect(")")
            return inside
        return self._call(token.text)

    def _call(self, name: str) -> Call:
        self._expect("(")
        arguments: list[Expression] = []
        while not self._next_is(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._expression())
        self._take()
        return Call(name, tuple(arguments)) if name != "jr:choice-name" else _choice_name(arguments)

    def _predicates(self) -> tuple[Expression, ...]:
        predicates: list[Expression] = []
        while self._next_is("["):
            self._take()
            predicates.append(self._expression())
            self._expect("]")
        return tuple(predicates)

    def _starts_a_value(self) -> bool:
        """A number, words, a variable, brackets or a function: anything that is not a step."""
        token = self._next
        if token.kind == "name":
            return self._after.text == "(" and token.text not in _KINDS
        return token.kind in {"number", "literal"} or token.text in {"$", "("}

    def _starts_a_step(self) -> bool:
        return self._next.kind == "name" or (self._next.kind == "symbol" and self._next.text in {".", "..", "@", "*"})

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    @property
    def _after(self) -> Token:
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def _next_is(self, text: str) -> bool:
        return self._next.kind in {"symbol", "operator"} and self._next.text == text

    def _take(self) -> Token:
        token = self._next
        if token.kind == "end":
            raise self._unexpected()
        self._at += 1
        return token

    def _expect(self, text: str) -> None:
        if not self._next_is(text):
            raise self._unexpected(text)
        self._take()

    def _unexpected(self, wanted: str = "") -> BadExpression:
        found = repr(self._next.text) if self._next.kind != "end" else "the end"
        hint = f" where {wanted!r} should be" if wanted else ""
        return BadExpression(f"found {found}{hint} at character {self._next.at + 1} of: {self._text.strip()}")
