"""Random histories: what a few people might write in a family, knowing of some of each other's changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from ehdesk.domain.change import Change, Edit
from tests.builders import new_id

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.0, 1.0, 0.5]),
    st.text("abé", max_size=2),
    st.lists(st.sampled_from(["a", "b", 1]), max_size=2),
    st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 1), max_size=2),
)
NAMED = st.sampled_from(["name", "what", "kept_from", "safe_contact", "households"])
KINDS = ("member", "household", "goal", "note", "kind of tomorrow")
IN_PARTS = st.dictionaries(
    st.sampled_from(["job[1]", "job[x]", "job[1]/shift[2]"])
    | st.sampled_from(["job[1]/work", "job[x]/work", "job[1]/shift[2]/day", "@note/job[1]/work", "@called/job[x]"]),
    st.sampled_from([None, "", "1", "2"]),
    min_size=1,
    max_size=2,
)
"""Whether parts of a form are there, one of them in another, and what is said in them."""
IN_FORMS = ("assessment", "assessment", "assessment", "member")


@dataclass(frozen=True)
class History:
    """Changes in the order in which they were written, and one in which they are delivered, some more than once."""

    changes: tuple[Change, ...]
    delivery: tuple[int, ...]

    @property
    def delivered(self) -> list[Change]:
        return [self.changes[place] for place in self.delivery]


@st.composite
def histories(
    draw: st.DrawFn, longest: int = 10, kinds: Sequence[Sequence[str]] = (KINDS, ["note"], IN_FORMS)
) -> History:
    """Up to two families and three records; a change may name as seen any earlier one, and some that are nowhere."""
    families, records = [new_id(), new_id()], [new_id(), new_id(), new_id()]
    of_kinds, changes = draw(st.sampled_from(kinds)), list[Change]()
    for _ in range(draw(st.integers(1, longest))):
        earlier = [change.id for change in changes] + [new_id()]
        edits = tuple(draw(_edits(records, earlier, of_kinds)) for _ in range(draw(st.sampled_from([1, 1, 1, 2]))))
        family = draw(st.sampled_from([families[0]] * 3 + [families[1]]))
        at = draw(st.integers(0, 3))
        changes.append(Change(new_id(), family, new_id(), at, new_id(), 1, b"", edits))
    order = draw(st.permutations(range(len(changes))))
    again = draw(st.lists(st.sampled_from(order), max_size=4))
    return History(tuple(changes), (*order, *again))


@st.composite
def _edits(draw: st.DrawFn, records: list[str], earlier: list[str], kinds: Sequence[str]) -> Edit:
    fields = draw(IN_PARTS if kinds is IN_FORMS else st.dictionaries(NAMED, VALUES, min_size=1, max_size=3))
    if draw(st.integers(0, 4)) == 0:
        fields["removed"] = draw(st.booleans())
    if draw(st.integers(0, 4)) == 0:
        fields["kept"] = draw(st.sampled_from([True, True, False, 1]))
    seen = draw(st.lists(st.sampled_from(earlier), unique=True, max_size=4))
    record = draw(st.sampled_from(records[:1] if kinds is IN_FORMS else records))
    return Edit(record, draw(st.sampled_from(kinds)), fields, tuple(seen))
