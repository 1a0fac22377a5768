"""How text is read out of the CRM's markup: line breaks kept, nothing that a database refuses."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS: Final = frozenset(
    {"p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
)
_SILENT: Final = frozenset({"script", "style", "template"})
_EMAIL_MARKUP: Final = re.compile(
    r"\s*<(p|div|html|body|table|span)\b[^<>]*>.*</(?:p|div|html|body|table|span)>\s*", re.IGNORECASE | re.DOTALL
)
"""What an e-mail looks like: markup from its first character to its last."""
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Replace NUL and lone surrogates, which no database stores, and give every line end one form."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", text)


def squeezed(text: str) -> str:
    """Collapse white space: for names, labels and times."""
    return " ".join(clean(text).split())


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the element children of a node."""
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def has_class(node: LexborNode, name: str) -> bool:
    """Tell whether an element carries a class."""
    return name in (node.attributes.get("class") or "").split()


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value, empty where it is missing."""
    return node.attributes.get(name) or ""


def text_of(node: LexborNode) -> str:
    """Return the text below a node with its line breaks; blocks start a line, scripts are silent."""
    texts: list[str] = []
    child = node.first_child
    while child is not None:
        if child.is_text_node:
            texts.append(child.text_content or "")
        elif child.tag != "img":  # most are a text, or an icon and a text: only others need the walk
            return clean("".join(_pieces(node))).strip()
        child = child.next
    return clean("".join(texts)).strip()


def readable(body: str) -> str:
    """Return an e-mail's body without the markup in which the CRM shows it; any other text as it is."""
    if not _EMAIL_MARKUP.fullmatch(body):
        return body
    found = LexborHTMLParser(body).body
    return re.sub(r"\n{3,}", "\n\n", text_of(found)) if found is not None else body


def _pieces(node: LexborNode) -> Iterator[str]:
    # A walk without recursion: a hostile page nests ten thousand deep.
    stack: list[LexborNode | str] = list(_reversed_children(node))
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif item.is_text_node:
            yield item.text_content or ""
        elif item.is_element_node:
            tag = item.tag or ""
            if tag == "br":
                yield "\n"
            elif tag not in _SILENT:
                edge = "\n" if tag in _BLOCKS else ""
                yield edge
                stack.append(edge)
                stack.extend(_reversed_children(item))


def _reversed_children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.last_child
    while child is not None:
        yield child
        child = child.prev
