import asyncio
import socket
import urllib.request


def probe(url: str) -> int:
    with urllib.request.urlopen(url, timeout=5) as response:
        return response.status


async def health(url: str) -> int:
    return await asyncio.to_thread(probe, url)


async def address(host: str) -> str:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, family=socket.AF_INET)
    return found[0][4][0]


async def status(host: str, port: int) -> bytes:
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection(host, port)
        try:
            writer.write(b"status\n")
            await writer.drain()
            return await reader.read(1024)
        finally:
            writer.close()
            await writer.wait_closed()
