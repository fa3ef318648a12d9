from asyncio import CancelledError

from steps import calls_never, never_suspends, suspends


async def can_be_cancelled() -> None:
    try:
        await suspends()
    except CancelledError:  # expect[swallowed-cancellation]
        pass
    await suspends()


async def cannot_be_cancelled() -> None:
    try:
        await never_suspends()
        await calls_never()
    except CancelledError:
        pass
    await suspends()
