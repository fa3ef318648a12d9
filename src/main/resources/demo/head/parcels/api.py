"""What others see of us."""

import asyncio

from fastapi import FastAPI

from parcels.labels import print_label
from parcels.mail import tell
from parcels.prices import express_price, price
from parcels.reports import report
from parcels.store import store

app = FastAPI()


@app.get("/parcels/{number}/price")
async def show_price(number: str, express: bool = False) -> float:
    parcel = store.find(number)
    if express:
        return await express_price(parcel.country, parcel.kilos)
    return await price(parcel.country, parcel.kilos)


@app.post("/parcels/{number}/send")
async def send(number: str) -> str:
    parcel = store.find(number)
    label = print_label(parcel)
    await store.mark_sent(parcel)
    asyncio.create_task(tell(parcel.customer, f"{number} is on its way"))
    return label


@app.get("/report")
async def show_report() -> str:
    return report()
