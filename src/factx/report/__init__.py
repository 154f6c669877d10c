"""Reports: pages that show an article beside its facts."""
