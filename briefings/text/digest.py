"""A short digest of bytes: BLAKE2b (RFC 7693), of Python's own making.

By its public door, `hashlib`, all of OpenSSL is loaded beside it: 4 MB in each process that reads.
"""

try:
    from _blake2 import blake2b
except ImportError:
    # A Python that has it by the public door alone.
    from hashlib import blake2b

__all__ = ["blake2b"]
