import asyncio
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(number=1):
    return number


async def left_waiting(numbers):
    with ThreadPoolExecutor() as pool:  # expect[blocking-wait]
#        ^^^^^^^^^^^^^^^^^^^^
        for number in numbers:
            pool.submit(work, number)


async def processes():
    with futures.ProcessPoolExecutor(max_workers=2) as pool:  # expect[blocking-wait]
        pool.submit(work)


async def one_awaited_one_not():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:  # expect[blocking-wait]
        pool.submit(work)
        await loop.run_in_executor(pool, work)


async def awaited():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        return await loop.run_in_executor(pool, work)


async def awaited_together(numbers):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        jobs = [loop.run_in_executor(pool, work, number) for number in numbers]
        return await asyncio.gather(*jobs)


async def awaited_in_the_call(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in numbers))


async def wrapped():
    with ThreadPoolExecutor() as pool:
        return await asyncio.wrap_future(pool.submit(work))


async def wrapped_by_name():
    with ThreadPoolExecutor() as pool:
        future = pool.submit(work)
        return await asyncio.wrap_future(future)


def synchronous(numbers):
    with ThreadPoolExecutor() as pool:
        pool.map(work, numbers)


async def through_a_helper(numbers):
    synchronous(numbers)  # expect[blocking-wait]: synchronous() -> ThreadPoolExecutor()


async def helper_in_a_thread(numbers):
    await asyncio.to_thread(synchronous, numbers)


async def kept():
    return ThreadPoolExecutor()
