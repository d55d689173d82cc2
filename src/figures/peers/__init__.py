"""The methods that people use now, to hold ours against: from claims to a point and 90% interval.

chosen     the numbers, each with its meaning
snapshot   what a method is given, and what it answers
simple     min-max, quantiles, the last figure, the median, the mean of logs
pooling    meta-analysis
discovery  truth discovery
trained    what learns from settled events
"""

from types import MappingProxyType

from figures.peers.discovery import truth_discovery
from figures.peers.pooling import dersimonian_laird, hartung_knapp, restricted_likelihood
from figures.peers.simple import last, mean_of_logs, median, min_max, quantiles_of_claims
from figures.peers.snapshot import LEAST, LEVEL, Answer, Method, Past, Snapshot
from figures.peers.trained import belligerent_offset, conformal_quartile, ridge

__all__ = ["LEAST", "LEVEL", "METHODS", "Answer", "Method", "Past", "Snapshot"]

METHODS: MappingProxyType[str, Method] = MappingProxyType({
    "min-max": min_max,
    "quantiles of the claims": quantiles_of_claims,
    "last ×/÷ 2": last,
    "median ×/÷ 3": median,
    "mean of logs": mean_of_logs,
    "DerSimonian-Laird": dersimonian_laird,
    "REML": restricted_likelihood,
    "HKSJ prediction interval": hartung_knapp,
    "belligerent offset": belligerent_offset,
    "truth discovery": truth_discovery,
    "conformal around the 75% quantile": conformal_quartile,
    "ridge on features, conformal": ridge,
})
