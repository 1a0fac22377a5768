"""Staff and members, as pages show them."""

from typing import Literal

from pydantic import Field

from api.schemas.base import Answer, Moment

Role = Literal["owner", "manager", "front_desk"]


class StaffRef(Answer):
    """A staff member, named. Id 0 is a person who wrote in the CRM itself."""

    id: int = Field(examples=[3])
    name: str = Field(examples=["Dana Fields"])


class StaffMember(StaffRef):
    """A staff member of a club."""

    role: Role


class StaffList(Answer):
    """The people of a club."""

    items: list[StaffMember]


class MemberRef(Answer):
    """A member in a list."""

    id: int = Field(examples=[12])
    name: str = Field(examples=["Maya Ortiz"])
    role: str = Field(description="member, prospect, staff or unknown.", examples=["member"])
    initials: str = Field(examples=["MO"])


class Money(Answer):
    """An amount as the CRM gives it."""

    cents: int = Field(examples=[4599])
    as_text: str = Field(examples=["$45.99"])


class ContactPointOut(Answer):
    """A number or address of a member, with its consent."""

    kind: Literal["phone", "email"]
    value: str = Field(examples=["+15555550101"])
    opted_out_at: Moment | None


class MemberCard(MemberRef):
    """What the CRM told us of a member."""

    tied: bool = Field(description="The CRM ties this thread to a member; without it only people answer.")
    status_text: str | None = Field(examples=["Active"])
    plan: str | None = Field(examples=["Monthly Plus"])
    balance: Money | None
    next_payment_at: Moment | None
    member_since: Moment | None
    last_visit: Moment | None
    phone: str | None = Field(examples=["+15555550101"])
    email: str | None = Field(examples=["maya@example.com"])
    facts_read_at: Moment | None = Field(description="When the facts were read from the CRM.")
    contact_points: list[ContactPointOut]
