"""Functions of the modules, called under every name they can have."""

import functools

import httpx
import requests
import requests as rq
import urllib3
from requests import get as fetch
from requests import post

send = requests.put
configured = functools.partial(requests.get, timeout=5)


async def module_function(url: str) -> str:
    return requests.get(url, timeout=5).text  # expect[sync-http-client]: requests.get
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def every_verb(url: str) -> None:
    requests.delete(url, timeout=5)  # expect[sync-http-client]
    requests.head(url, timeout=5)  # expect[sync-http-client]
    requests.options(url, timeout=5)  # expect[sync-http-client]
    requests.patch(url, timeout=5)  # expect[sync-http-client]
    requests.request("GET", url, timeout=5)  # expect[sync-http-client]


async def module_alias(url: str) -> None:
    rq.get(url, timeout=5)  # expect[sync-http-client]


async def from_import(url: str) -> None:
    post(url, timeout=5)  # expect[sync-http-client]


async def from_import_alias(url: str) -> None:
    fetch(url, timeout=5)  # expect[sync-http-client]


async def assigned_name(url: str) -> None:
    send(url, timeout=5)  # expect[sync-http-client]


async def imported_in_the_function(url: str) -> None:
    from requests import get

    get(url, timeout=5)  # expect[sync-http-client]


async def httpx_function(url: str) -> int:
    answer = httpx.get(url)  # expect[sync-http-client]: httpx.get
    return answer.status_code


async def httpx_stream(url: str) -> int:
    with httpx.stream("GET", url) as answer:  # expect[sync-http-client]
        return answer.status_code


async def urllib3_function(url: str) -> int:
    return urllib3.request("GET", url).status  # expect[sync-http-client]


async def in_a_condition(url: str) -> bool:
    return not requests.get(url, timeout=5).ok  # expect[sync-http-client]


async def in_a_comprehension(urls: list[str]) -> list[str]:
    return [requests.get(url, timeout=5).text for url in urls]  # expect[sync-http-client]


async def in_an_argument(url: str) -> None:
    print(requests.get(url, timeout=5).text)  # expect[sync-http-client]


async def through_a_partial(url: str) -> None:
    configured(url)  # expect[sync-http-client]
