import socket
import urllib.request


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=5) as response:
        return response.read()


async def page(url: str) -> bytes:
    return fetch(url)  # expect[blocking-network]: fetch() -> urllib.request.urlopen()


async def address(host: str) -> str:
    return socket.gethostbyname(host)  # expect[blocking-network]: socket.gethostbyname()


async def status(host: str, port: int) -> bytes:
    with socket.socket() as connection:
        connection.connect((host, port))  # expect[blocking-network]: connection.connect()
        connection.sendall(b"status\n")  # expect[blocking-network]: connection.sendall()
        return connection.recv(1024)  # expect[blocking-network]: connection.recv()
