"""The parcels we know, and what became of them."""

import asyncio
from dataclasses import dataclass

from parcels.prices import price


@dataclass(frozen=True)
class Parcel:
    number: str
    country: str
    customer: str
    kilos: float


class Store:
    """Remembers parcels; one per process."""

    def __init__(self) -> None:
        self._parcels: dict[str, Parcel] = {}
        self._sent: list[str] = []
        self._writing = asyncio.Lock()
        self.revenue = 0.0

    async def add(self, parcel: Parcel) -> None:
        async with self._writing:
            self._parcels[parcel.number] = parcel

    def find(self, number: str) -> Parcel:
        return self._parcels[number]

    async def mark_sent(self, parcel: Parcel) -> None:
        self._sent.append(parcel.number)
        self.revenue += await price(parcel.country, parcel.kilos)

    def sent(self) -> list[str]:
        return list(self._sent)


store = Store()
