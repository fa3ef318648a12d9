"""Catching is right, or no cancellation arrives here: silent."""

import asyncio
import concurrent.futures
import contextlib
import logging
import sys

import anyio

log = logging.getLogger(__name__)


async def step() -> None:
    await asyncio.sleep(1)


async def only_exceptions() -> None:
    while True:
        try:
            await step()
        except Exception:
            log.exception("failed")


async def other_cancelled_error(future: asyncio.Future) -> None:
    try:
        await future
    except concurrent.futures.CancelledError:
        log.info("the work in the pool was cancelled")


async def own_task() -> None:
    task = asyncio.create_task(step())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.info("stopped")


async def own_task_with_message(task: asyncio.Task) -> None:
    task.cancel("enough")
    try:
        await task
    except (asyncio.CancelledError, ValueError):
        pass


async def own_task_cancelled_inside(task: asyncio.Task) -> None:
    try:
        task.cancel()
        await task
    except asyncio.CancelledError:
        pass


async def own_task_if_not_done(task: asyncio.Task) -> None:
    if not task.done():
        task.cancel()
        try:
            await task
        except BaseException:
            log.info("stopped")


async def own_tasks(tasks: list[asyncio.Task]) -> None:
    for task in tasks:
        task.cancel()
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        pass


class Service:
    task: asyncio.Task

    async def stop(self) -> None:
        self.task.cancel()
        try:
            await self.task
        except asyncio.CancelledError:
            pass

    async def stop_in_time(self) -> None:
        self.task.cancel()
        try:
            await asyncio.wait_for(self.task, 5)
        except (asyncio.CancelledError, asyncio.TimeoutError):
            pass


async def asks_who_was_cancelled(task: asyncio.Task) -> None:
    try:
        await task
    except asyncio.CancelledError:
        if asyncio.current_task().cancelling():
            raise
        log.info("the task was cancelled, not this coroutine")


async def takes_the_cancellation_back() -> None:
    try:
        await step()
    except asyncio.CancelledError:
        asyncio.current_task().uncancel()
    await step()


async def result_of_a_finished_task(task: asyncio.Task) -> None:
    await asyncio.wait([task])
    try:
        print(task.result())
    except asyncio.CancelledError:
        log.info("it was cancelled")


async def never_suspends() -> int:
    return 1


async def nothing_suspends() -> None:
    try:
        await never_suspends()
        print("done")
    except BaseException:
        log.exception("failed")


async def await_only_in_the_handler() -> None:
    try:
        print("done")
    except BaseException:
        await step()


async def await_only_in_nested_function():
    try:

        async def inner() -> None:
            await step()

        return inner
    except BaseException:
        log.exception("failed")


def plain_function() -> None:
    try:
        asyncio.run(step())
    except asyncio.CancelledError:
        log.info("cancelled")


def plain_function_with_base_exception() -> None:
    try:
        asyncio.run(step())
    except BaseException:
        log.exception("failed")


def done_callback(task: asyncio.Task) -> None:
    try:
        task.result()
    except asyncio.CancelledError:
        log.info("cancelled")


class CancelledError(Exception):
    """Not asyncio's."""


async def own_exception() -> None:
    try:
        await step()
    except CancelledError:
        log.info("an exception of this project")


async def own_tasks_of_wait(first: asyncio.Task, second: asyncio.Task) -> None:
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    while True:
        try:
            await second
        except asyncio.CancelledError:
            pass
        break
    print(len(done))


async def until_cancelled() -> None:
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        pass
    await step()


async def until_cancelled_future() -> None:
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        pass
    await step()


async def hands_the_error_to_a_future(waiter: asyncio.Future) -> None:
    try:
        await step()
    except BaseException as error:
        log.warning("failed: %s", error)
        if not waiter.cancelled():
            waiter.set_exception(error)
    await step()


async def keeps_the_error(errors: dict[str, BaseException]) -> None:
    try:
        await step()
    except BaseException as error:
        errors["step"] = error
    await step()


async def lets_somebody_judge(handle) -> None:
    while True:
        try:
            await step()
        except BaseException as error:
            handle(error)


async def gives_the_error_back() -> BaseException | None:
    try:
        await step()
    except BaseException as error:
        return error
    return None


class Worker:
    task: asyncio.Task

    def cancel_task(self) -> None:
        self.task.cancel()

    async def stop(self) -> None:
        self.cancel_task()
        try:
            await self.task
        except asyncio.CancelledError:
            pass


class StepCancelled(asyncio.CancelledError):
    """A cancellation that says what was left undone."""


async def raises_its_own_cancellation() -> None:
    try:
        await step()
    except asyncio.CancelledError:
        raise StepCancelled("left undone") from None


async def shielded_by_a_scope() -> None:
    with anyio.CancelScope(shield=True), contextlib.suppress(BaseException):
        await step()
    with anyio.CancelScope(shield=True):
        try:
            await step()
        except BaseException:
            log.exception("failed")


async def hands_on_what_is_being_handled(outcome) -> None:
    while True:
        try:
            await step()
        except BaseException:
            outcome.set_exception(sys.exc_info())


async def cancels_itself_again() -> None:
    try:
        await step()
    except asyncio.CancelledError:
        asyncio.current_task().cancel()
    await step()
