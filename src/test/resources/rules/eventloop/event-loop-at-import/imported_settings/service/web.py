from service.settings import SETTINGS


async def handler() -> str:
    return SETTINGS["region"]
