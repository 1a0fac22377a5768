"""The identities of the product: one type each, so that none is taken for another.

Rows are numbered by the database. A club is named by a slug that its owner chose; CRM ids are
the CRM's own text and never ours (ClubOS, ClubHub and member ids are three different spaces).
"""

from typing import NewType

ClubId = NewType("ClubId", str)
MemberId = NewType("MemberId", int)
ConversationId = NewType("ConversationId", int)
MessageId = NewType("MessageId", int)
TurnId = NewType("TurnId", int)
ApprovalId = NewType("ApprovalId", int)
EscalationId = NewType("EscalationId", int)
DeliveryId = NewType("DeliveryId", int)
AttemptId = NewType("AttemptId", int)
CampaignId = NewType("CampaignId", int)
StaffId = NewType("StaffId", int)
StaffActId = NewType("StaffActId", int)
ContactPointId = NewType("ContactPointId", int)

CrmUserId = NewType("CrmUserId", str)
"""A ClubOS `tfoUserId`. Never a ClubHub id."""
ClubHubId = NewType("ClubHubId", str)
InboxOwnerId = NewType("InboxOwnerId", str)
"""An entry of the CRM's owner selector: an employee's `tfoUserId` or a location id."""
