"""What an activity's error may carry into a history: a code, never a text or a cause.

Raw messages hold personal data (a page, a name in an address, a row's values) and histories are kept for weeks.
Retryability and the other side's own wait survive; cancellation passes untouched.
"""

import asyncio
from typing import Any

import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError, CancelledError
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor

from spotter.domain.errors import SpotterError

log = structlog.get_logger(__name__)


class FailureInterceptor(Interceptor):
    """Wraps every activity of a worker."""

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:
        """Called by the SDK once per worker."""
        return _CodesOnly(next)


class _CodesOnly(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:
        """Run the activity; what it raises is reduced to a code."""
        try:
            return await self.next.execute_activity(input)
        except (asyncio.CancelledError, CancelledError):
            raise
        except SpotterError as error:
            _tell(error.code, error)
            raise ApplicationError(
                error.code,
                type=error.code,
                non_retryable=not error.retryable,
                next_retry_delay=error.retry_after,
            ) from None
        except Exception as error:  # noqa: BLE001 - whatever it is, its text must not reach a history
            _tell("unexpected", error)
            raise ApplicationError(type(error).__name__, type="unexpected") from None


def _tell(code: str, error: Exception) -> None:
    info = activity.info()
    log.warning(
        "activity_failed",
        code=code,
        error=type(error).__name__,
        activity=info.activity_type,
        attempt=info.attempt,
        workflow=info.workflow_id,
        exc_info=error if code == "unexpected" else None,
    )
