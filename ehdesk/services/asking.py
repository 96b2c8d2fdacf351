"""What the pages that ask questions need, whoever keeps the answers: an assessment in a vault, or a trial."""

from collections.abc import Collection
from typing import Protocol

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.services.answer_files import Files


class Asking(Protocol):
    """What a sheet of questions needs."""

    form: FilledForm

    @property
    def files(self) -> Files:
        """The pictures and files that are answers."""
        ...

    def answer(self, field: str, value: str) -> frozenset[str]:
        """Take an answer; the fields that now stand differently."""
        ...

    def draft(self, field: str, text: str) -> None:
        """Take what is being typed and is no answer yet."""
        ...

    def reread(self, typing: Collection[str] = ()) -> None:
        """Take in what others wrote."""
        ...

    def has_two_versions(self, field: str) -> bool:
        """Do two answers to this question stand?"""
        ...

    def shows_most_protective(self, field: str) -> bool:
        """While two stand, is it the most protective one that is shown?"""
        ...
