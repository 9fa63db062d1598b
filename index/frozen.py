"""Frozen records that are made quickly, where a program lives for a tenth of a second.

``dataclasses`` writes and compiles the methods of each class when its module is imported: seven milliseconds for the
tree of a question alone. Here the methods are written once, for all records. To the type checker both are the same.
"""

from __future__ import annotations

from typing import Any, Literal, TypeVar, cast, dataclass_transform

T = TypeVar("T")
_MISSING = object()


class _Keyword:
    """The default of a field that is only given by name."""

    def __init__(self, default: object) -> None:
        self.default = default


def keyword(*, default: Any, kw_only: Literal[True] = True) -> Any:  # noqa: ARG001 - the type checker reads it
    """Declare a field that is only given by name, and is no part of what two records are compared by."""
    return _Keyword(default)


@dataclass_transform(frozen_default=True, field_specifiers=(keyword,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class a record: its annotated attributes are fields, given in their order or by name, never changed.

    Records of one class with equal fields are equal and have the same hash; what the class says of that itself stays.
    """
    own = {name: cls.__dict__.get(name, _MISSING) for name in cls.__annotations__}
    fields = {**getattr(cls, "__fields__", {}), **own}
    namespace = {
        name: value for name, value in vars(cls).items() if name not in own and name not in ("__dict__", "__weakref__")
    }
    positional = tuple(name for name, default in fields.items() if not isinstance(default, _Keyword))
    defaults = {
        name: default.default if isinstance(default, _Keyword) else default
        for name, default in fields.items()
        if default is not _MISSING
    }
    namespace |= {"__slots__": tuple(own), "__fields__": fields, "__defaults__": defaults}
    namespace |= {"__match_args__": positional, "__init__": _init}
    for name, method in _METHODS.items():
        if getattr(cls, name) is getattr(object, name):
            namespace[name] = method
    return cast("type[T]", type(cls.__name__, cls.__bases__, namespace))


def changed(record: T, **values: object) -> T:
    """Return a record with other values of some fields."""
    kept = {name: getattr(record, name) for name in cast("Any", record).__fields__}
    return type(record)(**{**kept, **values})


def _init(self: Any, *given: object, **named: object) -> None:
    put = object.__setattr__
    values = self.__defaults__ | named
    if given:
        positional = self.__match_args__
        if len(given) > len(positional):
            raise TypeError(f"{type(self).__name__} has {len(positional)} fields, not {len(given)}")
        for name, value in zip(positional, given, strict=False):
            if name in named:
                raise TypeError(f"{type(self).__name__}: {name} is given twice")
            values[name] = value
    if values.keys() != self.__fields__.keys():
        for name in self.__fields__:
            if name not in values:
                raise TypeError(f"{type(self).__name__}: {name} is missing")
        unknown = next(name for name in values if name not in self.__fields__)
        raise TypeError(f"{type(self).__name__} has no field {unknown}")
    for name, value in values.items():
        put(self, name, value)


def _values(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in self.__match_args__)


def _eq(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash((type(self), _values(self)))


def _repr(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__fields__)
    return f"{type(self).__qualname__}({values})"


def _setattr(self: object, name: str, value: object) -> None:  # noqa: ARG001
    raise AttributeError(f"{type(self).__name__} is frozen: {name} stays as it is")


def _reduce(self: Any) -> tuple[object, ...]:
    return _remade, (type(self), {name: getattr(self, name) for name in self.__fields__})


def _remade(cls: type[T], values: dict[str, object]) -> T:
    return cls(**values)


_METHODS = {"__eq__": _eq, "__hash__": _hash, "__repr__": _repr, "__setattr__": _setattr, "__reduce__": _reduce}
