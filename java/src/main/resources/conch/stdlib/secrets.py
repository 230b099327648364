"""Random values that nobody can foresee."""

import base64 as _base64
from hmac import compare_digest
from os import urandom as _urandom
from random import Random as _Random

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe", "compare_digest"]

DEFAULT_ENTROPY = 32


class SystemRandom(_Random):
    """Numbers out of the system's source; a seed changes nothing."""

    def random(self):
        return (int.from_bytes(_urandom(7), "big") >> 3) * 2.0 ** -53

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        size = (k + 7) // 8
        return int.from_bytes(_urandom(size), "big") >> size * 8 - k

    def seed(self, *args, **kwargs):
        return None

    def _below(self, n):
        """Rejects what would make the first numbers more likely than the rest."""
        bits = (n - 1).bit_length()
        while True:
            value = self.getrandbits(bits)
            if value < n:
                return value


_system = SystemRandom()
randbits = _system.getrandbits


def randbelow(exclusive_upper_bound):
    """An int from 0 up to, without, the bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system._below(exclusive_upper_bound)


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[randbelow(len(seq))]


def token_bytes(nbytes=None):
    return _urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
