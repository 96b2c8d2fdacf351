"""A document for paper, as blocks of plain words: what it says and in what order, not how it looks.

Every text is literal: no markup is read from it. A line break in a text is a line break on paper.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Masthead:
    """The top of the first page: title, who made it and when (`aside`), and whom it is for (`lead`)."""

    title: str
    aside: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows; never alone at the foot of a page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ordinary text; `is_soft` for what is good to know but not the point.

    `stays`: shares a page with what follows.
    """

    text: str
    is_soft: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words beside a bar, with a heading (`label`) and a line that says whose they are."""

    label: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading and lines in a box: filled with a tint, or with only an edge."""

    heading: str
    lines: tuple[str, ...]
    is_tinted: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading and its share of the width."""

    heading: str
    share: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact of a row, in stronger letters where it is what the row is about.

    `alone` is what it says on paper with one column, where no heading stands over it; "" for the same.
    """

    text: str
    is_strong: bool = False
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, and its state in words for who cannot see the box."""

    is_done: bool
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; rows of one table all have a tick, or none has."""

    cells: tuple[Cell, ...]
    tick: Tick | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Facts in rows under headings, which are repeated on every page. The first cell names its row.

    `is_list`: on paper with one column, the facts of a row stand under each other, without headings.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tick_heading: str = ""
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class StarLine:
    """One reading on a star: a score for each spoke, None where there is none."""

    label: str
    scores: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class StarChart:
    """A star, with its newest reading first and at most three; `description` says the same in words."""

    spokes: tuple[str, ...]
    steps: int
    lines: tuple[StarLine, ...]
    description: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Blocks in columns, or under each other where the paper has one column.

    `shares` are their parts of the width; equal if empty.
    """

    blocks: tuple["Block", ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that share a page, unless they are longer than one."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with the words under it."""

    heading: str
    names: tuple[str, ...]


Block = Masthead | Heading | Paragraph | Quote | Panel | Table | StarChart | SideBySide | KeepTogether | Signatures


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of every page: `text`, and the page in the words of `page_of` ("Page {page} of {pages}")."""

    text: str
    page_of: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything on paper for one reader.

    `title` is all that the file says about itself, so it holds no name. `language` is a tag such as `en-GB`. `stamp`
    are words for the head of every page, "" for none.
    """

    title: str
    language: str
    reader: str
    footer: Footer
    blocks: tuple[Block, ...] = field(default=())
    stamp: str = ""
