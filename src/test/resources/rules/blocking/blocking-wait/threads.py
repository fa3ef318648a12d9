import asyncio
import threading
from threading import Event, Thread


def work():
    return 1


class Worker(threading.Thread):
    def run(self):
        work()


async def joined():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()  # expect[blocking-wait]: thread.join()
#   ^^^^^^^^^^^^^


async def joined_with_a_limit(thread: Thread):
    thread.join(5)  # expect[blocking-wait]


async def subclass():
    worker = Worker()
    worker.start()
    worker.join()  # expect[blocking-wait]


async def event(ready: threading.Event):
    ready.wait()  # expect[blocking-wait]: ready.wait()


async def event_with_a_limit():
    ready = Event()
    return ready.wait(timeout=1)  # expect[blocking-wait]


async def condition(changed: threading.Condition):
    with changed:
        changed.wait()  # expect[blocking-wait]


async def barrier(everybody: threading.Barrier, tickets: threading.Semaphore):
    everybody.wait()  # expect[blocking-wait]
    tickets.acquire()  # expect[blocking-wait]


class Service:
    def __init__(self):
        self.thread = threading.Thread(target=work, daemon=True)
        self.lock = threading.Lock()
        self.stopped = threading.Event()

    async def stop(self):
        self.stopped.set()
        self.thread.join()  # expect[blocking-wait]: self.thread.join()

    async def locked(self):
        self.lock.acquire()  # expect[blocking-wait]: self.lock.acquire()
        try:
            return work()
        finally:
            self.lock.release()

    async def if_free(self):
        if self.lock.acquire(blocking=False):
            self.lock.release()
        if self.lock.acquire(False):
            self.lock.release()
        if self.lock.acquire(timeout=0):
            self.lock.release()

    async def short_section(self):
        with self.lock:
            return work()


async def questions(thread: Thread, ready: Event):
    ready.set()
    ready.clear()
    return thread.is_alive(), ready.is_set(), ready.wait(0), ready.wait(timeout=0)


async def at_once(thread: Thread):
    thread.join(0)
    thread.join(timeout=0)


async def asynchronous(ready: asyncio.Event, lock: asyncio.Lock, changed: asyncio.Condition):
    await ready.wait()
    await lock.acquire()
    lock.release()
    async with changed:
        await changed.wait()


async def in_a_thread(thread: Thread, ready: Event):
    await asyncio.to_thread(thread.join)
    await asyncio.to_thread(ready.wait, 5)


async def strings(names, folder):
    return ", ".join(names), folder.join(names)


async def unknown(thread, ready, lock):
    thread.join()
    ready.wait()
    lock.acquire()
