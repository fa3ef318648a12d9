import asyncio
import getpass
import threading

from prompt_toolkit import PromptSession


class Form:
    def input(self, name):
        return name

    async def show(self):
        return self.input("name")


async def parameter_named_input(input):
    return input("x")


async def local_named_input(read):
    input = read
    return input("x")


async def in_a_thread():
    await asyncio.to_thread(getpass.getpass)
    await asyncio.to_thread(lambda: input("? "))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, input, "? ")
    return await asyncio.to_thread(input, "? ")


async def asynchronous_prompt():
    return await PromptSession().prompt_async("? ")


async def own_thread(queue: asyncio.Queue):
    def read():
        while True:
            line = input()
            loop.call_soon_threadsafe(queue.put_nowait, line)

    loop = asyncio.get_running_loop()
    threading.Thread(target=read, daemon=True).start()
    return await queue.get()


async def not_called():
    return input


async def user_name():
    return getpass.getuser()


def synchronous():
    return input("? ")


if __name__ == "__main__":
    print(input("? "), synchronous())
