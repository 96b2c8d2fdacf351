"""A form that consists of somebody's facts."""

from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.record_form import RecordForm


class FormOfNames(RecordForm):
    """Shows nothing of the record while names are hidden."""

    def hide_all(self) -> None:
        """Stand in for the form, with a way to show the names again."""
        self.add(names_hidden(self._desk))
        self._check = lambda _body: {}
