from fastapi import FastAPI

from web.remote import fixed_rate
from web.remote import new_token as fetch_token
from web.state import STATE

app = FastAPI()


@app.get("/token")
async def token() -> str:
    if STATE.token is None:
        STATE.token = await fetch_token()  # expect[check-then-act]: STATE.token
    return STATE.token


@app.get("/locked")
async def locked() -> str:
    async with STATE.lock:
        if STATE.token is None:
            STATE.token = await fetch_token()
    return STATE.token


@app.get("/rate")
async def rate() -> int:
    if STATE.rate is None:
        STATE.rate = await fixed_rate()
    return STATE.rate
