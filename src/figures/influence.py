"""Which origin moves the figure: the estimate without each of them."""

from figures.posterior import Constants, Evidence, posterior, without

Influence = tuple[str, float]


def influence(evidence: Evidence, kind: str, numbers: Constants, point: float
              ) -> tuple[Influence, ...]:
    """Return each origin with the point without it ÷ the point, in the order of the evidence.

    Nothing is returned for a single origin, without which there is no point.
    """
    origins = tuple(dict.fromkeys(evidence.origin))
    if len(origins) == 1:
        return ()
    return tuple((origin, posterior(without(evidence, origin), kind, numbers).point / point)
                 for origin in origins)
