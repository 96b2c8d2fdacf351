"""What each mark on paper is, for a screen reader: a tree of tags beside the pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Pdf, String


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one page's content, by the page's index and the number it has there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Tag:
    """One element of the document's structure; its parts in the order in which they are read.

    `alt` is for pictures, `scope` ("Row" or "Column") for headings of tables, `box` is where a picture is.
    """

    kind: str
    alt: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    parts: list["Tag | Mark"] = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", scope: str = "") -> "Tag":
        """A new tag, last in this one."""
        tag = Tag(kind, alt, scope)
        self.parts.append(tag)
        return tag

    def without_empty(self) -> "Tag":
        """The same tree without tags that nothing was drawn for; an empty cell stays, for its table's sake."""
        parts = [part.without_empty() if isinstance(part, Tag) else part for part in self.parts]
        kept = [part for part in parts if isinstance(part, Mark) or part.parts or part.kind in {"TH", "TD"}]
        return Tag(self.kind, self.alt, self.scope, self.box, kept)


def write_tags(pdf: Pdf, root: Tag) -> None:
    """Puts the tree into `pdf`, whose content already carries the marks."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    owners: dict[Mark, Dictionary] = {}
    tree.K = Array([_element(pdf, root.without_empty(), tree, owners)])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(_owners_by_page(pdf, owners))))
    tree.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(pdf: Pdf, tag: Tag, parent: Dictionary, owners: dict[Mark, Dictionary]) -> Dictionary:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
    if tag.alt:
        element.Alt = String(tag.alt)
    if attributes := list(_attributes(tag)):
        element.A = Array(attributes)
    element.K = Array([_kid(pdf, part, element, owners) for part in tag.parts])
    return element


def _kid(pdf: Pdf, part: Tag | Mark, element: Dictionary, owners: dict[Mark, Dictionary]) -> Dictionary:
    if isinstance(part, Tag):
        return _element(pdf, part, element, owners)
    owners[part] = element
    return Dictionary(Type=Name.MCR, Pg=pdf.pages[part.page].obj, MCID=part.number)


def _attributes(tag: Tag) -> Iterator[Dictionary]:
    if tag.scope:
        yield Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
    if tag.box:
        yield Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 2) for edge in tag.box]))


def _owners_by_page(pdf: Pdf, owners: dict[Mark, Dictionary]) -> Iterator[object]:
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        marks = sorted((mark for mark in owners if mark.page == index), key=lambda mark: mark.number)
        yield index
        yield pdf.make_indirect(Array([owners[mark] for mark in marks]))
