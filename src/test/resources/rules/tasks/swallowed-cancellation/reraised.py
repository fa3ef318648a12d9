"""The cancellation goes on: silent."""

import asyncio
import logging

log = logging.getLogger(__name__)


async def step() -> None:
    await asyncio.sleep(1)


async def raises_again() -> None:
    try:
        await step()
    except asyncio.CancelledError:
        log.info("cancelled")
        raise


async def raises_the_name() -> None:
    try:
        await step()
    except BaseException as error:
        log.info("failed: %s", error)
        raise error


async def raises_a_new_cancellation() -> None:
    try:
        await step()
    except asyncio.CancelledError:
        raise asyncio.CancelledError("stopped") from None


async def raises_on_a_condition(closing: bool) -> None:
    try:
        await step()
    except asyncio.CancelledError:
        if closing:
            return
        raise


async def raises_if_cancelled() -> None:
    while True:
        try:
            await step()
        except BaseException as error:
            if isinstance(error, asyncio.CancelledError):
                raise
            log.exception("failed")


async def raises_later() -> None:
    error = None
    try:
        await step()
    except BaseException as caught:
        error = caught
    print("cleaning up")
    if error is not None:
        raise error


async def raises_in_finally() -> None:
    cancelled = False
    try:
        await step()
    except asyncio.CancelledError:
        cancelled = True
    finally:
        if cancelled:
            raise asyncio.CancelledError


async def earlier_handler_raises() -> None:
    while True:
        try:
            await step()
        except asyncio.CancelledError:
            raise
        except BaseException:
            log.exception("failed")


async def earlier_handler_raises_in_tuple() -> None:
    while True:
        try:
            await step()
        except (asyncio.CancelledError, KeyboardInterrupt):
            raise
        except:  # noqa: E722
            log.exception("failed")


async def cleans_up_and_raises(task: asyncio.Task) -> None:
    try:
        await step()
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.wait([task])
        raise
