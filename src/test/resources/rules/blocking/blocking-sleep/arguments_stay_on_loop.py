import asyncio
import time


def pause():
    time.sleep(1)
    return 1


def add(first, second):
    return first + second


async def other_argument():
    return await asyncio.to_thread(add, pause(), 2)  # expect[blocking-sleep]
#                                       ^^^^^^^


async def other_argument_of_executor():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, add, 1, pause())  # expect[blocking-sleep]


async def argument_of_awaited_call(client):
    await client.send(pause())  # expect[blocking-sleep]


async def nested_function_called_here():
    def work():
        time.sleep(1)

    work()  # expect[blocking-sleep]: work() -> time.sleep()
    await asyncio.to_thread(work)


async def on_and_off():
    await asyncio.to_thread(pause)
    return pause()  # expect[blocking-sleep]
