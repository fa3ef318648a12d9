"""Coroutines that are not lost."""

import asyncio
import inspect
from collections.abc import Awaitable, Coroutine
from typing import Any


async def fetch(key: int = 0) -> int:
    return key


async def awaited_at_once() -> int:
    return await fetch()


async def awaited_later() -> int:
    work = fetch()
    print("in between")
    return await work


async def awaited_on_one_branch(flag: bool) -> int:
    work = fetch()
    if flag:
        return await work
    work.close()
    return 0


async def awaited_in_nested_function() -> int:
    work = fetch()

    async def inner() -> int:
        return await work

    return await inner()


async def walrus() -> int:
    if (work := fetch()) and True:  # miss[unawaited-coroutine]: the condition is always true
        return await work
    return 0


async def passed_on(handlers: list) -> None:
    handlers.append(fetch())
    await asyncio.wait_for(fetch(), 1)
    await asyncio.gather(fetch(), *[fetch(key) for key in range(3)])
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch())
    task = asyncio.create_task(fetch())
    await task


def spawn(work: Coroutine[Any, Any, int]) -> asyncio.Task:
    return asyncio.create_task(work)


async def passed_to_own_function() -> None:
    await spawn(fetch())


async def stored_in_containers() -> None:
    jobs = [fetch(key) for key in range(3)]
    named = {"first": fetch()}
    pair = (fetch(), fetch())
    await asyncio.gather(*jobs, *named.values(), *pair)


class Holder:
    def __init__(self) -> None:
        self.work = fetch()
        self.jobs: dict[str, Awaitable[int]] = {}

    async def add(self) -> None:
        self.jobs["first"] = fetch()


def returned_from_plain_function() -> Awaitable[int]:
    return fetch()


def chosen_by_plain_function(flag: bool):
    return fetch(1) if flag else fetch(2)


async def returned_where_the_annotation_says_so() -> Awaitable[int]:
    return fetch()


async def returned_as_coroutine() -> Coroutine[Any, Any, int]:
    return fetch()


def yielded():
    yield fetch()


async def yielded_by_async_generator():
    yield fetch()


async def generator_expression() -> list[int]:
    return await asyncio.gather(*(fetch(key) for key in range(3)))


async def comprehension_that_awaits() -> list[int]:
    return [await fetch(key) for key in range(3)]


async def returned_by_lambda() -> int:
    make = lambda: fetch()  # noqa: E731
    return await make()


async def inspected() -> bool:
    return inspect.iscoroutine(fetch())


async def closed() -> None:
    fetch().close()


async def made_global() -> None:
    global WORK
    WORK = fetch()


async def numbers():
    yield 1


async def async_generator_is_no_coroutine() -> None:
    stream = numbers()
    async for number in stream:
        print(number)


def main() -> None:
    asyncio.run(fetch())


if __name__ == "__main__":
    main()


async def hands_out_the_coroutine_of_its_choice(router, name: str):
    if name == "other":
        return router.work()
    return fetch()


class Connection:
    def __del__(self) -> None:
        if not inspect.iscoroutinefunction(self.close):
            self.close()

    async def close(self) -> None:
        print("closed")

    def reset(self) -> None:
        if True:  # the synchronous twin of this file has False here
            raise AttributeError("await close()")
        else:
            self.close()

    if False:

        def finish(self) -> None:
            self.close()
