"""Mail to customers."""

import httpx

client = httpx.AsyncClient(base_url="https://mail.example.com", timeout=10)


async def tell(customer: str, text: str) -> None:
    answer = await client.post("/messages", json={"to": customer, "text": text})
    answer.raise_for_status()
