"""The pages ClubOS shows when something is wrong (fact sheet 1.4)."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

INVALID_BODY: Final = "<br />Something isn't right.  Please refresh the page and try your request again.<br />"
SESSION_EXPIRED: Final = "Session Expired"
EXPIRED_FLASH: Final = "-48171923"
INVALID_PATH: Final = "/action/Invalid/500"


def is_xhr(request: Request) -> bool:
    """Say whether the page's own script asked."""
    return request.headers.get("x-requested-with", "").lower() == "xmlhttprequest"


def padded(page: str, size: int) -> str:
    """Return a page filled up with blanks to the size the real one has."""
    head, _, tail = page.rpartition("</body>")
    return f"{head}{' ' * max(0, size - len(page))}</body>{tail}"


def _error_page(headline: str, size: int) -> str:
    page = (
        "<!DOCTYPE html>\n<html><head><title>Club OS</title></head><body>\n"
        f'<div class="error-page"><h1>{headline}</h1>\n'
        '<p>Contact <a href="mailto:support@example.com">support@example.com</a></p></div>\n</body></html>\n'
    )
    return padded(page, size)


NOT_FOUND: Final = _error_page("PAGE NOT FOUND", 1_626)
LEG_DAY: Final = _error_page("Uh oh, looks like our servers skipped leg day.", 65_000)
LEAD_FORM: Final = (
    "<!DOCTYPE html>\n<html><head><title>Add New Lead</title></head><body>"
    '<form id="leadForm" action="/action/LeadProfile/save" method="post"></form></body></html>\n'
)


async def not_found(request: Request, error: Exception) -> Response:
    """Answer an unknown address."""
    if request.url.path.startswith(("/_sim", "/clubhub")):
        return Response('{"error":"not found"}', 404, media_type="application/json")
    return HTMLResponse(NOT_FOUND, 404)


async def server_error(request: Request, error: Exception) -> Response:
    """Answer a request that made the server stumble."""
    return leg_day()


def leg_day() -> Response:
    """Return the page about servers and leg day."""
    return HTMLResponse(LEG_DAY, 500)


def invalid() -> Response:
    """Send a request with foreign tokens to the page that says that something isn't right."""
    return RedirectResponse(INVALID_PATH, 302)


def unknown_json_id() -> Response:
    """Answer a JSON call for somebody who does not exist: 26 bytes."""
    return Response('{"error":"User not found"}', 404, media_type="application/json")


def session_gone(request: Request) -> Response:
    """Answer a request without a live session in the way its XHR header asks for."""
    if is_xhr(request):
        return HTMLResponse(SESSION_EXPIRED)
    return RedirectResponse(f"/action/Login/view?__fsk={EXPIRED_FLASH}", 302)
