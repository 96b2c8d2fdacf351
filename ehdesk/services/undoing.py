"""Undoing what was saved: a new change that brings back what stood before, and takes nothing from anybody else."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from ehdesk.domain import kinds
from ehdesk.domain.answer_files import record_named
from ehdesk.domain.body import Body, is_set, text
from ehdesk.domain.change import ChangeId, RecordId, Value
from ehdesk.domain.merge import REMOVED
from ehdesk.domain.parts import is_part, last_place, parts_around
from ehdesk.services.assessment_record import CALLED, COMPLETED, DONE, NOTE
from ehdesk.services.field_stories import FieldStories, FieldStory, Written
from ehdesk.services.saving import Saving
from ehdesk.store.changes import NewEdit
from ehdesk.store.records import Record

_FILLED_IN = frozenset(
    {
        *(kinds.FAMILY, kinds.MEMBER, kinds.HOUSEHOLD, kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL),
        *(kinds.AGENCY, kinds.WORKER, kinds.PLAN, kinds.GOAL, kinds.ACTION, kinds.PICTURE),
        *(kinds.ASSESSMENT, kinds.READING, kinds.NOTE),
    }
)
"""The kinds that somebody fills in field by field; what else there is stays as it was made."""
_MADE_ALONE = frozenset(
    {kinds.MEMBER, kinds.HOUSEHOLD, kinds.SHARING, kinds.AGENCY, kinds.WORKER, kinds.GOAL, kinds.ACTION}
)
"""Of these, that somebody made one can be undone, while nothing else names it."""
_NOTHING: object = object()


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: its `changes`, and the fields that it `left`, since somebody wrote in them again."""

    record: RecordId
    changes: tuple[ChangeId, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _WayBack:
    """For a field, what stands in it, and the values from before, the oldest first."""

    standing: tuple[ChangeId, ...]
    values: tuple[Value, ...]


class Undoing:
    """Brings back what stood before some changes of one record."""

    def __init__(self, saving: Saving, stories: FieldStories) -> None:
        self._saving, self._records, self._stories = saving, saving.vault.records, stories

    def can(self, record: RecordId, changes: Collection[ChangeId]) -> bool:
        """Is there anything of these changes that an undo would take back?"""
        return bool(self._ways_back(record, frozenset(changes))[0])

    def undo(self, record: RecordId, changes: Collection[ChangeId], reason: str = "") -> Undone:
        """Take back what stands of these changes, on top of it. Given what that did, the same undoes the undo.

        Where a choice between versions is undone, they stand side by side again.
        """
        back, left = self._ways_back(record, frozenset(changes))
        found = self._records.one(record)
        if found is None:
            return Undone(record, (), left)
        edits = [self._edit(found, fields, back) for fields in _rounds(back)]
        return Undone(record, self._saving.edit_each(found.family, edits, reason), left)

    def may_put_back(self, story: FieldStory, one: Written) -> bool:
        """Can an earlier value of a field stand again? Only in what is not finished, and where one stands alone."""
        found, standing = self._records.one(story.record), story.standing
        if found is None or found.is_removed or story.field == REMOVED or len(standing) != 1:
            return False
        return _is_open(found.kind, found.body, story) and one.value != standing[0].value

    def put_back(self, story: FieldStory, one: Written, reason: str = "") -> Undone:
        """Let an earlier value stand again, on top of what stands in its story."""
        standing, fields = (each.change for each in story.standing), {story.field: one.value}
        parents = dict.fromkeys((*standing, *self._saving.inside(story.record, fields)))
        edit = NewEdit(story.record, story.kind, fields, tuple(parents), is_typed=False)
        return Undone(story.record, (self._saving.edit(story.family, edit, reason=reason),), ())

    def _ways_back(self, record: RecordId, changes: frozenset[ChangeId]) -> tuple[dict[str, _WayBack], tuple[str, ...]]:
        """The way back for each field that the changes wrote, and the fields that have none."""
        found, stories = self._records.one(record), self._stories.of(record)
        if found is None or not stories:
            return {}, ()
        if self._saving.vault.changes.first_of(found.family, record) in changes:
            return self._not_made(found, stories, changes), ()
        back, left = {}, []
        for story in stories:
            standing = tuple(one.change for one in story.standing)
            if not any(one.change in changes for one in story.written):
                continue
            values = _values_before(story, changes)
            # of what is finished no more than a choice is undone, which was open to whoever chose
            may_be = max(len(values), len(standing)) > 1 or _is_open(found.kind, found.body, story)
            if changes.issuperset(standing) and may_be:
                if values != tuple(one.value for one in story.standing):
                    back[story.field] = _WayBack(standing, values)
            else:
                left.append(story.field)
        needed = _needed(back, stories)
        if REMOVED in back and all(back[REMOVED].values) and self._is_said_of(found, stories, back[REMOVED].standing):
            needed.append(REMOVED)
        return {field: way for field, way in back.items() if field not in needed}, (*left, *needed)

    def _not_made(
        self, found: Record, stories: tuple[FieldStory, ...], changes: frozenset[ChangeId]
    ) -> dict[str, _WayBack]:
        """The record taken away again, while nobody else wrote in it and nothing names it."""
        standing = tuple(dict.fromkeys(one.change for story in stories for one in story.standing))
        is_mine = found.kind in _MADE_ALONE and not found.is_removed and changes.issuperset(standing)
        if not is_mine or any(self._naming(found)):
            return {}
        return {REMOVED: _WayBack(standing, (True,))}

    def _edit(self, found: Record, fields: Body, back: Mapping[str, _WayBack]) -> NewEdit:
        standing = (change for field in fields for change in back[field].standing)
        parents = dict.fromkeys((*standing, *self._saving.inside(found.id, fields)))
        return NewEdit(found.id, found.kind, fields, tuple(parents), is_typed=False)

    def _is_said_of(self, found: Record, stories: tuple[FieldStory, ...], since: tuple[ChangeId, ...]) -> bool:
        """Was anything said in a record that was put back, or of it, since it was?"""
        later = self._saving.vault.changes.since(found.family, since)
        own = (one.change for story in stories for one in story.standing)
        naming = (change for one, field in self._naming(found) for change in self._records.seen(one.id).get(field, ()))
        return not later.isdisjoint((*own, *naming))

    def _naming(self, found: Record) -> Iterator[tuple[Record, str]]:
        """What else names a record, such as an answer about somebody, whose place has their id in it."""
        for one in self._records.of(found.family):
            said = (
                (field, value) for field, value in one.body.items() if one.id != found.id and value not in (None, "")
            )
            yield from ((one, field) for field, value in said if found.id in field or _names(value, found.id))


def _names(value: Value, record: RecordId) -> bool:
    if isinstance(value, Mapping):
        value = list(value.values())
    return any(_names(one, record) for one in value) if isinstance(value, list) else bool(value == record)


def _needed(back: Mapping[str, _WayBack], stories: tuple[FieldStory, ...]) -> list[str]:
    """The parts of a form that would be gone, with something in them that stays, and that nobody removed knowingly."""
    stays = [story for story in stories if story.field not in back and any(one.value for one in story.standing)]
    gone = (story for story in stories if story.field in back and not any(back[story.field].values))
    return [story.field for story in gone if any(map(partial(_keeps, story), stays))]


def _keeps(part: FieldStory, said: FieldStory) -> bool:
    """Is something said in this part of a form that nobody saw who removed it?"""
    seen = {change for one in part.written if not one.value for change in one.before}
    return part.field in parts_around(said.field) and any(one.change not in seen for one in said.standing)


def _is_open(kind: str, body: Body, story: FieldStory) -> bool:
    """Is this a field that somebody can still fill in? A picture that is an answer comes and goes with its answer."""
    is_finished = {
        kinds.NOTE: is_set(body, "kept"),
        kinds.READING: is_set(body, "recorded"),
        kinds.ASSESSMENT: bool(text(body, COMPLETED)),
    }
    if kind not in _FILLED_IN or is_finished.get(kind, False):
        return False
    if kind == kinds.ASSESSMENT and story.field.startswith("@"):
        return story.field.startswith((NOTE, DONE, CALLED))
    return not any(isinstance(one.value, str) and record_named(one.value) for one in story.written)


def _values_before(story: FieldStory, changes: frozenset[ChangeId]) -> tuple[Value, ...]:
    """What stood before: one value, or several that stood side by side; None where nothing did."""
    bases: set[ChangeId] = set()
    todo, seen = list(story.standing), set[ChangeId]()
    while todo:
        for change, other in _replaced(story, todo.pop()):
            if change not in changes or (other is None and story.field == REMOVED):
                bases.add(change)
            elif other is not None and change not in seen:
                seen.add(change)
                todo.append(other)
    oldest_first = [one.value for one in reversed(story.written) if one.change in bases]
    if not all(story.by(change) for change in bases):
        places = (one.value for one in story.written)
        oldest_first.insert(0, False if story.field == REMOVED else last_place(story.field, places))
    different = [value for place, value in enumerate(oldest_first) if value not in oldest_first[:place]]
    return tuple(different) or (None,)


def _replaced(story: FieldStory, one: Written) -> Iterator[tuple[ChangeId, Written | None]]:
    """In whose place it came. Where that is the word on whether a record is taken away, or a part of a form, an edit of
    anything in it (None) says that it stays.
    """
    replaced, is_on_staying = ((change, story.by(change)) for change in one.before), _is_on_staying(story)
    yield from ((change, other) for change, other in replaced if other is not None or is_on_staying)


def _is_on_staying(story: FieldStory) -> bool:
    return story.field == REMOVED or (story.kind == kinds.ASSESSMENT and is_part(story.field))


def _rounds(back: Mapping[str, _WayBack]) -> Iterator[dict[str, Value]]:
    """The fields to save one after another: a second value of a field is a save of its own, beside the first."""
    for values in zip_longest(*(way.values for way in back.values()), fillvalue=_NOTHING):
        yield {field: value for field, value in zip(back, values, strict=True) if value is not _NOTHING}
