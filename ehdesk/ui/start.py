"""What the window opens at when the program starts, or starts afresh."""

from enum import StrEnum


class Start(StrEnum):
    """The door as it is, the door for somebody else, or practice. The values are options of the command line."""

    DOOR = ""
    FOR_ANOTHER = "--switch-user"
    PRACTICE = "--practice"
