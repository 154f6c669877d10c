"""The words of the table `events`, which tell where and when something happens."""

from factx.extract.casualties.scene import Scene


def event_words(scene: Scene, kind: str) -> frozenset[str]:
    """The words of one class of the table, as printed in lower case."""
    return scene.lexicon.words("events", kind)
