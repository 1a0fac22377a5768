"""The control side's addresses: the page, the ledger and the API."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from simulator.control.clubs import ClubControl
from simulator.control.knobs import KnobControl
from simulator.control.members import MemberControl
from simulator.world import World

PAGE = Path(__file__).parent / "page" / "index.html"


def control_routes(world: World) -> list[Route]:
    """Return every address under `/_sim`."""
    controls = (ClubControl(world), MemberControl(world), KnobControl(world))
    return [Route("/_sim", page), Route("/_sim/", page), *(route for control in controls for route in control.routes())]


async def page(request: Request) -> Response:
    """Show the control page."""
    return FileResponse(PAGE, media_type="text/html", headers={"cache-control": "no-store"})
