"""Session and client objects, wherever they come from."""

from typing import Optional

import httpx
import requests
import urllib3
from requests import Session

SESSION = requests.Session()
CLIENT = httpx.Client(timeout=5)
MANAGER = urllib3.PoolManager()


class Api:
    shared = requests.Session()

    def __init__(self, given: httpx.Client) -> None:
        self.http = requests.Session()
        self.given = given

    async def on_self(self, url: str) -> str:
        return self.http.get(url, timeout=5).text  # expect[sync-http-client]
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    async def stored_parameter(self, url: str) -> str:
        return self.given.get(url).text  # expect[sync-http-client]

    async def class_attribute(self, url: str) -> str:
        return self.shared.get(url, timeout=5).text  # expect[sync-http-client]


async def module_constants(url: str) -> None:
    SESSION.post(url, timeout=5)  # expect[sync-http-client]
    CLIENT.put(url)  # expect[sync-http-client]
    MANAGER.request("GET", url)  # expect[sync-http-client]


async def local(url: str) -> str:
    session = requests.Session()
    return session.get(url, timeout=5).text  # expect[sync-http-client]


async def with_as(url: str) -> str:
    with requests.Session() as session:
        return session.get(url, timeout=5).text  # expect[sync-http-client]


async def with_httpx_client(url: str) -> str:
    with httpx.Client() as client:
        return client.get(url).text  # expect[sync-http-client]


async def parameter(session: requests.Session, url: str) -> None:
    session.get(url, timeout=5)  # expect[sync-http-client]


async def from_imported_type(session: Session, url: str) -> None:
    session.request("GET", url, timeout=5)  # expect[sync-http-client]


async def optional_parameter(session: Optional[requests.Session], url: str) -> None:
    if session is not None:
        session.get(url, timeout=5)  # expect[sync-http-client]


async def union_with_none(url: str, client: httpx.Client | None = None) -> None:
    assert client
    client.get(url)  # expect[sync-http-client]


async def string_annotation(client: "httpx.Client", url: str) -> None:
    client.get(url)  # expect[sync-http-client]


def make_client() -> httpx.Client:
    return CLIENT


async def returned_by_a_helper(url: str) -> None:
    make_client().get(url)  # expect[sync-http-client]
    client = make_client()
    client.get(url)  # expect[sync-http-client]


async def constructing_does_no_io() -> httpx.Client:
    return make_client()


async def headers_do_no_io(session: requests.Session) -> None:
    session.headers.update({"accept": "text/html"})


async def answer_is_read_already(answer: requests.Response) -> object:
    answer.raise_for_status()
    return answer.json()
