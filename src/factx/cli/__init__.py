"""The command `factx`: one command, one file, each a thin wrapper over a plain function."""


def main() -> None:
    """Run the command."""
    raise NotImplementedError
