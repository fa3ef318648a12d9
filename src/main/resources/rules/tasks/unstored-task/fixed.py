import asyncio
import weakref

background_tasks: set[asyncio.Task] = set()


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
    task = asyncio.create_task(collect())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    spawn()
    await asyncio.sleep(0)
