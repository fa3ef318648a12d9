from .data import fetch_price as price_of
