"""Forms that run: ODK XForms and their XPath, with no I/O, no clock and no ids made inside.

Reading, in the order in which a form comes alive:

- `xml` reads text into `nodes`; `xform` reads those into a `definition`, whose expressions come from `parser`;
- `references` and `graph` find what depends on what, and refuse rings;
- `filled` is a form with somebody's answers in it: the door that windows and services use.
"""
