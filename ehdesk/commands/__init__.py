"""The command line, one module a group of commands. Each imports what it runs only when it runs it."""
