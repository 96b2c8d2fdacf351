"""XPath text into tokens, by the rules of XPath 1.0 section 3.7."""

import re
from dataclasses import dataclass

from ehdesk.forms.engine.problems import BadExpression

_NAME = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
  | (?P<symbol>::|\.\.|//|!=|<=|>=|[()\[\].@,$/|+\-=<>*])
    """,
    re.VERBOSE,
)
_OPERATORS = frozenset({"/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "*", "and", "or", "div", "mod"})
_BEFORE_AN_OPERAND = frozenset({"@", "::", "(", "[", ",", "$"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression: its kind (number, literal, name, symbol, operator, end), its text and its place."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, with one of kind `end` last. Raises BadExpression."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadExpression(_unreadable(text, at))
        if match.lastgroup != "space":
            found.append(_token(match, found[-1] if found else None))
        at = match.end()
    found.append(Token("end", "", at))
    return found


def _token(match: re.Match[str], before: Token | None) -> Token:
    kind, text = str(match.lastgroup), match.group()
    if kind in {"name", "symbol"} and text in _OPERATORS and _is_operator(text, before):
        kind = "operator"
    return Token(kind, text, match.start())


def _is_operator(text: str, before: Token | None) -> bool:
    """`*`, `and`, `or`, `div` and `mod` are names unless an operand stands before them."""
    if text not in {"*", "and", "or", "div", "mod"}:
        return True
    return before is not None and before.kind != "operator" and before.text not in _BEFORE_AN_OPERAND


def _unreadable(text: str, at: int) -> str:
    if text[at] in "\"'":
        return f"the words that start at {text[at : at + 12]} have no closing quotation mark"
    return f"{text[at]!r} means nothing here, at character {at + 1}"
