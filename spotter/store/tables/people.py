"""Staff and their sessions; members and the contact points through which they are reached."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class Staff(Base):
    """A person of the club. `rung` is the place on the ladder: 0 first, higher later, manager last."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str | None] = mapped_column(ForeignKey("club.id"))
    """None for the owner, who sees every club."""
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(default="front_desk")
    rung: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    crm_user_id: Mapped[str | None]
    created_at: Mapped[datetime]


class LoginLink(Base):
    """A single-use login token, hashed."""

    __tablename__ = "login_link"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    staff_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("staff.id"))
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class StaffSession(Base):
    """A logged-in browser: an opaque token, hashed."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    staff_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("staff.id"))
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Member(Base):
    """A person who writes or is written to. `crm_user_id` is None where the CRM ties the sender to nobody."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("club_id", "crm_user_id"),
        UniqueConstraint("club_id", "sender_key"),
        Index("ix_member_club_name", "club_id", "search_name"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    crm_user_id: Mapped[str | None]
    clubhub_id: Mapped[str | None]
    sender_key: Mapped[str | None]
    """Set for unidentified senders only: what holds their thread together."""
    name: Mapped[str]
    search_name: Mapped[str] = mapped_column(default="")
    """Folded for search: lower case, no accents."""
    first_name: Mapped[str | None]
    role: Mapped[str] = mapped_column(default="member")
    """member, prospect, staff or unknown."""
    email: Mapped[str | None]
    phone: Mapped[str | None]
    """E.164."""
    status_text: Mapped[str | None]
    member_type: Mapped[int | None]
    plan: Mapped[str | None]
    balance_cents: Mapped[int | None]
    next_payment_at: Mapped[datetime | None]
    next_payment_cents: Mapped[int | None]
    date_of_birth: Mapped[str | None]
    member_since: Mapped[datetime | None]
    last_visit: Mapped[datetime | None]
    facts_read_at: Mapped[datetime | None]
    profile: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class ContactPoint(Base):
    """A number or address. Opt-out follows it, whoever shares it, over all clubs of the tenant.

    kind `crm` with value `<club>:<crm user id or sender key>` stands in where neither is known: arming locks a row.
    """

    __tablename__ = "contact_point"
    __table_args__ = (UniqueConstraint("kind", "value"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    kind: Mapped[str]
    """phone, email or crm."""
    value: Mapped[str]
    opted_out_at: Mapped[datetime | None]
    opt_out_kind: Mapped[str | None]
    opt_out_message_id: Mapped[int | None] = mapped_column(BIG_ID)
    opted_in_at: Mapped[datetime | None]
    consent: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Marketing consent: source, wording, time, scope. Empty is none."""
    version: Mapped[int] = mapped_column(default=1)


class MemberContactPoint(Base):
    """Which contact points reach a member. An opt-out of any of them counts for the member."""

    __tablename__ = "member_contact_point"

    member_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("member.id"), primary_key=True)
    contact_point_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("contact_point.id"), primary_key=True, index=True)
