"""Files as a telephone, a scanner and a careless sender make them."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

PLACE = 0x8825
"""Where Exif says where a picture was taken."""
SECRET = "12 Rose Street"


def jpeg(
    size: tuple[int, int] = (320, 240), way_up: int = 1, *, colour: str = "teal", progressive: bool = False
) -> bytes:
    """A photograph with everything in it that a telephone writes: place, telephone, words, a film behind the end."""
    facts = Image.Exif()
    facts[0x0112], facts[0x010F], facts[0x010E] = way_up, "Telephone", SECRET
    facts.get_ifd(PLACE).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    file = BytesIO()
    drawing(size, colour).save(file, "JPEG", exif=facts, comment=SECRET.encode(), progressive=progressive)
    return file.getvalue() + b"ftypmp42 a film of " + SECRET.encode()


def png(size: tuple[int, int] = (200, 150), colour: str = "white") -> bytes:
    """A screen shot with words in it that nobody sees."""
    words, file = PngInfo(), BytesIO()
    words.add_text("Comment", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    drawing(size, colour).save(file, "PNG", pnginfo=words)
    return file.getvalue()


def pdf(pages: int = 2) -> bytes:
    """A scanned letter."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for page in range(1, pages + 1):
        canvas.drawString(72, 760, f"Dear Mrs Haddad, page {page}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def drawing(size: tuple[int, int], colour: str) -> Image.Image:
    """A house with a sun."""
    wide, high = size
    image = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(image)
    pen.rectangle((wide * 0.3, high * 0.5, wide * 0.7, high * 0.95), fill="firebrick")
    pen.polygon([(wide * 0.25, high * 0.5), (wide * 0.5, high * 0.25), (wide * 0.75, high * 0.5)], fill="saddlebrown")
    pen.ellipse((wide * 0.05, high * 0.05, wide * 0.2, high * 0.05 + wide * 0.15), fill="gold")
    return image


def a_jpeg(file: Path, size: tuple[int, int] = (320, 240), **how: object) -> Path:
    """The same as a file."""
    file.write_bytes(jpeg(size, **how))  # type: ignore[arg-type]
    return file


def a_pdf(file: Path, pages: int = 2) -> Path:
    """The same as a file."""
    file.write_bytes(pdf(pages))
    return file
