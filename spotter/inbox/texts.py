"""Texts as both databases can keep them. The connector cleans what it reads; this is the last line. Pure."""


def storable(text: str) -> str:
    """Return the text without NUL (PostgreSQL refuses it) and lone surrogates (UTF-8 has none), each shown as `�`."""
    clean = text.replace("\x00", "\ufffd")
    try:
        clean.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in clean)
    return clean
