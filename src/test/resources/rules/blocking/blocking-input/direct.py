import builtins
import getpass
from getpass import getpass as ask_secret

ask = input


async def plain():
    return input()  # expect[blocking-input]: input()
#          ^^^^^^^


async def with_a_prompt(question):
    answer = input(f"{question}? ")  # expect[blocking-input]
    return answer


async def builtin_module():
    return builtins.input("? ")  # expect[blocking-input]


async def alias():
    return ask("? ")  # expect[blocking-input]


async def secret():
    return getpass.getpass()  # expect[blocking-input]
#          ^^^^^^^^^^^^^^^^^


async def secret_alias():
    return ask_secret("? ")  # expect[blocking-input]


async def converted():
    return int(input("number? "))  # expect[blocking-input]
#              ^^^^^^^^^^^^^^^^^


async def comprehension():
    return [input() for _ in range(3)]  # expect[blocking-input]


async def condition():
    if input("sure? ") == "yes":  # expect[blocking-input]
        return True
    return False


async def awaited_argument(client):
    await client.send(input("message? "))  # expect[blocking-input]


def question():
    return input()


async def through_a_helper():
    return question()  # expect[blocking-input]: question() -> input()
#          ^^^^^^^^^^


class Prompt:
    def _read(self):
        return question()

    async def read(self):
        return self._read()  # expect[blocking-input]
