"""NHS numbers: ten digits, of which the last is worked out from the nine before it."""

_LENGTH = 10


def bare(written: str) -> str:
    """What was written without the spaces and dashes that people put between the digits."""
    return "".join(letter for letter in written if not letter.isspace() and letter not in "-–")


def is_complete(written: str) -> bool:
    """Are there ten digits?"""
    digits = bare(written)
    return len(digits) == _LENGTH and digits.isdecimal()


def is_sound(written: str) -> bool:
    """Does the last digit agree with the others? Ten times one digit agrees in some cases and is never a number."""
    digits = bare(written)
    return is_complete(written) and len(set(digits)) > 1 and check_digit(digits[:-1]) == int(digits[-1])


def check_digit(nine: str) -> int | None:
    """The last digit for the first nine; None where there is no such number.

    Weights 10 to 2, the sum's remainder by 11 taken from 11, where 11 counts as 0 (NHS Data Dictionary).
    """
    weighted = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    check = (11 - weighted % 11) % 11
    return check if check < 10 else None


def grouped(written: str) -> str:
    """As it stands on letters: 943 476 5919. What is no ten digits stays as it was written."""
    digits = bare(written)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if is_complete(written) else written
