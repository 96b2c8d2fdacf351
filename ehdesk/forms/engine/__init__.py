"""Forms that run: ODK XForms and their XPath, with no I/O, no clock and no ids made inside.

Reading, in the order in which a form comes alive:

- `xml` reads text into `nodes`; `xform` reads those into a `definition`, whose expressions come from `parser`;
- `check`, `check_lists`, `references` and `graph` find what cannot work, and what depends on what, and refuse rings;
- `instance` is the tree of one form in use, its repeats growing and shrinking; `consequences` keeps `outcomes` true;
- `acting` follows the form's own actions, `preload` fills in what it asks of the program;
- `running` is a form with somebody's answers in it, and `filled` the same with its pages: the door for windows and
  services. `standing`, `whereabouts`, `submission` and `saved_instance` are for whoever speaks ODK's own language.
"""
