from . import http


class Prices:
    def __init__(self, base: str) -> None:
        self.base = base

    def of(self, item: str) -> object:
        return http.get_json(f"{self.base}/{item}")
