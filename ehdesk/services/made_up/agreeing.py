"""Writes what the made-up family agreed to into a vault."""

from collections.abc import Mapping
from datetime import date, timedelta

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.made_up.cast import AgreementToCome, Cast
from ehdesk.services.workspace import Workspace


def agree(work: Workspace, family: FamilyId, cast: Cast, members: Mapping[str, RecordId], today: date) -> None:
    """Every agreement of the cast, with whom they share, and what was taken back. `members` are ids by key."""
    for agreement in cast.agreements:
        _agree(work, family, agreement, members, today)


def _agree(
    work: Workspace, family: FamilyId, one: AgreementToCome, members: Mapping[str, RecordId], today: date
) -> None:
    agreements, record = work.agreements, work.agreements.new_record()
    facts = {
        "agreed_by": [members[key] for key in one.agreed_by],
        "agreed_to": list(one.agreed_to),
        "given": list(one.given),
        "given_on": (today - timedelta(days=one.days_ago)).isoformat(),
        "words": one.words,
        "must_not_see": [members[key] for key in one.must_not_see],
        "others_must_not_see": one.others_must_not_see,
    }
    agreements.agreement(family, record).save(facts)
    for sharing in one.sharings:
        form = agreements.sharing(family, record, agreements.new_record())
        form.save({"who": sharing.who, "what": sharing.what})
    if one.withdrawn is not None:
        by, on = [members[key] for key in one.withdrawn.by], today - timedelta(days=one.withdrawn.days_ago)
        form = agreements.withdrawal(family, record, agreements.new_record())
        form.save({"by": by, "withdrawn_on": on.isoformat(), "words": one.withdrawn.words})
