import getpass
import asyncio


def ask(question: str) -> str:
    return input(question)


async def name() -> str:
    return (await asyncio.to_thread(input, "name? ")).strip()


async def password() -> str:
    return await asyncio.to_thread(getpass.getpass, "password? ")


async def confirm() -> bool:
    return ask("sure? ") == "yes"
