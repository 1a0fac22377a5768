"""The web pages: Node's packages as locked, and the build that the API serves."""

import re
import shutil
import subprocess

from devkit.console import SetupFailure, step
from devkit.places import UI
from devkit.programs import run_program
from devkit.stamps import Stamp

_OLDEST_NODE = (20, 19)
_REMEDY = "Install Node 20.19 or newer with npm (your package manager, or the installer of the Node project)."


def prepare_packages() -> bool:
    """Install what `ui/package-lock.json` names; say whether there is a user interface at all."""
    if not (UI / "package.json").is_file():
        return False
    node = _node_version()
    inputs = [UI / "package.json", UI / "package-lock.json", UI / ".npmrc"]
    stamp = Stamp("ui-packages", inputs=inputs, words=[node])
    with step("UI packages") as line:
        if stamp.is_fresh(UI / "node_modules" / ".package-lock.json"):
            line.result = "unchanged"
            return True
        stamp.forget()
        command = ["npm", "ci", "--no-audit", "--no-fund"]
        run_program(command, title="Installing the UI packages", line=line, cwd=UI, doing=lambda _: "npm at work")
        stamp.set()
        line.result = f"as locked, Node {node}"
    return True


def build_pages() -> None:
    """Build the pages into `ui/dist`, unless nothing that they are made of changed."""
    with step("UI build") as line:
        stamp = Stamp("ui-build", inputs=[UI])
        if stamp.is_fresh(UI / "dist" / "index.html"):
            line.result = "unchanged"
            return
        stamp.forget()
        run_program(["npm", "run", "build"], title="Building the UI", line=line, cwd=UI)
        stamp.set()
        line.result = "built"


def _node_version() -> str:
    if shutil.which("node") is None:
        raise SetupFailure("Node is not on this machine; the inbox pages are built with it.", _REMEDY)
    if shutil.which("npm") is None:
        raise SetupFailure("Node is here, but npm is not; it installs what the inbox pages are built from.", _REMEDY)
    result = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    version = re.search(r"(\d+)\.(\d+)\.\d+", result.stdout)
    if version is None:
        raise SetupFailure("`node --version` does not work on this machine.", _REMEDY)
    if (int(version[1]), int(version[2])) < _OLDEST_NODE:
        raise SetupFailure(f"Node {version[0]} is too old for the inbox pages.", _REMEDY)
    return version[0]
