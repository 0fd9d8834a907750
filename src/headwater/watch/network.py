"""Connections to public addresses only, closed at their deadline.

A name is resolved once and the connection goes to an address that was looked at: a name server that gives a public address first and
a private one later (DNS rebinding) gains nothing. Every hop of a redirect opens its own connection and is looked at again.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from headwater.watch.refusal import NotPublic, Refusal

# (host, port) -> the addresses of the host, as text.
Resolve = Callable[[str, int], Sequence[str]]
# Addresses of IPv6 that stand for one of IPv4, which the operating system or a gateway then connects to: NAT64.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system gives for a name, each once. OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public(address: str) -> bool:
    """May anybody on the Internet be behind it? False for loopback, private, link-local, shared, multicast, reserved ones, and for
    what is no address."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None or ip in _NAT64:
            return public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.sixtofour is not None or ip.teredo is not None:
            return False  # tunnels that nobody should meet any more
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class Guard(httpcore.NetworkBackend):
    """Opens connections. allow_private: to any address. resolve: how names are resolved. seconds: the life of a connection."""

    def __init__(self, allow_private: bool, resolve: Resolve, steady: Callable[[], float], seconds: float) -> None:
        self._allow_private, self._resolve, self._steady, self._seconds = allow_private, resolve, steady, seconds
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        end = self._steady() + self._seconds
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as unknown:
            raise Refusal(host, f"no address for the host {host}", passing=True, host=True) from unknown
        if not self._allow_private and not all(map(public, addresses)):
            raise NotPublic(host, f"the host {host} is not at a public address")
        last: Exception = httpcore.ConnectError(f"no address for the host {host}")
        for address in addresses:
            try:
                return _Stream(
                    self._plain.connect_tcp(address, port, timeout, local_address, socket_options), end, self._steady
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                last = failed
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise Refusal(path, "not an address on the web")


class _Stream(httpcore.NetworkStream):
    """A connection that no server can keep open past its end, however slowly it writes."""

    def __init__(self, stream: httpcore.NetworkStream, end: float, steady: Callable[[], float]) -> None:
        self._stream, self._end, self._steady = stream, end, steady

    def _left(self, timeout: float | None) -> float:
        left = self._end - self._steady()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer took too long")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(inner, self._end, self._steady)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
