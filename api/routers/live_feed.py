"""What the live feed `/ws` sends, as schemas."""

from fastapi import APIRouter
from pydantic import TypeAdapter

from api.auth import AnyStaff
from api.errors import problems
from api.schemas.events import EventSchemas, LiveFrame, LiveHello
from spotter.domain.events import EVENT_TYPES

router = APIRouter(prefix="/schemas", tags=["live"])

CLOSE_CODES = {
    "4401": "Nobody is logged in, or the session ended: log in again.",
    "4403": "The rights changed: load the page anew.",
    "1012": "The server restarts: connect again, with the last position.",
    "1013": "The connection was too slow: connect again, with the last position.",
}


@router.get("/events", operation_id="get_event_schemas", responses=problems(), openapi_extra={"x-role": "staff"})
async def get_event_schemas(staff: AnyStaff) -> EventSchemas:
    """Describe the frames of the WebSocket `/ws?after=<position>` and the events that the log stores."""
    return EventSchemas.model_validate(
        {
            "types": [event.type for event in EVENT_TYPES],
            "close_codes": CLOSE_CODES,
            "hello": LiveHello.model_json_schema(),
            "frame": LiveFrame.model_json_schema(),
            "logged": {event.type: TypeAdapter(event).json_schema() for event in EVENT_TYPES},
        }
    )
