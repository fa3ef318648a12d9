from .gateway import Gateway, fetch_price
