"""What every reader of recordings raises."""


class NotUnderstood(Exception):
    """Nobody can tell what else is in this file: it is not kept, since it might say where it was made."""
