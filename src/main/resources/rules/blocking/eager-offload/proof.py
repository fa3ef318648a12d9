"""Shows that bad.py runs the work on the loop and good.py does not. Run: python3 proof.py"""

import asyncio
import concurrent.futures
import importlib.util
import pathlib
import sys
import threading

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
RAN_ON_LOOP = []


def load(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.sum = recording_sum
    return module


def recording_sum(numbers):
    RAN_ON_LOOP.append(threading.current_thread() is threading.main_thread())
    return sum(numbers)


async def error_of(job):
    try:
        await job
    except TypeError as error:
        return str(error)
    return None


async def main():
    bad, good = load("bad"), load("good")
    for name in ("total", "total_in_pool"):
        RAN_ON_LOOP.clear()
        assert await error_of(getattr(bad, name)(10)) == "'int' object is not callable"
        assert RAN_ON_LOOP == [True]
        print(f"bad, {name}: the work ran on the loop, then TypeError: 'int' object is not callable")
        RAN_ON_LOOP.clear()
        assert await getattr(good, name)(10) == 45
        assert RAN_ON_LOOP == [False]
        print(f"good, {name}: the work ran in another thread")

    loop = asyncio.get_running_loop()
    reports = []
    loop.set_exception_handler(lambda _, context: reports.append(context))
    seen = []
    await bad.schedule(seen)
    assert seen == ["later"]
    await asyncio.sleep(0.05)
    assert "'NoneType' object is not callable" in str(reports[0]["exception"])
    print("bad, call_later: the work ran at once; the timer only logged", reports[0]["message"])
    reports.clear()
    seen.clear()
    await good.schedule(seen)
    assert seen == []
    while not seen:
        await asyncio.sleep(0.001)
    assert seen == ["later"] and not reports
    print("good, call_later: the work ran later")

    thread = threading.Thread(target=bad.remember(seen, "now"))
    assert seen == ["later", "now"]
    thread.start()
    thread.join()
    print("Thread(target=f()): the work ran at once, the thread did nothing and said nothing")
    with concurrent.futures.ThreadPoolExecutor() as pool:
        future = pool.submit(bad.remember(seen, "now"))
        assert isinstance(future.exception(), TypeError)
    print("submit(f()): the TypeError is kept in the future that nobody reads")


asyncio.run(main())
