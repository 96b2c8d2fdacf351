"""The mutants: what stands where, what a slip would make of it, and which tests have to notice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """In `file`, `new` instead of `old` (which stands there once); `noticed_by` a file of tests, or by one of them."""

    file: str
    old: str
    new: str
    noticed_by: str


_MERGE, _INTAKE = "ehdesk/domain/merge.py", "ehdesk/store/intake.py"
_ENTRIES, _TESTS_OF_ENTRIES = "ehdesk/domain/entries.py", "tests/domain/test_entries.py"
_KINDS, _POLICIES, _TESTS_OF_KINDS = "ehdesk/domain/kinds.py", "ehdesk/domain/policies.py", "tests/domain/test_kinds.py"
_PROJECTION, _KEPT_RECORD = "ehdesk/store/projection.py", "ehdesk/store/kept_record.py"
_TESTS_OF_PROJECTION = "tests/store/test_projection.py"
_PARTS, _TESTS_OF_PARTS = "ehdesk/domain/parts.py", "tests/domain/test_parts.py"
_ONE_AFTER_THE_OTHER = "::test_a_removed_part_is_in_doubt_while_something_is_said_in_it_one_delivery_after_the_other"
_RESCUE, _WRECK, _FINDINGS = "ehdesk/store/rescue.py", "ehdesk/store/wreck.py", "ehdesk/store/findings.py"
_TESTS_OF_RESCUE, _TESTS_OF_UNSENT_FILE = "tests/store/test_rescue.py", "tests/store/test_unsent_file.py"
_TESTS_OF_FINDINGS, _RAW_PAGES = "tests/store/test_findings.py", "ehdesk/store/raw_pages.py"
_TESTS_OF_GOING_BACK = "tests/store/backups/test_going_back.py"
_TESTS_OF_MERGE, _TESTS_OF_INTAKE = "tests/domain/test_merge.py", "tests/store/test_intake.py"

MUTANTS = (
    Mutant(_MERGE, "    if not is_superseded:\n", "    if True:\n", _TESTS_OF_MERGE),
    Mutant(_MERGE, "{*parents, incoming.change}", "{incoming.change}", _TESTS_OF_MERGE),
    Mutant(_MERGE, "len(distinct(heads)) > 1", "len(distinct(heads)) > 2", _TESTS_OF_MERGE),
    Mutant(_MERGE, "if (head.at, head.change) < self.since:", "if head.at < self.since[0]:", _TESTS_OF_MERGE),
    Mutant(_MERGE, "        todo += new\n", "", _TESTS_OF_MERGE),
    Mutant(_MERGE, "if any(head.change not in known", "if all(head.change not in known", _TESTS_OF_MERGE),
    Mutant(_ENTRIES, "_unaware(finishing, wrote) if len(finishing) > 1 else finishing", "finishing", _TESTS_OF_ENTRIES),
    Mutant(_ENTRIES, "isdisjoint(finishing)] or finishing", "isdisjoint(finishing)]", _TESTS_OF_ENTRIES),
    Mutant(_ENTRIES, "all_before([id], parents_of)", "set(parents_of(id))", _TESTS_OF_ENTRIES),
    Mutant(_ENTRIES, "first = min(", "first = max(", _TESTS_OF_ENTRIES),
    Mutant(_ENTRIES, "if times[id] < times[first]", "if True", _TESTS_OF_ENTRIES),
    Mutant(_ENTRIES, "before.keys() - wrote[first].keys()", "()", _TESTS_OF_ENTRIES),
    Mutant(_ENTRIES, "is_superseded=is_superseded", "is_superseded=False", _TESTS_OF_ENTRIES),
    Mutant(_KINDS, "return (kind, field) not in _SETS and is_conflict", "return is_conflict", _TESTS_OF_KINDS),
    Mutant(_KINDS, "    **dict.fromkeys(_SETS, all_named),\n", "", _TESTS_OF_KINDS),
    Mutant(_KINDS, "else value is True", "else bool(value)", _TESTS_OF_ENTRIES),
    Mutant(_POLICIES, "for head in reversed(heads):\n        for", "for head in heads:\n        for", _TESTS_OF_KINDS),
    Mutant(_POLICIES, "named.setdefault(key(one), one)", "named.setdefault(str(one).encode(), one)", _TESTS_OF_KINDS),
    Mutant(_KEPT_RECORD, "        if not self.finished:\n", "        if True:\n", _TESTS_OF_PROJECTION),
    Mutant(_KEPT_RECORD, "self.is_removed = not self.finished and ", "self.is_removed = ", _TESTS_OF_PROJECTION),
    Mutant(_PROJECTION, "or field in record.body):", "or False):", _TESTS_OF_PROJECTION),
    Mutant(_PROJECTION, "yield from () if record.seq is None else", "yield from () if True else", _TESTS_OF_PROJECTION),
    Mutant("ehdesk/domain/clock.py", "max(latest + 1, now)", "max(latest, now)", "tests/domain/test_clock.py"),
    Mutant(_INTAKE, "            check_change(signed, key)\n", "            pass\n", _TESTS_OF_INTAKE),
    Mutant(_INTAKE, "if change.author != practitioner:", "if not practitioner:", _TESTS_OF_INTAKE),
    Mutant(_INTAKE, " or (after and after.previous != digest)", "", _TESTS_OF_INTAKE),
    Mutant(_INTAKE, "            no_longer_aside(self._book, thing.signed)\n", "", _TESTS_OF_INTAKE),
    Mutant(
        "ehdesk/store/opening.py",
        "(place(SyncState.WAITING), place(SyncState.SENDING))",
        "(place(SyncState.WAITING), place(SyncState.WAITING))",
        "tests/store/test_outbox.py",
    ),
    Mutant("ehdesk/store/changes.py", "            self._drop_drafts(edits)\n", "", "tests/store/test_changes.py"),
    Mutant(
        "ehdesk/store/changes.py",
        "if REMOVED in edit.fields or field in edit.fields",
        "if field in edit.fields",
        "tests/store/test_changes.py",
    ),
    Mutant(
        "ehdesk/store/projection.py",
        "            self._await(change.family, touch)\n",
        "",
        "tests/store/test_projection.py",
    ),
    Mutant(
        "ehdesk/store/kept_record.py",
        "if is_conflict(removal) or raced_removal(self.state.fields, seen_by_removals):",
        "if is_conflict(removal):",
        "tests/store/test_projection.py",
    ),
    Mutant("ehdesk/store/log.py", "order by n desc limit 1", "order by n limit 1", "tests/store/test_changes.py"),
    Mutant(
        "ehdesk/store/wal.py",
        "if end is not None and log.sums_after(frame, end) is not None:",
        "if end is not None:",
        "tests/store/test_wal.py",
    ),
    Mutant("ehdesk/store/anchor.py", "_PLACES[mark.commits % 2]", "_PLACES[0]", "tests/store/test_anchor.py"),
    Mutant(
        "ehdesk/store/anchor.py",
        "        for place in _PLACES:\n",
        "        for place in _PLACES[:1]:\n",
        "tests/store/test_anchor.py",
    ),
    Mutant("ehdesk/store/soundness.py", "        yield log.trouble\n", "        pass\n", "tests/store/test_damage.py"),
    Mutant(
        "ehdesk/store/erasing.py",
        "(_COMPACTED, newest)) is None:",
        "(_COMPACTED, newest)) != 0:",
        "tests/store/test_erasing_later.py::test_where_only_the_copy_is_missing_the_database_is_not_written_anew_at_every_opening",
    ),
    Mutant("ehdesk/store/keys.py", "in reversed(NAMES):", "in NAMES:", "tests/store/test_full_disk.py"),
    Mutant(
        "ehdesk/store/going_back.py",
        "is not None:\n            _undo(folder, aside)\n",
        "is not None:\n            pass\n",
        "tests/store/test_rescue.py",
    ),
    Mutant(
        "ehdesk/store/backup_rota.py",
        "for moment in reversed(newest)}.values())[::-1]",
        "for moment in newest}.values())",
        "tests/store/backups/test_making.py",
    ),
    Mutant(
        "ehdesk/store/certificates.py",
        "if certificate.device not in (*devices, *own)",
        "if certificate.device not in (certificate.device, *own)",
        _TESTS_OF_INTAKE,
    ),
    Mutant("ehdesk/store/check_log.py", "if said != author:", "if not author:", "tests/store/test_tampering.py"),
    Mutant(
        "ehdesk/store/backoff.py",
        "if now < tries.at:",
        "if now > tries.at:",
        "tests/store/test_door.py",
    ),
    Mutant(
        "ehdesk/store/driver.py", "PRAGMA temp_store = MEMORY", "PRAGMA temp_store = FILE", "tests/store/test_driver.py"
    ),
    Mutant("ehdesk/store/book.py", "                    self.db.rollback()\n", "", "tests/store/test_changes.py"),
    Mutant(_PARTS, " - {field}:", ":", _TESTS_OF_PARTS),
    Mutant(_PARTS, "for head in heads if head.value}", "for head in heads}", _TESTS_OF_PARTS),
    Mutant(
        _PARTS,
        "all_before(removed[part], partial(parents_of, part))",
        "{one for gone in removed[part] for one in parents_of(part, gone)}",
        _TESTS_OF_PARTS,
    ),
    Mutant(_PARTS, "next((place for place in said if place)", "next((place for place in said)", _TESTS_OF_PARTS),
    Mutant(_PARTS, "reverse=True) for part", "reverse=False) for part", _TESTS_OF_PARTS),
    Mutant(_PROJECTION, "        record.changed.update(removed)\n", "", _TESTS_OF_PROJECTION + _ONE_AFTER_THE_OTHER),
    Mutant(
        _PROJECTION,
        "            self._load(record, part)\n",
        "            pass\n",
        _TESTS_OF_PROJECTION + _ONE_AFTER_THE_OTHER,
    ),
    Mutant(
        "ehdesk/store/versions.py",
        "sorted(found.values(),",
        "sorted((*own, *others.values()),",
        f"{_TESTS_OF_PROJECTION}::test_who_says_in_one_save_that_a_part_is_there_and_what_is_in_it_is_one_version",
    ),
    Mutant(
        "ehdesk/store/versions.py",
        'where id = ? and family = ?", (change, self._family)',
        'where id = ?", (change,)',
        f"{_TESTS_OF_PROJECTION}::test_what_one_family_says_of_a_record_is_no_word_on_that_of_another",
    ),
    Mutant(
        "ehdesk/services/saving.py",
        "for change in removals(self.vault.records.heads(record, name)))",
        "for change in ())",
        "tests/services/test_removed_parts.py::test_who_removes_it_too_has_chosen_and_an_undo_asks_again",
    ),
    Mutant(
        _RESCUE,
        "in reversed(self._copies):",
        "in self._copies:",
        f"{_TESTS_OF_FINDINGS}::test_what_proves_nothing_comes_from_the_newest_copy_that_still_has_it",
    ),
    Mutant(
        _RESCUE,
        "if key != _READ_FROM_THE_START:",
        "if key:",
        f"{_TESTS_OF_FINDINGS}::test_what_the_hub_gave_and_withdrew_is_asked_for_from_the_start_after_it",
    ),
    Mutant(
        _WRECK,
        "            if self._is_let_go.is_set():\n                raise LetGo\n            self.is_at_work",
        "            self.is_at_work",
        f"{_TESTS_OF_RESCUE}::test_whoever_let_go_before_it_began_changes_nothing_and_gets_no_vault",
    ),
    Mutant(
        _WRECK,
        "                    self._vault.close()\n",
        "                    pass\n",
        f"{_TESTS_OF_RESCUE}::test_whoever_let_go_before_it_began_changes_nothing_and_gets_no_vault",
    ),
    Mutant("ehdesk/store/tombstones.py", 'if row["wiped"] is None) |', 'if row["wiped"]) |', _TESTS_OF_FINDINGS),
    Mutant(
        _FINDINGS,
        "if made is None or self._is_of_this_log(lay):",
        "if True:",
        f"{_TESTS_OF_RESCUE}::test_a_copy_from_before_somebody_went_back_does_not_hide_that_something_is_missing",
    ),
    Mutant(
        "ehdesk/store/page_versions.py",
        "if place <= until), default=places[0])",
        "), default=places[0])",
        "tests/store/test_saves_in_the_log.py",
    ),
    Mutant(_RAW_PAGES, "return fitting if fitting <= most else least", "return fitting", _TESTS_OF_FINDINGS),
    Mutant(
        "ehdesk/store/spare.py",
        " or exists (select 1 from change where change.writer = writer.id)",
        "",
        _TESTS_OF_FINDINGS,
    ),
    Mutant("ehdesk/store/held_copies.py", "one.backup.at, reverse=True", "one.backup.at", _TESTS_OF_GOING_BACK),
    Mutant(
        "ehdesk/store/going_back.py",
        "    refuse_faulty(backup.folder, data_key)\n",
        "",
        f"{_TESTS_OF_GOING_BACK}::TestGoingBack::test_a_damaged_backup_is_refused_and_nothing_is_touched",
    ),
    Mutant(
        "ehdesk/store/unsent_file.py",
        "hashlib.sha256(head[:-_SUM]).digest() != head[-_SUM:]",
        "False",
        _TESTS_OF_UNSENT_FILE,
    ),
    Mutant(
        "ehdesk/store/unsent_file.py", "if int(line[1]) > _FORM:", "if int(line[1]) < _FORM:", _TESTS_OF_UNSENT_FILE
    ),
    Mutant(
        "ehdesk/store/carried_contents.py",
        "    if whole.hexdigest() != hash:\n",
        "    if False:\n",
        "tests/store/test_carried_badly.py",
    ),
    Mutant(
        "ehdesk/store/carried_contents.py",
        "if one.hash in wanted and one.hash not in new:",
        "if one.hash not in new:",
        "tests/store/test_carried_contents.py",
    ),
)
