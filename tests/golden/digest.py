"""A fact as one line that a person can check against the sample: what the golden files hold.

`python -m tests.golden.digest` writes the golden files anew; read the difference before you commit it.
"""

from pathlib import Path

import factx
from factx.facts import Actor, Casualty, Mention, Organization, Quote, Record

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GOLDEN = Path(__file__).parent


def digest(record: Record) -> str:
    """One line with what matters of a record.

    >>> digest(Actor(id="", article="", text="Xi", start_char=0, end_char=2, rule="", name="Xi Jinping", country="CHN"))
    'actor: Xi Jinping (CHN)'
    """
    match record:
        case Quote():
            parts = [record.kind, _who(record.speaker), *(f"via {_who(link.speaker)}" for link in record.via)]
            parts += [f"to {_who(record.addressee)}"] if record.addressee else []
            flags = [flag for flag in ("negated", "hypothetical") if getattr(record, flag)]
            return f"quote: {', '.join(parts + flags)}: {' … '.join(content.text for content in record.contents)}"
        case Casualty():
            count = record.count
            bounds = f" {count.modifier} {count.low}..{count.high}" if count else ""
            victims = f" {record.victims.text}" if record.victims else ""
            flags = [flag for flag in ("negated", "hypothetical", "subset") if getattr(record, flag)]
            source = f" according to {_who(record.source)}" if record.source else ""
            return f"casualty: {' '.join([record.outcome, record.kind, *flags])}{bounds}{victims}{source}"
        case Actor() | Organization():
            inside = [record.country or "", *getattr(record, "titles", ()), getattr(record, "acronym", None) or ""]
            inside += [f"= {alias}" for alias in record.aliases]
            kept = ", ".join(part for part in inside if part)
            return f"{record.type}: {record.name}" + (f" ({kept})" if kept else "")
    return record.type


def _who(mention: Mention | None) -> str:
    if mention is None:
        return "nobody named"
    return mention.text if mention.name in (None, mention.text) else f"{mention.text} = {mention.name}"


def digests(extractor: factx.Extractor, sample: Path) -> list[str]:
    """All facts of a sample as lines, each on one line whatever the text holds."""
    return [" ".join(digest(fact).split()) for fact in extractor.extract(sample.read_text(encoding="utf-8"))]


def main() -> None:
    """Write the golden files from what factx finds now."""
    extractor = factx.load()
    for sample in sorted(SAMPLES.glob("*.txt")):
        lines = digests(extractor, sample)
        GOLDEN.joinpath(f"{sample.stem}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{sample.name}: {len(lines)} facts")


if __name__ == "__main__":
    main()
