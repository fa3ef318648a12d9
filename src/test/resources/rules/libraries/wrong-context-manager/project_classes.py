"""Classes of the project are judged by the methods that they have."""

import contextlib

from vendor import Base


class Sync:
    def __enter__(self) -> "Sync":
        return self

    def __exit__(self, *error: object) -> None:
        print("left")


class Async:
    async def __aenter__(self) -> "Async":
        return self

    async def __aexit__(self, *error: object) -> None:
        print("left")


class Both(Sync, Async):
    pass


class Derived(Async):
    pass


class WithUnknownBase(Base):
    async def __aenter__(self) -> "WithUnknownBase":
        return self

    async def __aexit__(self, *error: object) -> None:
        print("left")


class Dynamic(Async):
    def __getattr__(self, name: str) -> object:
        return name


def make() -> Async:
    return Async()


class Owner:
    def __init__(self, given: Sync) -> None:
        self.given = given
        self.own = Async()

    async def use(self) -> None:
        async with self.given:  # expect[wrong-context-manager]: self.given
            print("in")
        with self.own:  # expect[wrong-context-manager]: self.own
#            ^^^^^^^^
            print("in")


async def found() -> None:
    with Async():  # expect[wrong-context-manager]: Async()
        print("in")
    async with Sync():  # expect[wrong-context-manager]: Sync()
        print("in")
    with Derived():  # expect[wrong-context-manager]
        print("in")
    with make():  # expect[wrong-context-manager]
        print("in")
    with Dynamic():  # expect[wrong-context-manager]
        print("in")


async def correct(unknown) -> None:
    with Sync():
        print("in")
    async with Async():
        print("in")
    with Both():
        print("in")
    async with Both():
        print("in")
    with WithUnknownBase():
        print("in")
    with unknown:
        print("in")
    async with unknown.session():
        print("in")


async def through_a_stack() -> None:
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(Async())  # miss[wrong-context-manager]: through a stack
        await stack.enter_async_context(Async())
