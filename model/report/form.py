"""Frozen dataclasses to JSON and back, each value checked against the type that its field declares."""

import dataclasses
import enum
import json
import math
import types
import typing
from typing import Any


def to_json(record: Any) -> dict[str, Any]:  # noqa: ANN401  (any dataclass)
    """Return a dataclass as a JSON object; a number that JSON does not know, such as a loss gone astray, is null."""
    form: dict[str, Any] = _without_nan(dataclasses.asdict(record))
    return form


def _without_nan(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _without_nan(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def parse(content: bytes) -> Any:  # noqa: ANN401  (whatever the JSON holds)
    """Read JSON, without the constants that are no JSON.

    Raises
    ------
    ValueError, RecursionError
        If it is none.
    """
    return json.loads(content, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def from_json(form: Any, value: Any) -> Any:  # noqa: ANN401  (the type is an argument)
    """Return a JSON value as the type that a field declares.

    Parameters
    ----------
    form : type
        A dataclass, an enumeration, ``tuple[X, ...]``, ``dict[str, X]``, ``X | Y | None``, bool, int, float or str.
    value : Any
        As ``json.loads`` gives it.

    Raises
    ------
    ValueError, TypeError, KeyError
        If the value is not of this type.
    """
    if dataclasses.is_dataclass(form):
        return _dataclass_of(form, value)
    if isinstance(form, type) and issubclass(form, enum.Enum):
        return form(value)
    if isinstance(form, types.UnionType):
        return _first_that_fits(typing.get_args(form), value)
    if typing.get_origin(form) is tuple:
        return tuple(from_json(typing.get_args(form)[0], part) for part in _of_type(list, value))
    if typing.get_origin(form) is dict:
        return {name: from_json(typing.get_args(form)[1], part) for name, part in _of_type(dict, value).items()}
    return _plain(form, value)


def _dataclass_of(form: Any, value: Any) -> Any:  # noqa: ANN401
    hints = typing.get_type_hints(form)
    given = _of_type(dict, value)
    required = {field.name for field in dataclasses.fields(form) if field.default is dataclasses.MISSING}
    if missing := required - given.keys():
        raise KeyError(*missing)
    return form(**{name: from_json(hints[name], given[name]) for name in hints if name in given})


def _first_that_fits(forms: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    for form in forms:
        try:
            return from_json(form, value)
        except (ValueError, TypeError, KeyError):
            continue
    raise TypeError(value)


def _plain(form: Any, value: Any) -> Any:  # noqa: ANN401
    if form is float and type(value) is int:
        return float(value)
    return _of_type(form, value)


def _of_type(form: Any, value: Any) -> Any:  # noqa: ANN401
    if type(value) is not form:  # not isinstance: True is an int
        raise TypeError(value)
    return value
