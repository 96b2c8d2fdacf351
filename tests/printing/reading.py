"""Reads a PDF back as a screen reader does: the tree of tags with the text of each, and what no tag holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}


@dataclass
class Element:
    """One tag: what it is, the text and the pages that are its own, and the tags inside it."""

    kind: str
    alt: str
    scope: str
    text: str
    pages: list[int]
    inside: list["Element"]

    def all(self) -> Iterator["Element"]:
        """This element and all below it, as they are read."""
        yield self
        for element in self.inside:
            yield from element.all()

    def find(self, *kinds: str) -> list["Element"]:
        """The elements of these kinds, as they are read."""
        return [element for element in self.all() if element.kind in kinds]

    @property
    def whole_text(self) -> str:
        """The text of this element and of all below it."""
        return "".join(element.text for element in self.all())


@dataclass
class Shown:
    """A piece of text as it lies on a page."""

    text: str
    page: int
    size: float
    x: float
    y: float
    is_artifact: bool
    is_hidden: bool


@dataclass
class ReadBack:
    """What was found in a file."""

    pdf: Pdf
    root: Element
    shown: list[Shown]
    loose: list[str]
    marks: set[tuple[int, int]]

    @property
    def artifacts(self) -> list[str]:
        """The texts that a screen reader passes over, one for each page."""
        pages = range(len(self.pdf.pages))
        return ["".join(part.text for part in self.shown if part.is_artifact and part.page == page) for page in pages]


@dataclass
class _PageReader:
    """Walks the operators of one page."""

    page: int
    fonts: dict[str, dict[int, str]]
    texts: dict[int, str] = field(default_factory=dict)
    shown: list[Shown] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    stack: list[tuple[str, Dictionary]] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    font: dict[int, str] = field(default_factory=dict)
    size: float = 0
    place: tuple[float, float] = (0, 0)
    is_hidden: bool = False

    def read(self, operator: str, operands: list[object]) -> None:
        if operator in PAINTING and not self._is_in("/Artifact") and self._mcid is None:
            self.loose.append(operator)
        if operator in {"BDC", "BMC"}:
            self._open(str(operands[0]), operands[1] if len(operands) > 1 else Dictionary())
        elif operator == "EMC":
            self._close()
        elif operator == "Tf":
            self.font, self.size = self.fonts[str(operands[0])], float(operands[1])
        elif operator == "Tm":
            self.place = (float(operands[4]), float(operands[5]))
        elif operator == "Tr":
            self.is_hidden = int(operands[0]) == 3
        elif operator == "TJ":
            self._show(operands[0])

    @property
    def _mcid(self) -> int | None:
        return next((int(about.MCID) for _, about in reversed(self.stack) if "/MCID" in about), None)

    def _is_in(self, kind: str) -> bool:
        return any(kind == opened for opened, _ in self.stack)

    def _open(self, kind: str, about: Dictionary) -> None:
        self.stack.append((kind, about))
        if "/MCID" in about:
            self.texts[int(about.MCID)] = ""
        if "/ActualText" in about:
            self._say([str(about.ActualText)])

    def _close(self) -> None:
        kind, _ = self.stack.pop()
        if kind == "/ReversedChars":
            turned, self.turned = self.turned, []
            self._say(turned[::-1])

    def _show(self, parts: list[object]) -> None:
        if not any("/ActualText" in about for _, about in self.stack):
            codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            self._say([self.font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)])

    def _say(self, letters: list[str]) -> None:
        if self._is_in("/ReversedChars"):
            self.turned += letters
            return
        text = "".join(letters)
        if self._mcid is not None:
            self.texts[self._mcid] += text
        is_artifact = self._is_in("/Artifact")
        self.shown.append(Shown(text, self.page, self.size, *self.place, is_artifact, self.is_hidden))


def read_back(data: bytes) -> ReadBack:
    """Everything in a file, by its tags and by its pages."""
    pdf = Pdf.open(BytesIO(data))
    texts: dict[tuple[int, int], str] = {}
    shown: list[Shown] = []
    loose: list[str] = []
    for index, page in enumerate(pdf.pages):
        reader = _PageReader(index, {str(name): _letters(font) for name, font in page.Resources.Font.items()})
        for operands, operator in pikepdf.parse_content_stream(page):
            reader.read(str(operator), list(operands))
        texts |= {(index, mcid): text for mcid, text in reader.texts.items()}
        shown += reader.shown
        loose += reader.loose
    numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    (root,) = pdf.Root.StructTreeRoot.K
    return ReadBack(pdf, _element(root, texts, numbers), shown, loose, set(texts))


def _letters(font: Dictionary) -> dict[int, str]:
    found = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in found}


def _element(found: Dictionary, texts: dict[tuple[int, int], str], numbers: dict[tuple[int, int], int]) -> Element:
    element = Element(str(found.S)[1:], str(found.get("/Alt", "")), _scope(found), "", [], [])
    for part in found.get("/K", []):
        if part.Type == Name.MCR:
            page = numbers[part.Pg.objgen]
            element.text += texts[page, int(part.MCID)]
            element.pages.append(page)
        else:
            element.inside.append(_element(part, texts, numbers))
    return element


def _scope(found: Dictionary) -> str:
    return next((str(about.Scope)[1:] for about in found.get("/A", []) if "/Scope" in about), "")
