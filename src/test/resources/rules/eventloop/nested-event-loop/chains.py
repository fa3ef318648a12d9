"""Synchronous helpers that start a loop, called from coroutines."""

import asyncio


async def load(key: int) -> int:
    return key


def load_sync(key: int) -> int:
    return asyncio.run(load(key))


def load_pair() -> tuple[int, int]:
    return load_sync(1), load_sync(2)


async def one_step() -> int:
    return load_sync(1)  # expect[nested-event-loop]: load_sync
#          ^^^^^^^^^^^^


async def two_steps() -> tuple[int, int]:
    return load_pair()  # expect[nested-event-loop]: load_pair


async def caller_of_a_faulty_coroutine() -> int:
    return await one_step()


async def local_helper() -> int:
    def compute() -> int:
        return asyncio.run(load(1))

    return compute()  # expect[nested-event-loop]


async def local_lambda() -> int:
    compute = lambda: asyncio.run(load(1))  # noqa: E731
    return compute()  # expect[nested-event-loop]


def numbers():
    for key in range(3):
        yield load_sync(key)


async def iterates() -> int:
    total = 0
    for number in numbers():  # expect[nested-event-loop]
        total += number
    return total


async def only_creates_the_generator():
    return numbers()


def even(depth: int) -> int:
    return load_sync(0) if depth == 0 else odd(depth - 1)


def odd(depth: int) -> int:
    return even(depth - 1)


async def recursive() -> int:
    return odd(3)  # expect[nested-event-loop]


class Repository:
    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()

    def get(self, key: int) -> int:
        return self.loop.run_until_complete(load(key))

    async def refresh(self) -> int:
        return self.get(1)  # expect[nested-event-loop]: Cannot run the event loop while another loop is running


class Service:
    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    async def through_annotated_attribute(self) -> int:
        return self.repository.get(1)  # expect[nested-event-loop]


async def through_local_instance() -> int:
    repository = Repository()
    return repository.get(1)  # expect[nested-event-loop]


class EagerRepository:
    def __init__(self) -> None:
        self.value = load_sync(1)


async def through_constructor() -> int:
    return EagerRepository().value  # expect[nested-event-loop]


def on_tick() -> None:
    load_sync(1)


async def puts_it_back_on_the_loop() -> None:
    asyncio.get_running_loop().call_soon(on_tick)  # expect[nested-event-loop]


async def the_same_run_twice() -> int:
    first = load_sync(1)  # expect[nested-event-loop]
    return first + load_sync(2)
