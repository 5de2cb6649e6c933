"""Where a request comes from, when proxies stand in between."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from starlette.requests import Request

from todo.core.settings import Proxy

Address = IPv4Address | IPv6Address
UNKNOWN = "unknown"


def client_address(request: Request, trusted_proxies: Sequence[Proxy]) -> str:
    """The peer, or what trusted proxies say about it; a header from anyone else is not read."""
    peer = _parse(request.client.host) if request.client else None
    if peer is None:
        return UNKNOWN
    forwarded = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    return str(nearest_untrusted(peer, forwarded, trusted_proxies))


def nearest_untrusted(peer: Address, forwarded: Sequence[str], trusted_proxies: Sequence[Proxy]) -> Address:
    """Walks the header from the right, where our own proxies wrote, to the first address that is none of them."""
    nearest = peer
    for hop in reversed(forwarded):
        if not _is_within(nearest, trusted_proxies):
            break
        told = _parse(hop)
        if told is None:
            break
        nearest = told
    return nearest


def throttled_address(address: str) -> str:
    """An IPv6 customer holds a whole /64, so it counts as one address."""
    parsed = _parse(address)
    return str(IPv6Network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address


def _is_within(address: Address, networks: Sequence[Proxy]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def _parse(text: str) -> Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
