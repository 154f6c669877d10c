"""Pages to look at: an article beside its facts, and a corpus at a glance; one file each that asks for nothing else."""
