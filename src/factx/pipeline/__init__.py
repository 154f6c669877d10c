"""The spaCy pipeline: where it lies, how it is loaded, and the components that are its own."""
