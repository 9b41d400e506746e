"""The configuration: the only YAML, read strictly, every mistake with its place."""

from briefings.config.files import allowed, check_local, load, read_local
from briefings.config.keys import COLOURS, THEMES
from briefings.config.local import add_local, remove_local, set_local
from briefings.config.names import name_fault, query_fault
from briefings.config.people import read_names, write_names
from briefings.config.places import (
    Kind,
    Location,
    default_data_dir,
    demo_file,
    is_demo,
    locate,
    may_command,
    shown,
    user_file,
)

__all__ = [
    "COLOURS",
    "THEMES",
    "Kind",
    "Location",
    "add_local",
    "allowed",
    "check_local",
    "default_data_dir",
    "demo_file",
    "is_demo",
    "load",
    "locate",
    "may_command",
    "name_fault",
    "query_fault",
    "read_local",
    "read_names",
    "remove_local",
    "set_local",
    "shown",
    "user_file",
    "write_names",
]
