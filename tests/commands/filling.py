"""A form filled in by the command line: what it is in each kind of file, and what is told of it."""

import csv
import io
import json

import openpyxl

from ehdesk.cli import main

SURVEY = [
    ("type", "name", "label::English (en)", "label::French (fr)", "relevant", "constraint", "constraint_message"),
    ("integer", "age", "How old?", "Quel âge ?", "", ". < 120", "Too old"),
    ("select_one sort", "sort", "What sort?", "De quelle sorte ?", "${age} > 3", "", ""),
    ("begin_repeat", "child", "Child", "Enfant", "", "", ""),
    ("text", "name", "Name", "Nom", "", "", ""),
    ("end_repeat", "", "", "", "", "", ""),
]
CHOICES = [("list_name", "name", "label::English (en)", "label::French (fr)"), ("sort", "a", "An A", "Un A")]
SHEETS = {"survey": SURVEY, "choices": CHOICES}


def markdown():
    lines = []
    for name, rows in SHEETS.items():
        lines += [f"| {name} |", *(f"| | {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines).encode()


def comma_separated():
    out = io.StringIO()
    writer = csv.writer(out)
    for name, rows in SHEETS.items():
        writer.writerows([[name], *(["", *row] for row in rows)])
    return out.getvalue().encode()


def excel():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(capsys, form, *events, code=0, **options):
    (file := form.parent / "events").write_text("\n".join(json.dumps(event) for event in events))
    given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    assert main(["forms", "fill", str(form), "--events", str(file), "--json", *given]) == code
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def answer(ref, value):
    return {"op": "answer", "ref": ref, "value": value}


def node(state, ref):
    return next(node for node in state["nodes"] if node["ref"] == ref)
