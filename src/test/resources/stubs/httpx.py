"""Stands in for httpx: Client blocks the thread, AsyncClient has coroutine methods."""

import asyncio
import json
import urllib.request


class Response:
    def __init__(self, status_code, content):
        self.status_code = status_code
        self.content = content

    @property
    def text(self):
        return self.content.decode()

    def json(self):
        return json.loads(self.content)

    def raise_for_status(self):
        if self.status_code >= 400:
            raise RuntimeError(self.status_code)
        return self


def request(method, url, *, timeout=5):
    with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=timeout) as a:
        return Response(a.status, a.read())


def get(url, **kwargs):
    return request("GET", url, **kwargs)


class Client:
    def get(self, url, **kwargs):
        return request("GET", url, **kwargs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class AsyncClient:
    async def get(self, url, **kwargs):
        return await asyncio.to_thread(request, "GET", url, **kwargs)

    async def aclose(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.aclose()
