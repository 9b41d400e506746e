"""Garbage is looked for while nobody waits for it."""

import asyncio
import gc

from tui.rubbish import REST, Rubbish


async def test_a_look_comes_when_the_keys_rest_and_only_once() -> None:
    looks: list[int] = []
    ended = asyncio.Event()

    def look(phase: str, details: dict[str, int]) -> None:
        if phase == "stop" and details["generation"] == 1:
            looks.append(details["generation"])
            ended.set()

    before, was_on = gc.get_threshold(), gc.isenabled()
    gc.callbacks.append(look)
    try:
        rubbish = Rubbish()
        rubbish.begin()
        held = []
        for _ in range(5):
            held += [[each] for each in range(1000)]
            rubbish.put_off()
            await asyncio.sleep(0)
        assert looks == []
        await asyncio.wait_for(ended.wait(), 20 * REST)
        assert looks == [1]
    finally:
        gc.callbacks.remove(look)
        gc.unfreeze()
        gc.set_threshold(*before)
        if not was_on:
            gc.disable()
