import getpass


def ask(question: str) -> str:
    return input(question)


async def name() -> str:
    return input("name? ").strip()  # expect[blocking-input]: input()


async def password() -> str:
    return getpass.getpass("password? ")  # expect[blocking-input]: getpass.getpass()


async def confirm() -> bool:
    return ask("sure? ") == "yes"  # expect[blocking-input]: ask() -> input()
