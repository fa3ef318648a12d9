import asyncio
import socket
from socket import socket as Socket


async def client(address):
    connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    connection.connect(address)  # expect[blocking-network]: connection.connect()
    connection.sendall(b"x")  # expect[blocking-network]
    return connection.recv(10)  # expect[blocking-network]
#          ^^^^^^^^^^^^^^^^^^^


async def with_a_timeout(address):
    connection = Socket()
    connection.settimeout(5)
    connection.connect(address)  # expect[blocking-network]


async def datagrams(address):
    with socket.socket(type=socket.SOCK_DGRAM) as connection:
        connection.sendto(b"x", address)  # expect[blocking-network]
        return connection.recvfrom(100)  # expect[blocking-network]


def local_address(reachable="192.0.2.1"):
    # connecting a datagram socket sends nothing and waits for nothing
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.connect((reachable, 80))
        return connection.getsockname()[0]


async def own_address():
    return local_address()


async def accepted(address):
    server = socket.socket()
    server.bind(address)
    server.listen()
    return server.accept()  # expect[blocking-network]


class Line:
    def __init__(self):
        self.connection = socket.socket()

    async def ask(self):
        self.connection.sendall(b"?")  # expect[blocking-network]: self.connection.sendall()
        return self.connection.recv(10)  # expect[blocking-network]


class QuietLine:
    def __init__(self):
        self.connection = socket.socket()
        self.connection.setblocking(False)

    async def ask(self):
        self.connection.send(b"?")
        return self.connection.recv(10)


async def non_blocking(address):
    connection = socket.socket()
    connection.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(connection, address)
    await loop.sock_sendall(connection, b"x")
    try:
        return connection.recv(10)
    except BlockingIOError:
        return await loop.sock_recv(connection, 10)


async def timeout_zero(address):
    connection = socket.socket()
    connection.settimeout(0)
    return connection.connect_ex(address)


async def not_waiting():
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    connection.bind(("127.0.0.1", 0))
    connection.listen()
    name = connection.getsockname()
    connection.close()
    return name


async def unknown(connection):
    connection.connect(("localhost", 80))
    return connection.recv(10)
