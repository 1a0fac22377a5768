"""The one shape of every error (RFC 9457)."""

from pydantic import BaseModel, ConfigDict, Field


class FieldProblem(BaseModel):
    """What is wrong with one part of the request."""

    pointer: str = Field(description="JSON pointer into the body, or `#/query/…`, `#/path/…`.", examples=["#/revision"])
    detail: str = Field(examples=["Input should be a valid integer"])


class Problem(BaseModel):
    """What went wrong. Programs use `code`; `detail` is fit for staff."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["urn:spotter:problem:stale_draft"])
    title: str = Field(examples=["Conflict"])
    status: int = Field(examples=[409])
    detail: str = Field(examples=["The member wrote again after this draft was made."])
    code: str = Field(examples=["stale_draft"])
    request_id: str = Field(examples=["0f8b7a1e9a6c4c55"])
    errors: list[FieldProblem] | None = Field(default=None, description="One entry per field, where fields are wrong.")
    winner: str | None = Field(default=None, description="Who was first (`already_decided`).", examples=["Dana Fields"])
    decision: str | None = Field(
        default=None, description="What they chose (`already_decided`).", examples=["approved"]
    )
    newer: int | None = Field(default=None, description="How many newer inbound messages there are (`stale_thread`).")
