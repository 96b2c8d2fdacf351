"""The disk fails while unsent work is saved in a file, or taken in: a record never comes without its picture."""

from collections.abc import Iterator
from random import Random

from campaigns.dying import opened
from campaigns.full_disk_jobs import Trial
from ehdesk.domain.attachment import CHUNK
from ehdesk.services.announce import News
from ehdesk.services.carrying import Carrying
from tests.store.writing import write


def carrying(trial: Trial) -> Iterator[None]:
    with (
        trial.opened() as vault,
        opened(trial.ground.copy(trial.folder / "other", died=False), trial.ground.code) as other,
    ):
        family = vault.records.families()[0].id
        with vault.second() as second:
            content = second.attachments.keep([Random(1).randbytes(2 * CHUNK + 9)], "image/png")  # noqa: S311 - a trial
        picture = write(vault, family, kind="picture", content=content.value)
        trial.said.append(f"saved {picture.id}")
        out, into = Carrying(vault, News()), Carrying(other, News())
        saved = [out.save(good := trial.folder / "good.ehdesk")]
        yield
        for number in range(2):
            file = trial.folder / f"{number}.ehdesk"
            trial.tried(lambda file=file: saved.append(out.save(file)))
            is_taken = trial.tried(lambda: into.take_in(good, saved[0].code))
            is_recorded = other.records.one(picture.edits[0].record) is not None
            trial.expect(is_recorded or not is_taken, "what was taken in is not recorded")
            trial.expect(not is_recorded or other.attachments.has(content.hash), "a record came without its picture")
        yield
        for one in saved:
            trial.expect(into.take_in(trial.folder / one.name, one.code).not_named == 0, "a saved file is not whole")
        with other.second() as second:
            trial.expect(sum(map(len, second.attachments.pieces(content.hash))) == content.size, "it is not whole")
