"""What the last call of the same length got wrong, so that the next one is not wrong by the same."""

LENGTH = 90  # days: the horizon of the call that is checked
ENOUGH = 30  # deals that had closed, and days since the first did, before that call: with less it knew too little
TRUST = 5.0  # so many won deals of mean size weigh as much as "nothing to correct"
LOWEST, HIGHEST = 0.5, 2.0


def factor(called: float, came: float, deal: float, closed: int, known: int) -> float:
    """What chances are multiplied with: came ÷ called, leaning on 1 by TRUST deals of mean size `deal`, within bounds.

    `called` is what the same method, knowing only what was known LENGTH days ago, expected of the deals open then,
    `came` what they brought since; `closed` deals had closed before, the first of them `known` days before.
    """
    if min(closed, known) < ENOUGH or called <= 0:
        return 1.0
    worth = TRUST * deal
    return min(max((came + worth) / (called + worth), LOWEST), HIGHEST)
