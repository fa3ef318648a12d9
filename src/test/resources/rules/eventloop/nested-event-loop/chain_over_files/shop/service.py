from .data import Gateway
from .data.gateway import make_gateway


class PriceService:
    def __init__(self) -> None:
        self.gateway = Gateway()

    def total(self, keys: list[str]) -> int:
        return sum(self.gateway.price(key) for key in keys)


def cheapest(keys: list[str]) -> int:
    return make_gateway().price(keys[0])
