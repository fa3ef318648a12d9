"""Endpoints and dependencies of a web framework."""

import asyncio
from typing import Annotated

import requests
from fastapi import Depends, FastAPI

app = FastAPI()


def get_session() -> requests.Session:
    return requests.Session()


Session = Annotated[requests.Session, Depends(get_session)]


@app.get("/a")
async def default_value(url: str, http: requests.Session = Depends(get_session)) -> str:
    await asyncio.sleep(0)
    return http.get(url, timeout=5).text  # expect[sync-http-client]


@app.get("/b")
async def annotated(url: str, http: Annotated[requests.Session, Depends(get_session)]) -> str:
    await asyncio.sleep(0)
    return http.get(url, timeout=5).text  # expect[sync-http-client]


@app.get("/c")
async def annotated_alias(url: str, http: Session) -> str:
    await asyncio.sleep(0)
    return http.get(url, timeout=5).text  # expect[sync-http-client]


@app.get("/d")
async def type_from_the_dependency(url: str, http=Depends(get_session)) -> str:
    await asyncio.sleep(0)
    return http.get(url, timeout=5).text  # expect[sync-http-client]


@app.get("/e")
def plain(url: str, http: requests.Session = Depends(get_session)) -> str:
    return http.get(url, timeout=5).text


async def current_user(url: str) -> str:
    """An async dependency runs on the loop, too."""
    return requests.get(url, timeout=5).text  # expect[sync-http-client]


@app.get("/f")
async def with_dependency(user: str = Depends(current_user)) -> str:
    return user


@app.on_event("startup")
async def background() -> None:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, requests.get, "http://localhost")
