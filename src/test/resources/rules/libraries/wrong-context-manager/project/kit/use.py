from kit import tools
from kit.tools import LOCK, Pool, current, measured
from kit.tools import opened as connect


async def wrong() -> None:
    with connect():  # expect[wrong-context-manager]: connect
        print("in")
    async with measured():  # expect[wrong-context-manager]
        print("in")
    with LOCK:  # expect[wrong-context-manager]
        print("in")
    async with tools.THREAD_LOCK:  # expect[wrong-context-manager]
        print("in")
    with Pool():  # expect[wrong-context-manager]
        print("in")
    with current() as pool:  # expect[wrong-context-manager]
#        ^^^^^^^^^
        print(pool)


async def right() -> None:
    async with connect(), LOCK, Pool(), current():
        with measured(), tools.THREAD_LOCK:
            print("in")
