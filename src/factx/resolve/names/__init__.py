"""Names of persons and bodies joined, rule by rule, each with the phenomenon it is for."""

from factx.document import Document
from factx.resolve.clusters import Cluster, alive
from factx.resolve.steps import Join, Joins
from factx.rules import Rules, Step


def join(
    document: Document, clusters: list[Cluster], step: Step[[Document, list[Cluster]], Joins], rules: Rules
) -> list[Cluster]:
    """Join what the rules of a step say; what is left are different persons or bodies."""
    for rule, found in rules.each(step, document, clusters):
        settle(found, rule.id)
    return alive(clusters)


def settle(found: Join, rule: str) -> None:
    """Give the mentions of a name to whom it means."""
    kept, taken = found.kept, found.taken
    if found.described:
        for mention in taken.mentions:
            mention.form, mention.words = "nominal", ()
    if kept is None:
        taken.mentions = []
    elif found.mentions is None:
        kept.absorb(taken, rule)
    else:
        for mention in found.mentions:
            mention.rule = rule
            taken.mentions.remove(mention)
            kept.add(mention)
