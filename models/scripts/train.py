"""`spacy train` with this folder's corpus readers: train.py CONFIG OUTPUT [--section.key value …]."""

import argparse
import logging
from pathlib import Path

import corpora  # noqa: F401  (registers the readers that the configs name)
from spacy.cli._util import parse_config_overrides
from spacy.cli.train import train
from spacy.util import logger


def main() -> None:
    """Train one pipeline; the best and the last one go below the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("output", type=Path)
    args, overrides = parser.parse_known_args()
    logger.setLevel(logging.INFO)
    train(args.config, args.output, overrides=parse_config_overrides(overrides))


if __name__ == "__main__":
    main()
