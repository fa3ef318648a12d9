import asyncio
import multiprocessing
from multiprocessing import Process
from multiprocessing.connection import Connection
from multiprocessing.pool import Pool


def work(number=1):
    return number


async def joined(process: multiprocessing.Process):
    process.join()  # expect[blocking-wait]: process.join()


async def mapped(pool: Pool, numbers):
    return pool.map(work, numbers)  # expect[blocking-wait]
#          ^^^^^^^^^^^^^^^^^^^^^^^


async def applied(pool: Pool):
    return pool.apply(work)  # expect[blocking-wait]


async def started(pool: Pool, numbers):
    return pool.map_async(work, numbers)


async def received(connection: Connection):
    return connection.recv()  # expect[blocking-wait]


async def taken():
    answers = multiprocessing.Queue()
    return answers.get()  # expect[blocking-wait]


async def questions(process: Process):
    process.terminate()
    process.kill()
    return process.is_alive(), process.exitcode


async def in_a_thread(process: Process, connection: Connection):
    await asyncio.to_thread(process.join)
    return await asyncio.to_thread(connection.recv)
