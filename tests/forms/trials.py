"""Any form, tried out by events: what `ehdesk forms fill` does, without the command line."""

import datetime as dt
from random import Random
from textwrap import dedent

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.running import RunningForm
from ehdesk.forms.engine.saved_instance import answers_from
from ehdesk.forms.engine.xform import read_xform
from ehdesk.forms.opening import open_form
from ehdesk.forms.trial import Trial

NOW = dt.datetime(2026, 11, 24, 14, 32, tzinfo=dt.UTC)
XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:odk="http://www.opendatakit.org/xforms">
<h:head><h:title>T</h:title><model>{model}</model></h:head><h:body>{body}</h:body></h:html>"""


def xform(model: str, body: str = "") -> Definition:
    """An XForm of which only the model's and the body's inside is written."""
    return read_xform(XFORM.format(model=model, body=body))


def xlsform(folder, survey: str, choices: str = "", settings: str = "", **files: str) -> Definition:
    """An XLSForm from its tables, read from a file as a form owner's is; `files` lie beside it."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(dedent(text).strip() + "\n", "utf-8")
    parts = [f"| survey |\n{dedent(survey).strip()}"]
    parts += [
        f"| {name} |\n{dedent(text).strip()}" for name, text in (("choices", choices), ("settings", settings)) if text
    ]
    (file := folder / "form.md").write_text("\n".join(parts) + "\n", "utf-8")
    return open_form(file)


def worth(expression: str) -> str:
    """What a calculation comes to, in a form whose `/data/two` is 2."""
    model = f"""<instance><data id="a"><two>2</two><worth/></data></instance>
      <bind nodeset="/data/worth" calculate="{expression.replace('"', "&quot;")}"/>"""
    return Tried(xform(model, '<input ref="/data/two"><label>T</label></input>')).value("/data/worth")


class Tried:
    """A form and how it stands after the last event."""

    def __init__(
        self, definition: Definition, saved: str = "", seed: int = 1, now: dt.datetime = NOW, **properties: str
    ):
        answers = answers_from(saved, definition) if saved else {}
        chance = Random(seed)  # noqa: S311 - the same each time
        around = Circumstances(now, chance, properties, is_new=not saved, seed=str(seed))
        self.form = RunningForm(definition, (), answers, around)
        self._trial = Trial(self.form)
        self.told = self._trial.state()

    def does(self, op: str, ref: str = "", value: str | None = None) -> "Tried":
        event = {"op": op, **({"ref": ref} if ref else {}), **({} if value is None else {"value": value})}
        self.told = self._trial.happen(event)
        return self

    def answer(self, ref: str, value: str) -> "Tried":
        return self.does("answer", ref, value)

    def node(self, ref: str) -> dict:
        return next(node for node in self.told["nodes"] if node["ref"] == ref)

    def value(self, ref: str) -> str:
        return self.node(ref)["value"]

    def label(self, ref: str) -> str:
        return self.node(ref)["label"]

    def values(self, ending: str) -> list[str]:
        """The values of every node whose reference ends so, in order."""
        return [node["value"] for node in self.told["nodes"] if node["ref"].endswith(ending)]

    def choices(self, ref: str) -> list[str]:
        return [choice["value"] for choice in self.node(ref)["choices"]]

    @property
    def refs(self) -> list[str]:
        return [node["ref"] for node in self.told["nodes"]]

    @property
    def error(self) -> str | None:
        return self.told["error"] and self.told["error"]["code"]

    @property
    def instance(self) -> str:
        return self.told["instance"]
