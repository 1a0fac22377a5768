"""One key per decision to send one thing: a retry of the decision finds the same delivery."""

from spotter.domain.ids import CampaignId, MemberId, TurnId


def reply_key(turn: TurnId) -> str:
    """Key of the answer to a turn."""
    return f"reply:{turn}"


def ack_key(turn: TurnId) -> str:
    """Key of telling the member that a person will answer."""
    return f"ack:{turn}"


def manual_key(principal: str, request: str) -> str:
    """Key of what a person wrote; `request` is the id their client gave the request."""
    return f"manual:{principal}:{request}"


def touch_key(campaign: CampaignId, member: MemberId, step: int) -> str:
    """Key of a campaign's one message to one member at one step."""
    return f"touch:{campaign}:{member}:{step}"
