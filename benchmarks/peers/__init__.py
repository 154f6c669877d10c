"""factx and others on the same gold in the same run: `python -m benchmarks.peers GOLD`.

GOLD and the predictions of others are records of factx, one a line (`factx.evaluation.gold`); GOLD has the line of each
article, with its text, as `factx extract --with-articles` writes it.
"""
