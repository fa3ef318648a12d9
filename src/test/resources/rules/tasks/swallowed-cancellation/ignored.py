import asyncio
import contextlib


async def step() -> None:
    await asyncio.sleep(1)


async def waived_handler() -> None:
    try:
        await step()
    except asyncio.CancelledError:  # loopwarden: ignore[swallowed-cancellation] stopped by an event
        pass
    await step()


async def waived_for_another_tool() -> None:
    try:
        await step()
    except BaseException:  # noqa: ASYNC103
        pass
    await step()


async def waived_suppress() -> None:
    with contextlib.suppress(asyncio.CancelledError):  # loopwarden: ignore[swallowed-cancellation] end of the line
        await step()


async def waived_finally() -> int:
    try:
        await step()
    finally:
        return 1  # noqa: B012


async def waived_function() -> None:  # loopwarden: ignore[swallowed-cancellation] supervisor
    while True:
        try:
            await step()
        except asyncio.CancelledError:
            pass
        except BaseException:
            print("failed")


async def not_waived() -> None:
    try:
        await step()
    except asyncio.CancelledError:  # noqa: E501  # expect[swallowed-cancellation]
        pass
    await step()
