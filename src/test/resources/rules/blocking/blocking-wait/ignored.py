import threading


def stop(thread: threading.Thread):
    thread.join()  # loopwarden: ignore[blocking-wait] it was told to stop and ends at once


async def at_the_sink(thread: threading.Thread):
    stop(thread)


async def at_the_line(thread: threading.Thread):
    thread.join()  # loopwarden: ignore[blocking-wait] it was told to stop and ends at once


async def at_the_def(thread: threading.Thread):  # loopwarden: ignore[blocking-wait] ends at once
    thread.join()


async def not_covered(thread: threading.Thread):
    thread.join()  # expect[blocking-wait]
