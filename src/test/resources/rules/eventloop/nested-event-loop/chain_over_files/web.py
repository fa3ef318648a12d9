import shop
from shop import price_of
from shop.data import Gateway
from shop.data import gateway as backend
from shop.service import PriceService, cheapest


async def through_re_export() -> int:
    return price_of("tea")  # expect[nested-event-loop]: fetch_price


async def through_package() -> int:
    return shop.price_of("tea")  # expect[nested-event-loop]


async def through_module_alias() -> int:
    return backend.fetch_price("tea")  # expect[nested-event-loop]


async def through_methods(service: PriceService) -> int:
    return service.total(["tea", "milk"])  # expect[nested-event-loop]: PriceService.total


async def through_static_method() -> int:
    return Gateway.discount("tea")  # expect[nested-event-loop]


async def through_factory() -> int:
    return cheapest(["tea"])  # expect[nested-event-loop]


def sync_view() -> int:
    return price_of("tea")
