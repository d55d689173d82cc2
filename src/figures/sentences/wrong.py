"""What is wrong, in words: findings, the page that a case begins with, contradictions."""

from markupsafe import Markup

from figures.checks.phrasing import figure
from figures.checks.worked import worked
from figures.codebook import SEVERITIES
from figures.extract.vocabulary import limit
from figures.findings import Finding
from figures.links import LEDGER_PAGE, claim_links, finding_address
from figures.phrases import plural, typographic, word
from figures.sentences.matter import Matter, items, paragraphs

MOST_SHOWN = limit("listed")


def finding_sentence(finding: Finding) -> Markup:
    """Return a finding as a sentence with its badge and the claims that it is about."""
    shape = Markup('<span class="badge {}">{}</span> {}. (<a href="{}">This finding</a>; {} {})')
    claims = (*finding.claims, *finding.against)
    return shape.format(
        finding.severity, word("codes", finding.code), typographic(finding.message.rstrip(".")),
        finding_address(finding.id),
        "claim" if len(claims) == 1 else "claims", claim_links(claims))


def article(matter: Matter) -> Markup:
    """Return the findings about the figures that the case's shown arithmetic begins with."""
    ids = matter.claims.table.index
    named = [name for one in worked(matter.claims) for name in one.claims]
    if not named:
        return Markup("")
    publisher = matter.claims.table.at[named[0], "publisher"]
    own = set(ids[matter.claims.table["publisher"] == publisher])
    found = [f for f in matter.findings if own & set(f.claims) and f.severity != SEVERITIES[2]]
    if not found:
        return paragraphs(Markup("No check speaks against the figures of the page that this case "
                                  "begins with ({}).").format(publisher))
    lead = Markup("Held against the ledger and against themselves, the figures of the page that "
                  "this case begins with ({}) show:").format(publisher)
    return paragraphs(lead) + items(list(map(finding_sentence, found)))


def checks(matter: Matter) -> Markup:
    """Return how many findings there are of each kind, and the first errors."""
    counts = {severity: sum(f.severity == severity for f in matter.findings)
              for severity in SEVERITIES}
    text = Markup('{}, {} and {} among <a href="{}">{}</a>.').format(
        *(plural(counts[severity], severity) for severity in SEVERITIES), LEDGER_PAGE,
        plural(len(matter.claims.table), "claim"))
    worst = [f for f in matter.findings if f.severity == SEVERITIES[0]][:MOST_SHOWN]
    return paragraphs(text) + items(list(map(finding_sentence, worst)))


def conflicts(matter: Matter) -> Markup:
    """Return the smallest sets of claims that can't all be literally true together."""
    table = matter.claims.table
    texts = [Markup("; ").join(
        Markup("{} {} ({})").format(table.at[name, "speaker"], figure(table.loc[name]),
                                    claim_links((name,))) for name in conflict)
        for conflict in matter.answer.conflicts]
    if not texts:
        return paragraphs(Markup("All claims can be literally true together."))
    return paragraphs(Markup("Taken literally, these can’t all be true together:")) + items(texts)
