"""Files that are not taken in, since they cannot be shown, and those that only just can."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ehdesk.domain.attachment import Media
from ehdesk.ui import places
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn
from ehdesk.ui.pdf_pages import refuse_unshowable_pdf
from tests.files import a_jpeg, jpeg, pdf, png
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.family_pictures import added, home, opened, titles


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cut.jpg", jpeg()[:300], "damaged"),
        ("noise.png", png()[:33] + b"\0" * 40, "damaged"),
        ("locked.pdf", b"%PDF-1.7\nnot one at all", "damaged"),
    ],
)
def test_what_cannot_be_shown_is_not_added_and_leaves_nothing(
    at: AtTheDesk, tmp_path: Path, name: str, content: bytes, why: str
):
    (tmp_path / name).write_bytes(content)
    page = home(at)
    added(at, page, tmp_path / name)
    assert titles(at) == []
    assert why in words_on(page)
    assert at.desk.work.vault.attachments.total() == 0


@pytest.mark.parametrize("name", ["x" * 240 + ".jpg", "holiday\u202egpj.exe"])
def test_a_name_that_is_long_or_turns_words_round_is_said_short_and_plain(at: AtTheDesk, tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"no picture")
    page = home(at)
    added(at, page, tmp_path / name)
    assert "\u202e" not in words_on(page)
    assert "x" * 100 not in words_on(page)
    assert "was not added" in words_on(page)


def bomb(wide: int, high: int) -> bytes:
    """A PNG that says it is of this size, and holds hardly anything."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)

    head = wide.to_bytes(4) + high.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    lines = zlib.compress(bytes(1 << 20))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_not_unpacked(at: AtTheDesk, tmp_path: Path):
    (tmp_path / "bomb.png").write_bytes(bomb(60_000, 60_000))
    page = home(at)
    added(at, page, tmp_path / "bomb.png")
    assert "more than 64 million dots" in words_on(page)
    assert at.desk.work.vault.attachments.total() == 0


@pytest.mark.parametrize("size", [(60_000, 1), (1, 60_000)])
def test_a_picture_as_thin_as_a_hair_is_drawn_small(size: tuple[int, int], at: AtTheDesk, tmp_path: Path):
    file = BytesIO()
    Image.new("RGB", size).save(file, "PNG")
    (tmp_path / "hair.png").write_bytes(file.getvalue())
    page = home(at)
    added(at, page, tmp_path / "hair.png")
    assert titles(at) == ["hair"]
    opened(at, places.PicturePage(at.family, at.desk.work.pictures.of(at.family)[0].id))


def test_a_page_of_a_pdf_that_would_fill_the_memory_is_refused():
    refuse_unshowable_pdf(pdf())
    with pytest.raises(CannotBeShown):
        refuse_unshowable_pdf(pdf().replace(b"595 842", b"1 14400"))


def test_a_picture_lies_the_right_way_up(at: AtTheDesk, tmp_path: Path):
    pictures = at.desk.work.pictures
    taken = pictures.take_in(a_jpeg(tmp_path / "on its side.jpg", (300, 200), way_up=6))
    image = drawn(pictures.whole(taken.content), Media.JPEG)
    assert (image.width(), image.height()) == (200, 300)


def test_a_full_disk_is_said_and_the_next_file_comes_in(at: AtTheDesk, tmp_path: Path):
    from tests.store.test_full_disk import no_file_over  # noqa: PLC0415

    page = home(at)
    log = at.desk.work.vault.folder / "vault.db-wal"
    big = a_jpeg(tmp_path / "a.jpg", (640, 480))
    with no_file_over(log.stat().st_size):
        added(at, page, big)
    assert "disk is full" in words_on(page) or "cannot be read or written" in words_on(page)
    added(at, page, big)
    assert titles(at) == ["a"]
