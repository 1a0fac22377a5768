"""The inbox fragment as rows: one strict reading of the tree, refused where anything is odd."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spotter.crm.clubos.page_text import children, squeezed, text_of
from spotter.crm.port import SenderRole
from spotter.domain.errors import CrmUnreadable

_EMPTY: Final = re.compile(r"\s*<ul\b[^<>]*>\s*</ul>\s*", re.IGNORECASE)
_ENDING: Final = re.compile(r"</li>\s*</ul>(?:\s|<!--.*?-->)*(?:<script\b.*)?\Z", re.IGNORECASE | re.DOTALL)
_TAIL: Final = 4_000
_DELEGATE: Final = re.compile(r"\s*delegate\(\s*['\"]?(\d{1,18})['\"]?\s*[,)]|/action/Delegate/(\d{1,18})/")
_SENDER_KEY: Final = re.compile(r"([0-9a-fA-F]{40}):")
_STAFF_TITLES: Final = frozenset({"location manager", "club admin", "salesperson", "front desk", "trainer"})
_BESIDE_THE_LIST: Final = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One `li` of the inbox as it stands, before anything is concluded from it."""

    data_id: str | None
    sender_id: str | None
    sender_key: str | None
    sender_name: str
    role: SenderRole
    body: str
    created_text: str
    displayed: str


def read_rows(text: str) -> list[InboxRow]:
    """Return every row, newest first as the page has them.

    Raises `CrmUnreadable` for a page that is cut, lacks a piece of a row or is not an inbox: a row too few
    would be a message that nobody answers. No rows is believed of a list that is complete and empty, only.
    """
    tree = LexborHTMLParser(text)
    lists = [child for child in children(_body(tree)) if child.tag not in _BESIDE_THE_LIST]
    if len(lists) != 1 or lists[0].tag != "ul" or _stray_text(_body(tree)):
        raise CrmUnreadable("The inbox is not one list.")
    if _EMPTY.fullmatch(text):
        return []
    if _ENDING.search(text, max(0, len(text) - _TAIL)) is None:
        raise CrmUnreadable("The inbox is cut off.")
    items = list(children(lists[0]))
    if not items or any(item.tag != "li" for item in items) or _stray_text(lists[0]):
        raise CrmUnreadable("The inbox holds something other than messages.")
    return [_read_row(item) for item in items]


def _read_row(item: LexborNode) -> InboxRow:
    message, options = _the_two_parts(item)
    heading = next((child for child in children(message) if child.tag == "h3"), None)
    if heading is None:
        raise CrmUnreadable("A message of the inbox has no heading.")
    name, role = _sender(heading)
    reply, delete = _links(options)
    time_shown = next((child for child in children(options) if child.tag == "span"), None)
    if time_shown is None or time_shown.css_first("a") is not None:
        raise CrmUnreadable("A message of the inbox has no time.")
    return InboxRow(
        data_id=_number_of(reply, delete),
        sender_id=_sender_id(name),
        sender_key=_sender_key(reply),
        sender_name=squeezed(name.text()),
        role=role,
        body=_body_after(heading),
        created_text=reply.attrs.sget("data-created-date") if reply is not None else "",
        displayed=squeezed(time_shown.text()),
    )


def _the_two_parts(item: LexborNode) -> tuple[LexborNode, LexborNode]:
    """Find the message and its options: siblings, one of each, in any order."""
    messages: list[LexborNode] = []
    options: list[LexborNode] = []
    for child in children(item):
        if child.tag == "div":
            classes = child.attrs.sget("class").split()
            if "message" in classes:
                messages.append(child)
            elif "message-options" in classes:
                options.append(child)
    if len(messages) != 1 or len(options) != 1:
        raise CrmUnreadable("A message of the inbox lacks its text or its options.")
    return messages[0], options[0]


def _sender(heading: LexborNode) -> tuple[LexborNode, SenderRole]:
    names = heading.css(".username-content")
    if len(names) != 1 or names[0].tag not in ("span", "a"):
        raise CrmUnreadable("A message of the inbox has no sender.")
    icon = next((child for child in children(heading) if child.tag == "img"), None)
    return names[0], _role_of(icon)


def _role_of(icon: LexborNode | None) -> SenderRole:
    if icon is None:
        return SenderRole.UNKNOWN
    title = icon.attrs.sget("title").strip().lower()
    file = icon.attrs.sget("src").rsplit("/", 1)[-1].lower()
    if title in _STAFF_TITLES:
        return SenderRole.STAFF
    if title == "member" or file.startswith("icon_client."):
        return SenderRole.MEMBER
    if title == "prospect" or file.startswith("icon_sales_lead."):
        return SenderRole.PROSPECT
    return SenderRole.UNKNOWN


def _body_after(heading: LexborNode) -> str:
    """Everything of the message that follows its heading: markup that got into a text stays that text."""
    parts: list[LexborNode] = []
    node = heading.next
    loose: list[str] = []
    while node is not None:
        if node.is_element_node:
            parts.append(node)
            loose.append(text_of(node))
        elif node.is_text_node and (found := squeezed(node.text_content or "")):
            loose.append(found)
        node = node.next
    if not any(part.tag == "p" for part in parts):
        raise CrmUnreadable("A message of the inbox has no text.")
    return "\n".join(text for text in loose if text)


def _links(options: LexborNode) -> tuple[LexborNode | None, LexborNode | None]:
    reply: LexborNode | None = None
    delete: LexborNode | None = None
    for link in options.css("a"):
        classes = link.attrs.sget("class").split()
        if "delete-message" in classes:
            delete = link
        elif "reply" in classes:
            reply = link
    return reply, delete


def _number_of(reply: LexborNode | None, delete: LexborNode | None) -> str | None:
    """Return the message's number; where both links carry it they must agree."""
    found = {
        link.attrs.sget(name).strip()
        for link, name in ((delete, "data-id"), (reply, "data-message-id"))
        if link is not None
    } - {""}
    if not found:
        return None
    number = found.pop()
    if found or not (number.isascii() and number.isdigit()):
        raise CrmUnreadable("A message of the inbox has two numbers, or one that is no number.")
    return number


def _sender_id(name: LexborNode) -> str | None:
    if name.tag != "a":
        return None
    match = _DELEGATE.match(name.attrs.sget("onclick")) or _DELEGATE.match(name.attrs.sget("href"))
    return (match[1] or match[2]) if match else None


def _sender_key(reply: LexborNode | None) -> str | None:
    match = _SENDER_KEY.match(reply.attrs.sget("id")) if reply is not None else None
    return match[1].lower() if match else None


def _body(tree: LexborHTMLParser) -> LexborNode:
    if tree.body is None:
        raise CrmUnreadable("The inbox is empty.")
    return tree.body


def _stray_text(node: LexborNode) -> bool:
    return any((text.text_content or "").strip() for text in _text_children(node))


def _text_children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.is_text_node:
            yield child
        child = child.next
