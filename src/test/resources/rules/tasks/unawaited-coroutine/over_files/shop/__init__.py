from shop.store import Store, load
