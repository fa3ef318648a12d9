import socket

NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


async def numeric(host):
    return socket.getaddrinfo(host, 80, flags=NUMERIC)


async def numeric_here(host):
    return socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST | socket.AI_PASSIVE)


async def unknown(host, flags):
    return socket.getaddrinfo(host, 80, flags=flags)


async def others(host):
    return socket.getaddrinfo(host, 80, flags=socket.AI_CANONNAME)  # expect[blocking-network]


async def without(host):
    return socket.getaddrinfo(host, 80, type=socket.SOCK_STREAM)  # expect[blocking-network]
