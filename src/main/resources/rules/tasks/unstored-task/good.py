import asyncio
import weakref


class Listener:
    def __init__(self) -> None:
        self.messages: asyncio.Queue[str] = asyncio.Queue()


listeners: weakref.WeakSet[Listener] = weakref.WeakSet()
received: list[str] = []
background: set[asyncio.Task[None]] = set()


async def collect() -> None:
    listener = Listener()
    listeners.add(listener)
    while True:
        received.append(await listener.messages.get())


def spawn() -> None:
    task = asyncio.create_task(collect())
    background.add(task)
    task.add_done_callback(background.discard)


def publish(message: str) -> None:
    for listener in listeners:
        listener.messages.put_nowait(message)


async def start() -> None:
    spawn()
    spawn()
    await asyncio.sleep(0)
