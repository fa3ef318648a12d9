from core import locks
from core.locks import QUEUE, TABLE, flush, note


async def imported_lock() -> None:
    with TABLE:  # expect[thread-lock-across-await]: TABLE
        await flush()


async def imported_module() -> None:
    with locks.TABLE:  # expect[thread-lock-across-await]
        await locks.flush()


async def returned_by_an_annotated_helper() -> None:
    with locks.lock_for("a"):  # expect[thread-lock-across-await]
#        ^^^^^^^^^^^^^^^^^^^
        await flush()


async def imported_callee_never_suspends() -> None:
    with TABLE:
        await note()


async def imported_asyncio_lock() -> None:
    async with QUEUE:
        await flush()
