import asyncio
import functools
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import anyio
from asgiref.sync import sync_to_async
from fastapi import BackgroundTasks, Depends, FastAPI
from starlette.concurrency import run_in_threadpool

POOL = ThreadPoolExecutor()
app = FastAPI()
time.sleep(0.01)


def pause():
    time.sleep(1)


def nobody_async_calls_this():
    pause()


@app.get("/plain")
def plain_endpoint():
    time.sleep(1)


def plain_dependency():
    time.sleep(1)


@app.get("/depends")
async def endpoint_with_plain_dependency(value=Depends(plain_dependency)):
    return value


@app.post("/later")
async def background_task(tasks: BackgroundTasks):
    tasks.add_task(pause)


async def to_thread():
    await asyncio.to_thread(pause)
    await asyncio.to_thread(time.sleep, 1)


async def to_thread_lambda():
    await asyncio.to_thread(lambda: time.sleep(1))


async def to_thread_partial():
    await asyncio.to_thread(functools.partial(time.sleep, 1))


async def to_thread_nested():
    def work():
        pause()
        time.sleep(1)

    await asyncio.to_thread(work)


async def executor():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, pause)
    await loop.run_in_executor(POOL, lambda: pause())
    await loop.run_in_executor(POOL, time.sleep, 1)


async def submitted():
    await asyncio.wrap_future(POOL.submit(pause))


async def frameworks():
    await run_in_threadpool(pause)
    await anyio.to_thread.run_sync(pause)
    await sync_to_async(pause)()


@sync_to_async
def decorated():
    time.sleep(1)


async def calls_decorated():
    await decorated()


async def threads():
    threading.Thread(target=pause, daemon=True).start()
    threading.Timer(1, pause).start()


class Worker(threading.Thread):
    def run(self):
        time.sleep(1)


async def thread_class():
    Worker(daemon=True).start()


async def default_value(delay=time.sleep(0)):
    return delay


async def lambda_not_called():
    return lambda: time.sleep(1)


async def function_not_called():
    return pause


if __name__ == "__main__":
    pause()
    time.sleep(1)
    asyncio.run(to_thread())
