"""What others see of us."""

from fastapi import FastAPI

from parcels.labels import print_label
from parcels.mail import tell
from parcels.prices import price
from parcels.store import store

app = FastAPI()


@app.get("/parcels/{number}/price")
async def show_price(number: str) -> float:
    parcel = store.find(number)
    return await price(parcel.country, parcel.kilos)


@app.post("/parcels/{number}/send")
async def send(number: str) -> str:
    parcel = store.find(number)
    label = print_label(parcel)
    store.mark_sent(parcel)
    await tell(parcel.customer, f"{number} is on its way")
    return label
