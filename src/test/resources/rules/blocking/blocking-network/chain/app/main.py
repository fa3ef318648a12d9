import asyncio

from fastapi import FastAPI

from app.mail import Mailer, lookup
from app.mail import lookup as resolve

app = FastAPI()
MAILER = Mailer("localhost")


@app.get("/host")
async def endpoint(host: str):
    return lookup(host)  # expect[blocking-network]: lookup() -> gethostbyname()


@app.get("/plain")
def plain_endpoint(host: str):
    return lookup(host)


async def alias(host):
    return resolve(host)  # expect[blocking-network]


async def constant(message):
    MAILER.deliver(message)  # expect[blocking-network]
    await MAILER.send(message)
    await asyncio.to_thread(MAILER.deliver, message)
