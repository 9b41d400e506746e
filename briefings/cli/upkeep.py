"""Is everything as it should be: check and completion."""

from os.path import exists

from click.shell_completion import ShellComplete, get_completion_class

from briefings.cli.asked import Asked
from briefings.cli.commands import PROGRAM, briefings
from briefings.cli.outcome import FOUND, NOTHING, PARTLY, WRONG, say
from briefings.cli.output import write, write_record
from briefings.cli.settings import Settings, local_watches, settings_of
from briefings.cli.wording import wide
from briefings.config import check_local
from briefings.errors import BriefingsError, ConfigError
from briefings.export import records
from briefings.export.safety import safe
from briefings.model import Config, Problem


def check(asked: Asked, *, as_json: bool) -> int:
    """Do `briefings check`."""
    try:
        settings = settings_of(asked, quick=False)
    except ConfigError as error:
        broken = Problem(error.what, error.where, error.advice)
        _list((broken, *_beside(asked)), as_json=as_json)
        return WRONG
    # The keys are the screen's; their table is imported late, and without the screen.
    from tui.keys import keymap

    config = settings.config
    _, wrong = keymap(config.keys, config.preset, config.key_places)
    problems = config.problems + wrong + check_local(settings.local_watches)
    faults = tuple(one for one in _of_library(settings) if one not in problems)
    _list(problems + faults, as_json=as_json)
    if not problems:
        say(f"briefings: {_summary(settings.config)}")
    return WRONG if problems else PARTLY if faults else FOUND


def _beside(asked: Asked) -> tuple[Problem, ...]:
    """Give what is wrong in the file of what the screen added, where it is known which that is."""
    try:
        return check_local(local_watches(asked))
    except ConfigError:
        return ()


def _of_library(settings: Settings) -> tuple[Problem, ...]:
    """Give what is wrong with the sources, and with what was taken in where anything was."""
    if not any(settings.data_dir.glob("*.db")):
        gone = (source for source in settings.config.sources if not exists(source))
        return tuple(Problem("no such file or folder", one, "mend 'sources'") for one in gone)
    # A configuration can be checked without a library, and then does without its imports.
    from briefings.cli.opening import say_adding
    from briefings.library import open_library

    try:
        with open_library(
            settings.config, settings.data_dir, only_looks=True, adding=say_adding
        ) as library:
            for one in library.health():
                if one.is_wide:
                    say(f"briefings: {wide(one)}")
            return library.problems
    except BriefingsError as error:
        return (Problem(error.what, error.where, error.advice),)


def _list(problems: tuple[Problem, ...], *, as_json: bool) -> None:
    if as_json:
        for problem in problems:
            write_record(records.problem(problem))
    else:
        write(safe(str(problem)) for problem in problems)


def _summary(config: Config) -> str:
    lists = len({watch.watchlist for watch in config.watches})
    counts = f"sources: {len(config.sources)}, watchlists: {lists}, watches: {len(config.watches)}"
    return f"{config.path or 'no configuration file'}: no mistakes ({counts})"


def completion(asked: Asked, *, shell: str) -> int:
    """Do `briefings completion`."""
    found = get_completion_class(shell)
    if found is None:
        return NOTHING
    script = found(briefings, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE")
    # The class for bash asks a bash for its version first, and warns; we start no other program.
    write([ShellComplete.source(script).strip("\n")])
    return FOUND
