import asyncio

from fastapi import FastAPI

from app.passwords import Accounts, hash_password

app = FastAPI()


@app.post("/register")
async def register(name: str, password: str):
    accounts = Accounts()
    return accounts.create(name, password)  # expect[cpu-bound-call]: -> bcrypt.hashpw()


@app.post("/plain")
def plain(password: str):
    return hash_password(password)


@app.post("/thread")
async def thread(password: str):
    return await asyncio.to_thread(hash_password, password)
