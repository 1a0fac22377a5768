"""Which inboxes a club's CRM account offers: its own is switched on, further ones are a person's choice."""

from collections.abc import Sequence

from sqlalchemy import insert, select, update

from spotter.crm.port import CrmConnector, InboxOwner
from spotter.domain.errors import CrmUnreadable
from spotter.domain.events import ClubChanged
from spotter.domain.ids import ClubId
from spotter.store.session import Store
from spotter.store.tables.clubs import Inbox
from spotter.store.transaction import Transaction


async def discover(store: Store, club: ClubId, connector: CrmConnector) -> None:
    """Prove the login, read the owner selector and keep what it offers.

    Raises `CrmUnreadable` where the account has no inbox of its own: polling another's would be a guess.
    """
    await connector.login()
    owners = await connector.inbox_owners()
    if not any(owner.is_own for owner in owners):
        raise CrmUnreadable("The CRM account shows no inbox of its own.")
    await store.run(lambda tx: _keep(tx, club, owners))


async def _keep(tx: Transaction, club: ClubId, owners: Sequence[InboxOwner]) -> None:
    known = {
        row.owner_id: row.id
        for row in await tx.session.execute(select(Inbox.id, Inbox.owner_id).where(Inbox.club_id == club))
    }
    for owner in owners:
        values = {"label": owner.label, "is_own": owner.is_own, "is_location": owner.is_location}
        if owner.owner_id in known:
            await tx.session.execute(update(Inbox).where(Inbox.id == known[owner.owner_id]).values(**values))
        else:
            await tx.session.execute(
                insert(Inbox).values(club_id=club, owner_id=owner.owner_id, enabled=owner.is_own, **values)
            )
    await tx.events.append(ClubChanged(club=club))
