"""Money: `Decimal` yuan outside, whole fen wherever sums must be exact."""

from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")


def to_fen(amount: Decimal) -> int:
    """Whole fen of an amount; ValueError when it has parts of a fen."""
    fen = amount * 100
    if fen != fen.to_integral_value():
        raise ValueError(f"{amount} has parts of a fen")
    return int(fen)


def from_fen(fen: int) -> Decimal:
    """Amount of whole fen."""
    return Decimal(fen).scaleb(-2)


def rounded(amount: Decimal) -> Decimal:
    """The amount to the nearest fen, halves away from zero (四舍五入)."""
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)
