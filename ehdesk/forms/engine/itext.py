"""The words of a form: `itext` in several languages, and labels written in place, with their `<output>`s."""

import re
from collections.abc import Iterator, Mapping

from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import NO_TEXT, Text, Words
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.syntax import Expression

_REFERENCE = re.compile(r"\s*jr:itext\(\s*(['\"])(?P<id>.*)\1\s*\)\s*")
_NOT_TRANSLATED = ("-",)
_NOT = frozenset({"false", "false()"})
_PLAIN = ("", "long", "short")
"""The forms of a text that are said on a screen, the first of them that a language has."""


def languages_of(model: Node) -> tuple[str, ...]:
    """The form's languages in its own order, the default one first; one without a name if it has no itext."""
    translations = sorted(_translations(model), key=lambda each: (each.attribute("default") or "false") in _NOT)
    return tuple(each.attribute("lang") or "" for each in translations) or ("",)


def read_texts(model: Node) -> Mapping[str, Text]:
    """Every text of the itext by its id. Raises BadExpression for an output that cannot be read."""
    found: dict[str, dict[str, dict[str, Words]]] = {}
    for translation in _translations(model):
        language = translation.attribute("lang") or ""
        for text in translation.elements("text"):
            forms = found.setdefault(text.attribute("id") or "", {}).setdefault(language, {})
            for value in text.elements("value"):
                words = _words(value)
                if words and words != _NOT_TRANSLATED:
                    forms.setdefault(value.attribute("form") or "", words)
    return {text_id: _text(forms) for text_id, forms in found.items()}


def _text(by_language: Mapping[str, Mapping[str, Words]]) -> Text:
    """In each language its plain form, or else the long one, or the short, with the others beside it."""
    plain: dict[str, Words] = {}
    beside: dict[str, dict[str, Words]] = {}
    for language, forms in by_language.items():
        said = next((forms[form] for form in _PLAIN if form in forms), None)
        if said is not None:
            plain[language] = said
        for form, words in forms.items():
            beside.setdefault(form, {})[language] = words
    return Text(plain, {form: Text(words) for form, words in beside.items() if form})


def text_of(element: Node | None, texts: Mapping[str, Text], language: str) -> Text:
    """The words of a label or hint: by reference, or written in place, which makes them the default language's.

    Those in place are also for a reference to a text that is nowhere.
    """
    if element is None:
        return NO_TEXT
    found = message_of(element.attribute("ref"), texts, language)
    words = _words(element) if found is NO_TEXT else ()
    return Text({language: words}) if words else found


def message_of(written: str | None, texts: Mapping[str, Text], language: str) -> Text:
    """The words of an attribute: `jr:itext('id')`, or the words themselves."""
    if not written:
        return NO_TEXT
    reference = _REFERENCE.fullmatch(written)
    if reference is None:
        return Text({language: (written,)})
    return texts.get(reference["id"], NO_TEXT)


def missing_texts(model: Node, body: Node, texts: Mapping[str, Text]) -> Iterator[BadDefinition]:
    """Each text that is named and is nowhere: nothing is said there."""
    elements = [*model.elements("bind"), *(node for node in body.descendants() if node.kind == "element")]
    for at, each in ((element, each) for element in elements for each in element.attributes):
        reference = _REFERENCE.fullmatch(each.text)
        if reference is not None and reference["id"] not in texts:
            problem = BadDefinition(f"there is no text {reference['id']} in the itext", code="unknown-text")
            problem.line = at.line
            yield problem


def _translations(model: Node) -> Iterator[Node]:
    for itext in model.elements("itext"):
        yield from itext.elements("translation")


def _words(element: Node) -> Words:
    pieces = [_word(child) for child in element.children if child.kind in {"text", "element"}]
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip()
    return tuple(piece for piece in pieces if piece != "")


def _word(child: Node) -> str | Expression:
    if child.kind == "element" and child.name == "output":
        return parse(child.attribute("value") or child.attribute("ref") or "")
    return child.value
