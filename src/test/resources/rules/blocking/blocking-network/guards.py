import asyncio
import functools
import http.client
import smtplib
import socket
import ssl
import urllib.parse
import urllib.request

from app_mail import smtplib as own_mail


def fetch(url):
    with urllib.request.urlopen(url) as response:
        return response.status


async def asynchronous(host):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.write(b"x")
    await writer.drain()
    data = await reader.read(10)
    writer.close()
    await writer.wait_closed()
    loop = asyncio.get_running_loop()
    return data, await loop.getaddrinfo(host, 80), await loop.getnameinfo((host, 80))


async def constructors_without_input_or_output(host):
    connection = http.client.HTTPSConnection(host, timeout=5)
    client = smtplib.SMTP()
    request = urllib.request.Request("http://" + host)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return connection, client, request, context, socket.socket()


async def pure_functions(url):
    parts = urllib.parse.urlsplit(url)
    return socket.inet_aton("127.0.0.1"), socket.htons(80), urllib.parse.quote(parts.path)


async def in_a_thread(url, host):
    await asyncio.to_thread(fetch, url)
    await asyncio.to_thread(socket.gethostbyname, host)
    await asyncio.to_thread(lambda: urllib.request.urlopen(url))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, fetch, url)
    await loop.run_in_executor(None, functools.partial(urllib.request.urlopen, url, timeout=5))
    return await asyncio.to_thread(ssl.create_default_context)


async def other_module(message):
    own_mail.SMTP("localhost").sendmail(message)


async def parameter(socket, host):
    return socket.gethostbyname(host)


async def unknown(client, session):
    client.request("GET", "/")
    client.getresponse()
    session.sendmail("a", "b", "c")


def synchronous(url):
    fetch(url)
    return socket.gethostbyname(url)


if __name__ == "__main__":
    synchronous("http://localhost")
