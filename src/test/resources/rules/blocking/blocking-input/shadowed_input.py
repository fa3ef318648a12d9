from app_console import getpass


def input(question):
    return question


async def own_function():
    return input("? ")


async def other_module():
    return getpass.getpass("? ")
