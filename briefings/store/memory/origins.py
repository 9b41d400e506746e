"""Origins, in memory."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from os import sep
from os.path import dirname

from briefings.model import ScanStatus
from briefings.store.protocols import Cancelled, Origin, Stamp


class MemoryOrigins:
    """The corpus as it tells which files are known, and what they hold."""

    def __init__(self) -> None:
        """Begin with none."""
        self._origins: dict[tuple[str, str], Origin] = {}

    def put_origins(self, origins: Sequence[Origin]) -> None:
        self._origins.update(((origin.raw_path, origin.source), origin) for origin in origins)

    def drop_origins(self, raw_paths: Sequence[str]) -> None:
        gone = set(raw_paths)
        kept = {key: one for key, one in self._origins.items() if one.raw_path not in gone}
        self._origins = kept

    def sources(self) -> Sequence[str]:
        return sorted({origin.source for origin in self._origins.values()})

    def origins(self, source: str = "") -> Iterable[Origin]:
        those = (one for one in self._origins.values() if not source or one.source == source)
        return sorted(those, key=lambda origin: (origin.raw_path, origin.source))

    def stamps(self, source: str) -> Mapping[str, Stamp]:
        return {
            one.raw_path: (
                -1 if one.status is ScanStatus.GONE else one.size,
                one.mtime_ns,
                bool(one.briefing),
                bool(one.reason),
            )
            for one in self.origins(source)
        }

    def faults(self, sources: Sequence[str]) -> Sequence[Origin]:
        return [one for source in sources for one in self.origins(source) if one.reason]

    def origins_of(self, briefing: str) -> Sequence[Origin]:
        return [origin for origin in self.origins() if origin.briefing == briefing]

    def is_held(self, briefing: str, besides: Collection[str]) -> bool:
        return any(
            one.status is not ScanStatus.GONE and one.raw_path not in besides
            for one in self.origins_of(briefing)
        )

    def origins_under(self, source: str, raw_path: str) -> Sequence[Origin]:
        inside = (f"{raw_path}#", f"{raw_path.removesuffix(sep)}{sep}")
        return [
            one
            for one in self.origins(source)
            if one.raw_path == raw_path or one.raw_path.startswith(inside)
        ]

    def coming_from(
        self, asked: str, most: int, cancelled: Cancelled | None = None
    ) -> frozenset[str] | None:
        own = (
            (one.briefing, one.raw_path.removeprefix(dirname(one.source)))
            for one in self._origins.values()
        )
        found = frozenset(name for name, path in own if asked in path.casefold())
        is_told = len(found) <= most and not (cancelled and cancelled())
        return found if is_told else None
