"""Numbers that never fall, nearest to given ones."""

from collections.abc import Sequence


def rising(values: Sequence[float]) -> list[float]:
    """Return the nearest numbers (least squares) of which none is below the one before.

    Neighbours that fall are replaced by their mean, again and again (pool adjacent violators:
    Ayer and others, Annals of Mathematical Statistics 26 (1955), 641-647).
    """
    pools: list[tuple[float, int]] = []
    for value in values:
        pools.append((value, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (before, some), (after, more) = pools[-2:]
            pools[-2:] = [((before * some + after * more) / (some + more), some + more)]
    return [value for value, count in pools for _ in range(count)]
