"""Each lock, each place to keep it, each kind of suspension."""

import asyncio
import threading
import threading as t
from threading import Lock as Mutex
from threading import RLock

LOCK = threading.Lock()
RLOCK = RLock()
COND = threading.Condition()
PERMITS = threading.Semaphore(1)
BOUNDED = threading.BoundedSemaphore(2)
ALIASED = Mutex()
BY_MODULE_ALIAS = t.Lock()


class Store:
    shared = threading.Lock()

    def __init__(self, given: threading.Lock) -> None:
        self._lock = threading.Lock()
        self.given = given

    async def on_self(self) -> None:
        with self._lock:  # expect[thread-lock-across-await]: self._lock
#            ^^^^^^^^^^
            await asyncio.sleep(1)

    async def on_the_class(self) -> None:
        with Store.shared:  # expect[thread-lock-across-await]
            await asyncio.sleep(1)

    async def through_an_annotated_parameter(self) -> None:
        with self.given:  # expect[thread-lock-across-await]
            await asyncio.sleep(1)


async def module_lock() -> None:
    with LOCK:  # expect[thread-lock-across-await]: LOCK
#        ^^^^
        await asyncio.sleep(1)


async def rlock() -> None:
    with RLOCK:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def condition() -> None:
    with COND:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def semaphore() -> None:
    with PERMITS:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def bounded_semaphore() -> None:
    with BOUNDED:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def from_import_alias() -> None:
    with ALIASED:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def module_alias() -> None:
    with BY_MODULE_ALIAS:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def parameter(lock: threading.Lock) -> None:
    with lock:  # expect[thread-lock-across-await]
        await asyncio.sleep(1)


async def optional_parameter(lock: threading.Lock | None) -> None:
    if lock is not None:
        with lock:  # expect[thread-lock-across-await]
            await asyncio.sleep(1)


async def second_of_two_items(path, session) -> None:
    with session.begin() as cursor, LOCK:  # expect[thread-lock-across-await]
#                                   ^^^^
        await cursor.run(path)


async def async_with(session) -> None:
    with LOCK:  # expect[thread-lock-across-await]
        async with session.begin():
            print("in")


async def async_for(rows) -> None:
    with LOCK:  # expect[thread-lock-across-await]
        async for row in rows:
            print(row)


async def async_comprehension(rows) -> list[int]:
    with LOCK:  # expect[thread-lock-across-await]
        return [row async for row in rows]


async def yield_in_an_async_generator():
    with LOCK:  # expect[thread-lock-across-await]
        yield 1


async def nested_in_a_branch(slow: bool) -> None:
    with LOCK:  # expect[thread-lock-across-await]
        for _ in range(3):
            if slow:
                await asyncio.sleep(1)
