import socket
import urllib.request


def probe(url: str) -> int:
    with urllib.request.urlopen(url, timeout=5) as response:
        return response.status


async def health(url: str) -> int:
    return probe(url)  # expect[blocking-network]: probe() -> urllib.request.urlopen()


async def address(host: str) -> str:
    return socket.gethostbyname(host)  # expect[blocking-network]: socket.gethostbyname()


async def status(host: str, port: int) -> bytes:
    with socket.socket() as connection:
        connection.connect((host, port))  # expect[blocking-network]: connection.connect()
        connection.sendall(b"status\n")  # expect[blocking-network]: connection.sendall()
        return connection.recv(1024)  # expect[blocking-network]: connection.recv()
