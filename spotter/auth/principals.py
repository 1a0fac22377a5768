"""Who acts: a staff member, with the role and the clubs that this person may see."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from spotter.domain.errors import NotAllowed, NotFound
from spotter.domain.ids import ClubId, StaffId


class Role(StrEnum):
    """What a person may do. The owner sees every club, the others one."""

    FRONT_DESK = "front_desk"
    MANAGER = "manager"
    OWNER = "owner"


class _Rank(IntEnum):
    FRONT_DESK = 0
    MANAGER = 1
    OWNER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """A logged-in person. `club` is the one club in reach; None reaches all."""

    id: StaffId
    name: str
    role: Role
    club: ClubId | None = None

    @property
    def key(self) -> str:
        """What names this person in idempotency records and intent keys."""
        return f"staff-{self.id}"

    def reaches(self, club: str | None) -> bool:
        """Whether things of this club are this person's to see."""
        return self.club is None or self.club == club

    def must_reach(self, club: str | None) -> None:
        """Raise `NotFound` for another club's thing: that it exists is already too much to say."""
        if not self.reaches(club):
            raise NotFound("There is no such thing here.")

    def must_be(self, role: Role) -> None:
        """Raise `NotAllowed` below this role."""
        if _Rank[self.role.name] < _Rank[role.name]:
            raise NotAllowed("Your role does not allow this. Ask a manager.")

    def narrowed(self, club: str | None) -> ClubId | None:
        """Return the club to look in: the one asked for, where it is in reach, else all that are."""
        if club is None:
            return self.club
        self.must_reach(club)
        return ClubId(club)
