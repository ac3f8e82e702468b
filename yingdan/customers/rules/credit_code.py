"""The unified social credit code 统一社会信用代码 and its check digit (GB 32100-2015)."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = [pow(3, position, 31) for position in range(17)]


def normalised(code: str) -> str:
    """Upper case, without spaces and hyphens."""
    return code.replace(" ", "").replace("-", "").upper()


def check_digit(first: str) -> str:
    """The 18th character for the first 17; KeyError on a character that the code does not use."""
    total = sum(_VALUES[character] * weight for character, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_valid(code: str) -> bool:
    """Whether the code has 18 allowed characters and the right check digit."""
    return len(code) == 18 and all(c in _VALUES for c in code) and check_digit(code[:17]) == code[17]
