"""The glyphs that a document used, put into its file: only those, and each with the letters it stands for."""

from hashlib import sha256

import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from ehdesk.printing.fonts import Typeface

_DROPPED = (b"GSUB", b"GPOS", b"GDEF", b"name", b"post", b"STAT", b"meta", b"gasp", b"DSIG", b"kern")
_SYMBOLIC = 1 << 2
_ITALIC = 1 << 6


class FontCase:
    """The typefaces of one document, their names in its pages, and the letters of each glyph."""

    def __init__(self) -> None:
        self._typefaces: dict[str, Typeface] = {}
        self._letters: dict[str, dict[int, str]] = {}

    @property
    def lacks_letters(self) -> bool:
        """Whether some letter had no typeface and stands as an empty box."""
        return any(0 in glyphs for glyphs in self._letters.values())

    def name_of(self, typeface: Typeface) -> str:
        """What a page calls `typeface`."""
        self._typefaces.setdefault(typeface.name, typeface)
        return f"F{list(self._typefaces).index(typeface.name) + 1}"

    def spells(self, glyph: int, letters: str, typeface: Typeface) -> bool:
        """Notes that `glyph` stands for `letters`; False if it already stands for others."""
        return self._letters.setdefault(typeface.name, {}).setdefault(glyph, letters) == letters

    def embed(self, pdf: Pdf) -> Dictionary:
        """Puts the used part of every typeface into `pdf`; the names that pages find them by."""
        fonts = Dictionary()
        for typeface in self._typefaces.values():
            used = self._letters[typeface.name]
            fonts[f"/{self.name_of(typeface)}"] = pdf.make_indirect(_font(pdf, typeface, used))
        return fonts


def _font(pdf: Pdf, typeface: Typeface, used: dict[int, str]) -> Dictionary:
    name = Name(f"/{_tag(used)}+{typeface.name}")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(_glyph_font(pdf, typeface, used, name))]),
        ToUnicode=pdf.make_indirect(Stream(pdf, _unicode_map(used))),
    )


def _glyph_font(pdf: Pdf, typeface: Typeface, used: dict[int, str], name: Name) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, typeface, used, name)),
        W=_widths(typeface, used),
    )


def _descriptor(pdf: Pdf, typeface: Typeface, used: dict[int, str], name: Name) -> Dictionary:
    extents = typeface.font.get_font_extents("ltr")
    scale = 1000 / typeface.face.upem
    is_slanted = typeface.name.endswith("Italic")
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC | (_ITALIC if is_slanted else 0),
        FontBBox=Array([-1000, round(extents.descender * scale), 3000, round(extents.ascender * scale)]),
        ItalicAngle=-8 if is_slanted else 0,
        Ascent=round(extents.ascender * scale),
        Descent=round(extents.descender * scale),
        CapHeight=668,
        StemV=80,
        FontFile2=pdf.make_indirect(Stream(pdf, _subset(typeface, used))),
    )


def _subset(typeface: Typeface, used: dict[int, str]) -> bytes:
    """A font file with the outlines of `used` only, under their own numbers."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(used)
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _DROPPED)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(typeface.face, wanted).blob.data)


def _widths(typeface: Typeface, used: dict[int, str]) -> Array:
    scale = 1000 / typeface.face.upem
    widths = Array()
    for glyph in sorted(used):
        widths.append(glyph)
        widths.append(Array([round(typeface.font.get_glyph_h_advance(glyph) * scale)]))
    return widths


def _unicode_map(used: dict[int, str]) -> bytes:
    """The CMap that gives each glyph its letters, a hundred lines to a section as the format asks."""
    lines = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(used.items())]
    sections = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in sections)
    return _CMAP.format(body=body).encode("ascii")


def _tag(used: dict[int, str]) -> str:
    """Six capitals that differ where the glyphs do, as names of partial fonts must."""
    digest = sha256(repr(sorted(used)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
