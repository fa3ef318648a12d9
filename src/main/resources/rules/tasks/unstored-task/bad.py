import asyncio
import weakref


class Listener:
    def __init__(self) -> None:
        self.messages: asyncio.Queue[str] = asyncio.Queue()


listeners: weakref.WeakSet[Listener] = weakref.WeakSet()
received: list[str] = []


async def collect() -> None:
    listener = Listener()
    listeners.add(listener)
    while True:
        received.append(await listener.messages.get())


def spawn() -> asyncio.Task[None]:
    return asyncio.create_task(collect())


def publish(message: str) -> None:
    for listener in listeners:
        listener.messages.put_nowait(message)


async def start() -> None:
    asyncio.create_task(collect())  # expect[unstored-task]: may be
    spawn()  # expect[unstored-task]
    await asyncio.sleep(0)
