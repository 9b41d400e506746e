"""What properties are tried on: the same examples wherever the tests run, or many more at random.

A run of the tests says whether the code is right, and says the same the next time; to look for
examples nobody thought of is `make properties`.
"""

import os

from hypothesis import HealthCheck, settings

ROUNDS = int(os.environ.get("BRIEFINGS_PROPERTY_ROUNDS", "0"))
"""How many times as many examples, each run others; 0 for the same few each time."""


def examples(number: int, *accepted: HealthCheck) -> settings:
    """Try a property on so many examples, accepting what Hypothesis would warn of.

    No clock decides whether a property is true.
    """
    return settings(
        max_examples=number * max(ROUNDS, 1),
        derandomize=not ROUNDS,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, *accepted],
    )


def settle_examples() -> None:
    """Try every property that says nothing else on a hundred examples."""
    settings.register_profile("briefings", examples(100))
    settings.load_profile("briefings")
