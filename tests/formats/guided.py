"""Every parser fuzzed by the code that each input reaches, in a process of its own: `make fuzz`.

`python -m tests.formats.guided SECONDS` gives each target so many seconds, and `… SECONDS TARGET`
one. The code is 0 where nothing broke; else the fuzzer prints what did and where it left the
input. It needs `atheris`, the extra `fuzz`; what is fuzzed is imported late, to be instrumented.
"""

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT, messes

TARGETS = {
    "text": "a.txt",
    "markdown": "a.md",
    "html": "a.html",
    "mail": "a.eml",
    "mbox": "a.mbox",
    "feed": "a.xml",
    "records": "a.jsonl",
    "table": "a.csv",
    "gzip": "a.txt.gz",
    "zip": "a.zip",
    "pdf": "a.pdf",
    "office": "a.docx",
    "calendar": "a.ics",
    "subtitles": "a.vtt",
    "saved": "a.mht",
    "chat": "chat.html",
    "configuration": "config.yaml",
    "query": "",
}
"""What is fuzzed, and the name of a file by which its parser is chosen."""
ALIKE = {
    ".xml": (".rss", ".atom"),
    ".jsonl": (".json",),
    ".docx": (".odt",),
    ".vtt": (".srt",),
}
"""Ends of other names that a parser reads, too."""
INSTRUMENTED = (
    "briefings.ingest.read",
    "briefings.query",
    "briefings.config",
)
LARGEST = 16_384
"""Bytes of an input."""
SLOWEST = 20
"""Seconds that one input may take."""


def read_file(name: str) -> Callable[[bytes], None]:
    """Give what reads bytes as a file of some name; it raises what must not be."""
    making = importlib.import_module("tests.formats.making")
    reading = importlib.import_module("briefings.ingest.read")
    surroundings = importlib.import_module("briefings.model").Surroundings()

    def one(raw: bytes) -> None:
        whole, _ = making.read_until_trouble(raw, name)
        for story in whole:
            if not story.text.strip():
                continue
            read = reading.read_story(story, surroundings, name=name)
            assert read.title.strip()
            assert read.blocks[-1].span.end == len(read.text)

    return one


def read_configuration(raw: bytes) -> None:
    """Read bytes as a configuration; a mistake is a problem, or an error that says where."""
    errors = importlib.import_module("briefings.errors")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        path.write_bytes(raw)
        try:
            importlib.import_module("briefings.config").load(path)
        except errors.ConfigError as error:
            if not error.where:
                raise


def read_query(raw: bytes) -> None:
    """Read bytes as a query; a mistake is an error with a column."""
    query = importlib.import_module("briefings.query")
    errors = importlib.import_module("briefings.errors")
    try:
        query.parse(raw.decode("utf-8", "replace"))
    except errors.QueryError as error:
        if error.column < 0:
            raise


def target(name: str) -> Callable[[bytes], None]:
    """Give what a target does with an input."""
    others = {"configuration": read_configuration, "query": read_query}
    return others[name] if name in others else read_file(TARGETS[name])


def corpus(name: str, folder: Path) -> None:
    """Put files of a target's kind into a folder, to begin from."""
    suffix = TARGETS[name].removeprefix("a")
    alike = ALIKE.get(suffix, ())
    for file in messes():
        if file.name.endswith((suffix, *alike)) and suffix:
            (folder / file.name).write_bytes(file.read_bytes()[:LARGEST])
    if name == "pdf":
        making = importlib.import_module("tests.formats.test_pdf")
        (folder / "a.pdf").write_bytes(making.pdf(making.STORY))
    if name == "configuration":
        (folder / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())


def fuzz(name: str, seconds: str) -> None:
    """Fuzz one target for so many seconds; the fuzzer ends the process."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["briefings"]):
        for module in INSTRUMENTED:
            importlib.import_module(module)
        one = target(name)
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    corpus(name, folder)
    limits = (f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-max_len={LARGEST}")
    quiet = ("-verbosity=0", "-print_final_stats=1")
    options = [*limits, *quiet, f"-artifact_prefix={folder}/", str(folder)]
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def main(seconds: str, *names: str) -> int:
    """Fuzz one target here, or all of them one after another; give the code to end with."""
    if names:
        fuzz(names[0], seconds)
        return 0
    if importlib.util.find_spec("atheris") is None:
        _tell("no atheris for this Python: `make fuzz` damages files at random only")
        return 0
    failed = []
    for name in TARGETS:
        _tell(f"fuzzing {name} for {seconds} s")
        command = [sys.executable, "-m", "tests.formats.guided", seconds, name]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    _tell(f"broke: {', '.join(failed)}" if failed else "nothing broke")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
