import asyncio
import getpass


def ask(question: str) -> str:
    return input(question)


async def name() -> str:
    return (await asyncio.to_thread(input, "name? ")).strip()


async def password() -> str:
    return await asyncio.to_thread(getpass.getpass, "password? ")


async def confirm() -> bool:
    return await asyncio.to_thread(ask, "sure? ") == "yes"
