"""Clubs, their CRM connection and inboxes, their settings and knowledge."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spotter.store.tables.base import BIG_ID, Base


class Club(Base):
    """One gym location. The polling loop reads its row each second."""

    __tablename__ = "club"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    time_zone: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="active")
    autonomy: Mapped[str] = mapped_column(default="suggest")
    intent_autonomy: Mapped[dict[str, Any]] = mapped_column(default=dict)
    ai_on: Mapped[bool] = mapped_column(default=True)
    """The kill switch of the whole club: off means nothing automatic leaves, queued or not."""
    sends_stopped: Mapped[str | None]
    """Why no message may leave (pages not recognised …); None where sending is fine."""
    min_confidence: Mapped[float] = mapped_column(default=0.6)
    burst_quiet_s: Mapped[float] = mapped_column(default=15.0)
    burst_max_s: Mapped[float] = mapped_column(default=60.0)
    timings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Overrides of `contracts.conversation.Timings`, by field name."""
    languages: Mapped[list[Any]] = mapped_column(default=lambda: ["en", "es"])
    voice: Mapped[str] = mapped_column(default="warm")
    emoji: Mapped[bool] = mapped_column(default=False)
    sign_off: Mapped[str] = mapped_column(default="")
    policy_version: Mapped[int] = mapped_column(default=1)
    max_replies_hour: Mapped[int] = mapped_column(default=10)
    max_replies_day: Mapped[int] = mapped_column(default=30)
    polling_paused: Mapped[bool] = mapped_column(default=False)
    poll_interval_s: Mapped[float] = mapped_column(default=10.0)
    poll_requested_at: Mapped[datetime | None]
    poll_epoch: Mapped[int] = mapped_column(default=0)
    last_poll_at: Mapped[datetime | None]
    last_good_poll_at: Mapped[datetime | None]
    failed_polls: Mapped[int] = mapped_column(default=0)
    last_poll_error: Mapped[str | None]
    connected_at: Mapped[datetime | None]
    """The first good poll: what is older is history and is never answered by itself."""
    sweep_cursor: Mapped[int] = mapped_column(BIG_ID, default=0)
    """The last conversation whose log the slow sweep read."""
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class CrmConnection(Base):
    """A club's CRM login and what became of it. Failed logins are counted here, for all workers together."""

    __tablename__ = "crm_connection"

    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(default="clubos")
    base_url: Mapped[str]
    username: Mapped[str]
    password: Mapped[bytes] = mapped_column(LargeBinary)
    """Encrypted; never leaves the process that logs in."""
    clubhub_url: Mapped[str | None]
    clubhub_username: Mapped[str | None]
    clubhub_password: Mapped[bytes | None] = mapped_column(LargeBinary)
    club_number: Mapped[str | None]
    """ClubHub's number of the club: another id space than ClubOS's."""
    state: Mapped[str] = mapped_column(default="unknown")
    state_since: Mapped[datetime | None]
    last_error: Mapped[str | None]
    failed_logins: Mapped[int] = mapped_column(default=0)
    next_login_at: Mapped[datetime | None]
    account_user_id: Mapped[str | None]
    account_author: Mapped[str | None]
    account_zone: Mapped[str | None]
    account_location_id: Mapped[str | None]
    employees: Mapped[list[Any]] = mapped_column(default=list)
    version: Mapped[int] = mapped_column(default=1)


class Inbox(Base):
    """One pollable inbox of a club's account, with its cursor."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("club_id", "owner_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    owner_id: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    is_own: Mapped[bool] = mapped_column(default=False)
    is_location: Mapped[bool] = mapped_column(default=False)
    enabled: Mapped[bool] = mapped_column(default=False)
    interval_s: Mapped[float | None]
    last_digest: Mapped[str | None]
    row_count: Mapped[int] = mapped_column(default=0)
    known_ids: Mapped[list[Any]] = mapped_column(default=list)
    """Ids of the last complete page, newest first: what a shrunken page is held against."""
    suspect_ids: Mapped[list[Any] | None]
    """Ids that a first shrunken page lacked; a second complete page must lack the same."""
    last_good_poll_at: Mapped[datetime | None]
    synced_at: Mapped[datetime | None]
    """First complete import; None means that the next page is history."""


class KnowledgeEntry(Base):
    """One thing that may be said of a club, typed where it is typed (hours are not prose)."""

    __tablename__ = "knowledge_entry"
    __table_args__ = (Index("ix_knowledge_entry_club", "club_id", "kind"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    kind: Mapped[str]
    """hours, special_hours, plan, class, policy, fact, faq, link, staff."""
    topic: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    language: Mapped[str] = mapped_column(default="en")
    source: Mapped[str] = mapped_column(default="")
    owner_staff_id: Mapped[int | None] = mapped_column(BIG_ID)
    valid_from: Mapped[datetime | None]
    valid_to: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class PolicyVersion(Base):
    """One version of a club's rules: draft, published or retired. The number is on every decision."""

    __tablename__ = "policy_version"
    __table_args__ = (UniqueConstraint("club_id", "number"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    club_id: Mapped[str] = mapped_column(ForeignKey("club.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(default="published")
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(BIG_ID)
