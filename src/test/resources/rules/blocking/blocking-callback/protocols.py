import asyncio
import socket
import time
from asyncio import DatagramProtocol
from typing import Protocol


class Receiver(asyncio.Protocol):
    def __init__(self):
        self.received = asyncio.Queue()

    def connection_made(self, transport):
        time.sleep(1)  # expect[blocking-callback]: time.sleep()
#       ^^^^^^^^^^^^^

    def data_received(self, data):
        self._handle(data)  # expect[blocking-callback]: self._handle()

    def eof_received(self):
        return False

    def connection_lost(self, error):
        self.received.put_nowait(error)

    def _handle(self, data):
        time.sleep(1)

    def never_called(self):
        time.sleep(1)


class Resolver(DatagramProtocol):
    def datagram_received(self, data, address):
        socket.gethostbyname(data)  # expect[blocking-callback]


class Child(asyncio.SubprocessProtocol):
    def process_exited(self):
        time.sleep(1)  # expect[blocking-callback]


class Quick(asyncio.Protocol):
    def data_received(self, data):
        self.task = asyncio.get_running_loop().create_task(self.work(data))

    async def work(self, data):
        await asyncio.to_thread(time.sleep, 1)


class Typed(Protocol):
    def data_received(self, data):
        time.sleep(1)


class Unrelated:
    def data_received(self, data):
        time.sleep(1)
