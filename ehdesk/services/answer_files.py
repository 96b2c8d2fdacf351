"""Pictures, recordings and files that are answers: kept in the vault for an assessment, or only in memory for a trial.

The answer is the name of a file, and the name leads to a record of its own, which cites the content. Another drawing in
its place is another record: nothing is written over, and an answer that is taken back or chosen again finds its own.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ehdesk.domain import kinds
from ehdesk.domain.answer_files import AnswerFile, answer_file_from, file_name, record_named
from ehdesk.domain.attachment import LONGEST_BEGINNING, Attachment, Media, ending_of, media_of
from ehdesk.domain.change import FamilyId, RecordId, Value
from ehdesk.domain.pictures import CONTENT, title_of_file
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.services.announce import Changed
from ehdesk.services.pictures import SAVED_OUT, NotTaken, opened
from ehdesk.services.recordings.taking_out import bare
from ehdesk.services.recordings.understood import NotUnderstood
from ehdesk.services.saving import Saving, Seen
from ehdesk.services.stripping import stripped
from ehdesk.store.changes import NewEdit
from ehdesk.store.errors import NotHere, TooLarge
from ehdesk.store.safe_write import put

SOUND, FILM = "sound", "film"
"""The words that their names begin with."""


@dataclass(frozen=True, slots=True)
class ToKeep:
    """What is to become an answer: `what` is the word that its name begins with; `title` and `described` as there.

    `made_from` names the picture that was drawn on, which stays as it was.
    """

    what: str
    content: bytes
    media: Media
    title: str = ""
    described: str = ""
    made_from: str = ""


def chosen(what: str, file: Path) -> ToKeep:
    """What a file holds, without what a camera wrote into it; on any thread. Raises NotTaken, TooLarge."""
    with opened(file) as found:
        media = media_of(found.read(LONGEST_BEGINNING))
        if media is None or media.is_recording:
            raise NotTaken("kind")
        found.seek(0)
        return ToKeep(what, b"".join(stripped(found, media)), media, title_of_file(file.stem))


def recorded(what: str, file: Path) -> ToKeep:
    """The `sound` or `film` in a file, without what a telephone wrote into it; on any thread. Raises NotTaken."""
    try:
        with opened(file) as found:
            whole = found.read()
    except TooLarge as error:
        raise NotTaken("long") from error
    kind = media_of(whole[:LONGEST_BEGINNING])
    if kind is None or not kind.is_recording:
        raise NotTaken(f"{what}_kind")
    try:
        content, media = bare(whole, kind)
    except NotUnderstood as error:
        raise NotTaken("understood") from error
    if media.is_film != (what == FILM):
        raise NotTaken(what)
    return ToKeep(what, content, media, title_of_file(file.stem))


class Files(Protocol):
    """What a question for a picture or a file needs, whoever keeps it."""

    def lay_down(self, made: ToKeep) -> None:
        """Put what is to be kept where it will lie: on any thread, so that keeping it is quick. Raises StoreError."""
        ...

    def keep(self, field: str, made: ToKeep) -> str:
        """Keep it for a question; its name, which is to be the answer. Raises StoreError."""
        ...

    def answer(self, field: str, made: ToKeep) -> bool:
        """Keep it and answer with it, where the page that asked was left; False where there is nothing to answer any
        more. Raises AssessmentIsComplete, StoreError.
        """
        ...

    def is_alone(self, field: str) -> bool:
        """Is it asked where something is said alone?"""
        ...

    def one(self, name: str) -> AnswerFile | None:
        """What an answer names; None for a file from elsewhere, or one that has not come yet."""
        ...

    def is_here(self, file: AnswerFile) -> bool:
        """Has what it consists of come to this computer?"""
        ...

    def whole(self, file: AnswerFile) -> bytes:
        """What it consists of. Raises NotHere, AttachmentDamaged, StoreError."""
        ...

    def on_screen(self, name: str) -> Seen:
        """What of it a screen shows now, for `describe`."""
        ...

    def describe(self, name: str, words: str, seen: Seen) -> Seen:
        """Say what can be seen on it, in place of words that were on screen; what is there then. Raises StoreError."""
        ...

    @property
    def can_save_out(self) -> bool:
        """Is there anything of which a copy can be saved outside?"""
        ...

    def save_out(self, file: AnswerFile, content: bytes, to: Path) -> None:
        """Put it on record, and in a file that only this user of the computer can read. Raises StoreError."""
        ...

    def draft(self, field: str, text: str) -> None:
        """Keep what is being drawn, every two seconds or so, until it is an answer. "" forgets it."""
        ...

    def draft_of(self, field: str) -> str:
        """What was being drawn when the app last stopped, or ""."""
        ...


class AnswerFiles:
    """Those of one assessment. `form` gives it as it stands, `seen` what its writer has on screen, and `answer` answers
    a question, though nobody sees it, with what is kept then.
    """

    can_save_out = True

    def __init__(
        self,
        saving: Saving,
        family: FamilyId,
        assessment: RecordId,
        form: Callable[[], FilledForm],
        seen: Callable[[], Seen],
        answer: Callable[[str, Callable[[], str]], object],
    ) -> None:
        self._answer = answer
        self._saving, self._vault = saving, saving.vault
        self._family, self._form, self._seen = family, form, seen
        # a draft of the assessment itself would be taken up as an answer
        self._drawn = RecordId(f"{assessment}/drawn")

    def lay_down(self, made: ToKeep) -> None:
        self._content(made)

    def keep(self, field: str, made: ToKeep) -> str:
        content = self._content(made)
        record = RecordId(self._saving.new_id())
        fields: dict[str, Value] = {
            "title": made.title, "described": made.described, "made_from": made.made_from,
            "about": self._about(field), CONTENT: content.value,
        }  # fmt: skip
        if self.is_alone(field):
            fields["in_confidence"] = True
        said = {key: value for key, value in fields.items() if value not in ("", [])}
        self._saving.edit(self._family, NewEdit(record, kinds.ANSWER_FILE, said, parents=()))
        return file_name(made.what, record, made.media)

    def answer(self, field: str, made: ToKeep) -> bool:
        self._answer(field, lambda: self.keep(field, made))
        self._saving.news.tell(Changed(self._family, came_in=True))  # the question may be on the screen again
        return True

    def is_alone(self, field: str) -> bool:
        return any(field in topic.fields for topic in self._form().topics() if topic.is_alone)

    def one(self, name: str) -> AnswerFile | None:
        record = record_named(name)
        found = self._vault.records.one(record) if record is not None else None
        is_one = found is not None and found.kind == kinds.ANSWER_FILE and found.family == self._family
        return answer_file_from(name, found.body) if found is not None and is_one else None

    def is_here(self, file: AnswerFile) -> bool:
        return file.content is not None and self._vault.attachments.has(file.content.hash)

    def whole(self, file: AnswerFile) -> bytes:
        if file.content is None:
            raise NotHere
        with self._vault.second() as vault:
            return b"".join(vault.attachments.pieces(file.content.hash))

    def on_screen(self, name: str) -> Seen:
        record = record_named(name)
        return self._saving.on_screen(record) if record is not None else {}

    def describe(self, name: str, words: str, seen: Seen) -> Seen:
        record, said = record_named(name), {"described": words}
        if record is None or self.one(name) is None:
            return seen
        change = self._saving.change(self._family, kinds.ANSWER_FILE, record, said, seen)
        if change is None:
            return self._saving.on_screen(record)
        return {**seen, **self._saving.written(record, change, said)}

    def save_out(self, file: AnswerFile, content: bytes, to: Path) -> None:
        self._vault.access.note(self._family, SAVED_OUT, record_named(file.name) or "")
        put(to, content)

    def draft(self, field: str, text: str) -> None:
        if text:
            self._vault.drafts.keep(self._family, self._drawn, field, text, self._seen().get(field, ()))
        elif self.draft_of(field):
            self._vault.drafts.drop(self._drawn, field)

    def draft_of(self, field: str) -> str:
        draft = self._vault.drafts.of(self._drawn).get(field)
        return draft.text if draft else ""

    def _content(self, made: ToKeep) -> Attachment:
        with self._vault.second() as vault:
            return vault.attachments.keep([made.content], made.media)

    def seen_while_drawing(self) -> Seen:
        """What was on screen when a drawing was begun that is no answer yet: what came since is not replaced by it."""
        return {field: draft.seen for field, draft in self._vault.drafts.of(self._drawn).items()}

    def _about(self, field: str) -> list[str]:
        entry = self._form().instance.by_field.get(field)
        return [entry.person] if entry is not None and entry.person else []


class TriedFiles:
    """Those of a trial: in memory, and gone with it."""

    can_save_out = False

    def __init__(self) -> None:
        self._files: dict[str, AnswerFile] = {}
        self._contents: dict[str, bytes] = {}

    def lay_down(self, made: ToKeep) -> None:
        """It lies nowhere else."""

    def keep(self, field: str, made: ToKeep) -> str:  # noqa: ARG002 - nobody looks at a trial by its questions
        name = f"{made.what}-{len(self._files) + 1}.{ending_of(made.media)}"
        content = Attachment("", made.media, len(made.content))
        self._files[name] = AnswerFile(name, made.title, made.described, content)
        self._contents[name] = made.content
        return name

    def answer(self, field: str, made: ToKeep) -> bool:  # noqa: ARG002 - it is gone
        return False

    def is_alone(self, field: str) -> bool:  # noqa: ARG002 - nobody says anything in a trial
        return False

    def one(self, name: str) -> AnswerFile | None:
        return self._files.get(name)

    def is_here(self, file: AnswerFile) -> bool:
        return file.name in self._contents

    def whole(self, file: AnswerFile) -> bytes:
        return self._contents[file.name]

    def on_screen(self, name: str) -> Seen:  # noqa: ARG002 - nobody else writes in a trial
        return {}

    def describe(self, name: str, words: str, seen: Seen) -> Seen:
        with suppress(KeyError):
            self._files[name] = replace(self._files[name], described=words)
        return seen

    def save_out(self, file: AnswerFile, content: bytes, to: Path) -> None:
        """Nothing of a trial leaves it."""

    def draft(self, field: str, text: str) -> None:
        """What is only being drawn is nowhere kept."""

    def draft_of(self, field: str) -> str:  # noqa: ARG002 - it never depends on which
        """Nothing is left of a trial."""
        return ""
