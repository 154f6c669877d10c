"""`spacy train` with this folder's corpus readers: train.py CONFIG OUTPUT [--section.key value …]."""

import argparse
import logging
import os
from pathlib import Path

# Before numpy is imported: threads only wait for each other on matrices as small as these.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import corpora  # noqa: F401  (registers the readers that the configs name)
from oracle import remember_oracles
from spacy.cli._util import parse_config_overrides
from spacy.cli.train import train
from spacy.util import logger
from thinc.api import NumpyOps, set_current_ops


def main() -> None:
    """Train one pipeline; the best and the last one go below the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("output", type=Path)
    args, overrides = parser.parse_known_args()
    logger.setLevel(logging.INFO)
    # Up to three times as fast as thinc's own products (src/factx/pipeline/matrices.py).
    set_current_ops(NumpyOps(use_blis=False))
    remember_oracles()
    train(args.config, args.output, overrides=parse_config_overrides(overrides))


if __name__ == "__main__":
    main()
