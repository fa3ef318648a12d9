"""Through plain functions: the finding stands on the call in the coroutine."""

import asyncio

import requests


def ask(url: str) -> str:
    return requests.get(url, timeout=5).text


def ask_twice(url: str) -> str:
    return ask(url) + ask(url)


class Api:
    def __init__(self) -> None:
        self.http = requests.Session()

    def _get(self, url: str) -> str:
        return self.http.get(url, timeout=5).text

    @property
    def base(self) -> str:
        return "http://localhost"

    @staticmethod
    def check(url: str) -> bool:
        return requests.head(url, timeout=5).ok

    async def fetch(self, url: str) -> str:
        return self._get(self.base + url)  # expect[sync-http-client]
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^

    async def alive(self, url: str) -> bool:
        return Api.check(url)  # expect[sync-http-client]


async def one_step(url: str) -> str:
    return ask(url)  # expect[sync-http-client]: ask


async def two_steps(url: str) -> str:
    return ask_twice(url)  # expect[sync-http-client]: ask


async def nested_function(url: str) -> str:
    def inner() -> str:
        return requests.get(url, timeout=5).text

    return inner()  # expect[sync-http-client]


async def coroutine_of_coroutine(url: str) -> str:
    """The comment stands in one_step, not here."""
    return await one_step(url)


async def lambda_called_here(url: str) -> str:
    get = lambda: requests.get(url, timeout=5)  # noqa: E731
    return get().text  # expect[sync-http-client]


async def method_of_a_parameter(api: Api, url: str) -> str:
    return api._get(url)  # expect[sync-http-client]


async def method_in_a_thread(api: Api, url: str) -> str:
    return await asyncio.to_thread(api._get, url)
