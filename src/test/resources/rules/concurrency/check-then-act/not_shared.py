"""State that no other task sees, and state that no other task changes. Silent."""

import asyncio
import contextvars
import os.path

USER: contextvars.ContextVar[str | None] = contextvars.ContextVar("user", default=None)
STARTED = False


class Page:
    def __init__(self) -> None:
        self.title: str | None = None
        self.text: str | None = None


async def fetch(name: str) -> str:
    await asyncio.sleep(0.1)
    return name


async def fresh_object(name: str) -> Page:
    page = Page()
    if page.title is None:
        page.title = await fetch(name)
    return page


async def local_variable(name: str | None) -> str:
    if name is None:
        name = await fetch("default")
    return name


async def nested_local(names: list[str]) -> list[str]:
    async def one(name: str) -> str:
        result = None
        if result is None:
            result = await fetch(name)
        return result

    return [await one(name) for name in names]


async def context_variable() -> str:
    if USER.get() is None:
        USER.set(await fetch("user"))
    return USER.get() or ""


async def start_once() -> None:
    """Entered once: nobody else gets between check and write."""
    global STARTED
    if not STARTED:
        await fetch("start")
        STARTED = True


async def state_outside_the_process(path: str) -> None:
    if not path:
        await fetch(path)
    print(os.path.basename(path))


async def unknown_object(thing) -> None:
    if thing.value is None:
        thing.value = await fetch("value")


if __name__ == "__main__":
    asyncio.run(start_once())
