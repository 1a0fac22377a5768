"""The pages: the built files of the inbox, and its one document for every address that is not a file."""

from pathlib import Path, PurePosixPath

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

_FOR_EVER = "public, max-age=31536000, immutable"
_ALWAYS_ASK = "no-cache"
_NOT_PAGES = frozenset({"api", "ws"})

_NOT_BUILT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Spotter: pages not built</title></head>
<body><h1>The pages are not built</h1>
<p>The API works. To build the inbox, run <code>make setup</code> (it needs Node.js 20.19 or newer), then load this page
again.</p></body></html>
"""


class Pages:
    """Serves the single-page inbox. Its files carry their hash in their name; the document is asked for anew."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the build's output; it may come into being later."""
        self._folder = folder
        self._files = StaticFiles(directory=folder, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request for a page or a file."""
        if scope["type"] != "http":
            raise HTTPException(404)
        response = await self._answer(scope)
        await response(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        path = self._files.get_path(scope)
        parts = PurePosixPath(path).parts
        if parts[:1] and parts[0] in _NOT_PAGES:
            raise HTTPException(404)
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405)
        document = self._folder / "index.html"
        if not document.is_file():
            return HTMLResponse(_NOT_BUILT, status_code=503)
        if PurePosixPath(path).suffix:
            response = await self._files.get_response(path, scope)
            response.headers["Cache-Control"] = _FOR_EVER if parts[0] == "assets" else _ALWAYS_ASK
            return response
        return FileResponse(document, headers={"Cache-Control": _ALWAYS_ASK})
