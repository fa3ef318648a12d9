pages = 0
errors = 0


async def visit(url: str) -> None:
    global pages
    pages += 1  # expect[unguarded-shared-state]: pages


async def fail(url: str) -> None:
    global errors
    errors += 1
