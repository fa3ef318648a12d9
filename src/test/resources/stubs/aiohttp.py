"""Stands in for the client side of aiohttp: what is a coroutine, and what takes async with."""

import asyncio
import json
import urllib.request


class ClientResponse:
    def __init__(self, status, content):
        self.status = status
        self._content = content

    async def read(self):
        return self._content

    async def text(self):
        return self._content.decode()

    async def json(self):
        return json.loads(self._content)

    def release(self):
        pass


class _RequestContextManager:
    """Can be awaited and entered with async with; has no __enter__."""

    def __init__(self, coro):
        self._coro = coro

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        return await self._coro

    async def __aexit__(self, *args):
        pass


class ClientSession:
    def get(self, url):
        return _RequestContextManager(self._request(url))

    async def _request(self, url):
        def ask():
            with urllib.request.urlopen(url, timeout=5) as answer:
                return ClientResponse(answer.status, answer.read())

        return await asyncio.to_thread(ask)

    async def close(self):
        pass

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()
