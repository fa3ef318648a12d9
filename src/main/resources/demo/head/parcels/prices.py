"""What it costs to send something."""

import httpx
import requests

RATES = "https://rates.example.com"
EXPRESS = "https://express.example.com"

client = httpx.AsyncClient(base_url=RATES, timeout=5)


async def price(country: str, kilos: float) -> float:
    """The price by our own carrier, in euros."""
    answer = await client.get(f"/countries/{country}")
    answer.raise_for_status()
    return kilos * float(answer.json()["rate"])


async def express_price(country: str, kilos: float) -> float:
    """The price by express, in euros."""
    answer = requests.get(f"{EXPRESS}/{country}", params={"kilos": kilos}, timeout=5)
    return float(answer.json()["price"])
