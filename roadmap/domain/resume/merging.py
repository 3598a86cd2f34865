"""What several imported files said beyond their entries, as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def merged(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """All of them, the later over the earlier; of lists every entry once, in the order in which they came."""
    whole: dict[str, Any] = {}
    for part in parts:
        for key, said in part.items():
            whole[key] = _both(whole[key], said) if key in whole else said
    return whole


def _both(earlier: object, later: object) -> object:
    if isinstance(earlier, Mapping) and isinstance(later, Mapping):
        return merged([earlier, later])
    if isinstance(earlier, list) and isinstance(later, list):
        return earlier + [entry for entry in later if entry not in earlier]
    return later
