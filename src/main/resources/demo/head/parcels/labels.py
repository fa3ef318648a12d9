"""Labels, and the printer that they come out of."""

import time

from parcels.store import Parcel


class Printer:
    """The printer in the warehouse."""

    def __init__(self) -> None:
        self.paper = 500
        self.printed: list[str] = []

    def is_ready(self) -> bool:
        return self.paper > 0

    def print(self, text: str) -> None:
        self.paper -= 1
        self.printed.append(text)


printer = Printer()


def print_label(parcel: Parcel) -> str:
    text = f"{parcel.number} {parcel.country} {parcel.kilos:.1f} kg"
    for _ in range(10):
        if printer.is_ready():
            printer.print(text)
            break
        time.sleep(0.5)
    return text
