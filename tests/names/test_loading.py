"""What is loaded by who only compares two names: a start that nobody waits for."""

import subprocess
import sys


def test_two_names_are_compared_without_the_heavy_modules() -> None:
    asked = (
        "import sys\n"
        "from briefings.names.compare import compare\n"
        "print(compare('Ostap Holovko', 'Остап Головко').tier)\n"
        "print(*{'dataclasses', 'inspect', 'pathlib', 'yaml', 'apsw'} & set(sys.modules))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["sure", ""]
