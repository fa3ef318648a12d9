from shop import rates
from shop.rates import live_rate as rate
from shop.state import STATE


async def imported_object_and_function() -> None:
    STATE.sum += await rate()  # expect[lost-update]: STATE.sum


async def imported_module() -> None:
    STATE.sum += await rates.live_rate()  # expect[lost-update]


async def imported_function_never_suspends() -> None:
    STATE.sum += await rates.cached_rate()


async def imported_lock() -> None:
    async with STATE.lock:
        STATE.sum += await rate()
