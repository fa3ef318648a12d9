import socket


def lookup(host):
    return socket.gethostbyname(host)  # loopwarden: ignore[blocking-network] always localhost


async def at_the_sink():
    return lookup("localhost")


async def at_the_line(host):
    return socket.gethostbyname(host)  # loopwarden: ignore[blocking-network] at start-up


async def waived_for_another_tool(url):
    import urllib.request

    return urllib.request.urlopen(url)  # noqa: ASYNC210


async def not_covered(host):
    return socket.gethostbyname(host)  # expect[blocking-network]
