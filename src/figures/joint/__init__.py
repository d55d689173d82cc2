"""Several quantities at once, where the case's identities bind them.

Each identity is a total that splits into parts; what is told of one tells of the others. Where the
identities make a tree, messages up and down it are exact.

    shares     told shares of a total
    heard      what one quantity is told by itself
    factors    what binds nodes
    forms      nodes as sums of leaves
    graph      identities as factors
    days       on which day identities hold
    linked     quantities that identities bind, in groups
    messages   what each part of the tree tells of the rest
    sampling   the same where identities make a loop
    refused    totals in a loop with a part that nobody claims
    coherent   points that meet the identities
    together   the joint answer
    stretches  where phases begin a total anew
    monotone   numbers that never fall
    series     the answer as of each day of a claim
"""

from figures.joint.coherent import coherent
from figures.joint.factors import AtMost, Limit, Linear, Split
from figures.joint.graph import Graph, graph_of
from figures.joint.heard import constants_for, way_of, without_direction
from figures.joint.messages import beliefs
from figures.joint.refused import unclaimed_parts
from figures.joint.sampling import ENOUGH, sampled
from figures.joint.series import Moment, series_of
from figures.joint.shares import ToldShare, told_shares
from figures.joint.together import LEVEL, Joint, join

__all__ = ["ENOUGH", "LEVEL", "AtMost", "Graph", "Joint", "Limit", "Linear", "Moment", "Split",
           "ToldShare", "beliefs", "coherent", "constants_for", "graph_of", "join", "sampled",
           "series_of", "told_shares", "unclaimed_parts", "way_of", "without_direction"]
