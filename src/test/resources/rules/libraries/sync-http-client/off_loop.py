"""Not on the loop, not a client, or the async client. Silent."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import requests
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

app = FastAPI()


def ask(url: str) -> str:
    return requests.get(url, timeout=5).text


async def to_thread(url: str) -> None:
    await asyncio.to_thread(requests.get, url, timeout=5)
    await asyncio.to_thread(ask, url)
    await asyncio.to_thread(lambda: requests.get(url, timeout=5))


async def in_executor(url: str, pool: ThreadPoolExecutor) -> None:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, ask, url)
    await loop.run_in_executor(pool, lambda: requests.get(url, timeout=5))


async def in_threadpool(url: str) -> str:
    return await run_in_threadpool(ask, url)


async def nested_function_in_a_thread(url: str) -> str:
    def work() -> str:
        return requests.get(url, timeout=5).text

    return await asyncio.to_thread(work)


async def in_a_thread_of_its_own(url: str) -> None:
    threading.Thread(target=ask, args=(url,), daemon=True).start()


@app.get("/plain")
def plain_endpoint(url: str) -> str:
    return requests.get(url, timeout=5).text


def plain_function(url: str) -> str:
    return requests.get(url, timeout=5).text


async def async_client(client: httpx.AsyncClient, url: str) -> str:
    answer = await client.get(url)
    return answer.text


async def unknown_session(session, url: str) -> str:
    return session.get(url).text


async def own_object_of_the_same_name(url: str) -> str:
    requests = {"a": url}
    return requests.get("a", "")


async def types_and_constants(url: str) -> bool:
    try:
        return bool(url)
    except requests.RequestException:
        return requests.codes.ok == 200


async def ignored(url: str) -> None:
    requests.get(url, timeout=5)  # loopwarden: ignore[sync-http-client] at start-up
    requests.get(url, timeout=5)  # noqa: ASYNC210


async def ignored_function(url: str) -> None:  # loopwarden: ignore[sync-http-client] a script
    requests.get(url, timeout=5)
