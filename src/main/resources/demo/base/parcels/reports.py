"""The report of the day. From the command line: python -m parcels.reports"""

import asyncio

from parcels.prices import price
from parcels.store import store


async def collect() -> list[str]:
    numbers = store.sent()
    parcels = [store.find(number) for number in numbers]
    prices = await asyncio.gather(*(price(p.country, p.kilos) for p in parcels))
    return [f"{number}: {euros:.2f}" for number, euros in zip(numbers, prices, strict=True)]


def report() -> str:
    return "\n".join(asyncio.run(collect()))


if __name__ == "__main__":
    print(report())
