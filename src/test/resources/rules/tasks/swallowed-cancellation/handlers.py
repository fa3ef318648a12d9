"""Handlers that catch a cancellation and keep it."""

import asyncio
import asyncio as aio
import logging
from asyncio import CancelledError
from asyncio import CancelledError as Cancelled

log = logging.getLogger(__name__)


async def step() -> None:
    await asyncio.sleep(1)


async def endless_loop() -> None:
    while True:
        try:
            await step()
        except asyncio.CancelledError:  # expect[swallowed-cancellation]
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            print("cancelled?")


async def alias_of_module() -> None:
    try:
        await step()
    except aio.CancelledError:  # expect[swallowed-cancellation]
        pass
    await step()


async def imported_name() -> None:
    try:
        await step()
    except CancelledError:  # expect[swallowed-cancellation]
        pass
    await step()


async def imported_alias() -> None:
    try:
        await step()
    except Cancelled:  # expect[swallowed-cancellation]
        pass
    await step()


async def submodule_name() -> None:
    try:
        await step()
    except asyncio.exceptions.CancelledError:  # expect[swallowed-cancellation]
        pass
    await step()


async def in_tuple() -> None:
    try:
        await step()
    except (OSError, asyncio.CancelledError):  # expect[swallowed-cancellation]
        log.warning("failed")
    await step()


async def with_name() -> None:
    try:
        await step()
    except asyncio.CancelledError as error:  # expect[swallowed-cancellation]
        log.warning("failed: %s", error)
    await step()


async def base_exception() -> None:
    while True:
        try:
            await step()
        except BaseException:  # expect[swallowed-cancellation]
            logging.exception("boom")


async def bare_except() -> None:
    while True:
        try:
            await step()
        except:  # noqa: E722  # expect[swallowed-cancellation]
            logging.exception("boom")


async def after_other_handlers() -> None:
    try:
        await step()
    except ValueError:
        raise
    except BaseException:  # expect[swallowed-cancellation]
        log.warning("failed")
    await step()


async def returns_a_value() -> str:
    try:
        await step()
        return "fresh"
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        return "stale"


async def goes_on_with_the_loop() -> None:
    for _ in range(3):
        try:
            await step()
        except asyncio.CancelledError:  # expect[swallowed-cancellation]
            continue


async def leaves_the_loop() -> None:
    while True:
        try:
            await step()
        except asyncio.CancelledError:  # expect[swallowed-cancellation]
            break
    await step()


async def raises_something_else() -> None:
    try:
        await step()
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        raise RuntimeError("stopped") from None


async def raises_something_else_with_cause() -> None:
    try:
        await step()
    except asyncio.CancelledError as error:  # expect[swallowed-cancellation]
        raise RuntimeError("stopped") from error


class Service:
    async def run(self) -> None:
        while True:
            try:
                await step()
            except asyncio.CancelledError:  # expect[swallowed-cancellation]
                self.stopped = True


async def nested_function() -> None:
    async def inner() -> None:
        while True:
            try:
                await step()
            except asyncio.CancelledError:  # expect[swallowed-cancellation]
                pass

    await inner()


async def suspends_in_async_with(lock: asyncio.Lock) -> None:
    try:
        async with lock:
            print("locked")
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        pass
    await step()


async def suspends_in_async_for(reader: asyncio.StreamReader) -> None:
    try:
        async for line in reader:
            print(line)
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        pass
    await step()


async def unknown_await(work) -> None:
    try:
        await work
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        pass
    await step()


async def ends_with_its_handler() -> None:
    try:
        while True:
            await step()
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        log.info("worker stopped")


async def awaits_a_task_that_it_did_not_cancel(task: asyncio.Task) -> None:
    try:
        await task
    except asyncio.CancelledError:  # expect[swallowed-cancellation]
        log.info("somebody was cancelled")
    await step()


async def only_prints_the_error() -> None:
    while True:
        try:
            await step()
        except BaseException as error:  # expect[swallowed-cancellation]
            print(type(error), f"failed: {error}")
            log.error("failed: %s", str(error))
