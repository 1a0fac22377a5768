"""`python -m api`: loads the API's process and runs it."""

import gc
import importlib


def main() -> None:
    """Run until a signal says stop.

    What is loaded stays until the end: looking through it for garbage is a tenth of the start, and of each full
    collection afterwards.
    """
    gc.disable()
    process = importlib.import_module("api.process")
    gc.freeze()
    gc.enable()
    process.main()


if __name__ == "__main__":
    main()
