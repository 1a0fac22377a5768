"""Set up, start, test and check Spotter: `python3 dev.py run | test | check | fmt | setup | clean`.

Needs nothing but Python 3.11. This file stays readable for older ones, so that they can say a plain sentence.
"""

import os
import sys


def main():  # noqa: ANN201 - an annotation would be a syntax error where this has to run
    """Hand over to `devkit`, under the newest Python that will do."""
    if sys.version_info < (3, 11):  # noqa: UP036
        for name in ("python3.12", "python3.11", "python3.13"):
            for folder in os.environ.get("PATH", "").split(os.pathsep):
                candidate = os.path.join(folder, name)  # noqa: PTH118
                # A version switcher's stand-in may exist and refuse to run, so it is asked first.
                if os.access(candidate, os.X_OK) and os.system('"%s" -c "" 2>%s' % (candidate, os.devnull)) == 0:  # noqa: UP031
                    os.execv(candidate, [candidate] + sys.argv)  # noqa: RUF005
        sys.stderr.write("Spotter needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])  # noqa: UP031
        sys.stderr.write("Install one (Debian: apt-get install python3.11 python3.11-venv) and start again.\n")
        return 1
    from devkit.commands import main as run_command  # noqa: PLC0415

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
