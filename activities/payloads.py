"""Payloads as pydantic reads and writes them, with what it builds for each type kept once in the process."""

from typing import Final

from temporalio.contrib.pydantic import PydanticJSONPlainPayloadConverter
from temporalio.converter import (
    CompositePayloadConverter,
    DataConverter,
    DefaultPayloadConverter,
    JSONPlainPayloadConverter,
)

_JSON: Final = PydanticJSONPlainPayloadConverter()
"""Keeps its type adapters, which take 50 ms and 200 KiB for the types of a conversation."""


class OnePayloadConverter(CompositePayloadConverter):
    """The SDK's pydantic converter, whose adapters all workflow instances share.

    The SDK makes a converter for each cached workflow; each of the SDK's own would build, and hold, all adapters again.
    """

    def __init__(self) -> None:
        """Cheap: a list of converters that are there already."""
        super().__init__(
            *(
                _JSON if isinstance(converter, JSONPlainPayloadConverter) else converter
                for converter in DefaultPayloadConverter.default_encoding_payload_converters
            )
        )


DATA_CONVERTER: Final = DataConverter(payload_converter_class=OnePayloadConverter)
