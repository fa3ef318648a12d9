"""Code that looks like a nested loop and is none."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import async_to_sync, sync_to_async
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


async def load() -> int:
    return 1


def load_sync() -> int:
    return asyncio.run(load())


def facade_for_sync_callers() -> int:
    return async_to_sync(load)()


async def in_worker_thread() -> int:
    return await asyncio.to_thread(load_sync)


async def run_itself_in_worker_thread() -> int:
    return await asyncio.to_thread(asyncio.run, load())


async def lambda_in_worker_thread() -> int:
    return await asyncio.to_thread(lambda: asyncio.run(load()))


async def nested_function_in_worker_thread() -> int:
    def compute() -> int:
        return asyncio.run(load())

    return await asyncio.to_thread(compute)


async def in_executor() -> int:
    return await asyncio.get_running_loop().run_in_executor(None, load_sync)


async def in_own_executor(pool: ThreadPoolExecutor) -> int:
    return await asyncio.wrap_future(pool.submit(load_sync))


async def in_framework_thread_pool() -> int:
    return await run_in_threadpool(load_sync)


async def in_sync_to_async() -> int:
    return await sync_to_async(load_sync)()


async def in_own_thread() -> None:
    threading.Thread(target=load_sync, daemon=True).start()


def thread_with_its_own_loop() -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(load())
    loop.close()


async def starts_thread_with_its_own_loop() -> None:
    threading.Thread(target=thread_with_its_own_loop).start()


async def loop_running_in_another_thread() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop


def runs_where_no_loop_runs() -> int:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(load())
    raise RuntimeError("await load() instead")


async def caller_of_checked_helper() -> int:
    return runs_where_no_loop_runs()


def checks_is_running(loop: asyncio.AbstractEventLoop) -> object:
    if loop.is_running():
        return asyncio.run_coroutine_threadsafe(load(), loop)
    else:
        return loop.run_until_complete(load())


async def caller_of_is_running_check() -> object:
    return checks_is_running(asyncio.get_running_loop())


def remembers_the_loop() -> int | None:
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    if loop is None:
        return asyncio.run(load())
    return None


async def caller_of_remembered_loop() -> int | None:
    return remembers_the_loop()


@app.get("/value")
def sync_endpoint_in_thread_pool() -> int:
    return asyncio.run(load())


async def only_passes_the_helper(handlers: list) -> None:
    handlers.append(load_sync)


def main() -> None:
    with asyncio.Runner() as runner:
        runner.run(load())


if __name__ == "__main__":
    main()
    asyncio.run(load())
