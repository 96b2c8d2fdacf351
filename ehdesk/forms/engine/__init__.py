"""The XForms engine: a form definition and answers in, the state of every node out. No I/O."""
