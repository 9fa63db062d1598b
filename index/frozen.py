"""Frozen records and named tuples whose classes are made quickly, where a program lives for a tenth of a second.

``dataclasses`` writes and compiles the methods of each class when its module is imported, and ``typing.NamedTuple``
its constructor: seven milliseconds for the tree of a question alone. Here they are written once, for all. To the type
checker both are the same. ``typing`` itself takes four milliseconds: what answers a question does not import it.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_: object) -> Callable[[T], T]:
        """Return a decorator that leaves what it is given as it is: it speaks to the type checker."""
        return lambda decorated: decorated


_MISSING = object()
_FEW = 8
"""So many fields of a record have places of their own; the values of one that has more lie in a dictionary."""


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
    namespace |= {"__fields__": fields, "__defaults__": defaults, "__match_args__": positional}
    if len(fields) > _FEW:
        namespace["__init__"] = _init_many
    else:
        # A cached property keeps what it has worked out in the record's own dictionary.
        kept = ("__dict__",) if any(isinstance(value, cached_property) for value in namespace.values()) else ()
        namespace |= {"__slots__": (*own, *kept), "__init__": _init}
    for name, method in _METHODS.items():
        if getattr(cls, name) is getattr(object, name):
            namespace[name] = method
    made: Any = type(cls.__name__, cls.__bases__, namespace)
    if len(fields) <= _FEW:
        ordered = (*positional, *(name for name in fields if name not in positional))
        made.__put__ = tuple(getattr(made, name).__set__ for name in ordered)
        made.__rest__ = tuple(
            tuple(defaults[name] for name in ordered[given:]) if defaults.keys() >= {*ordered[given:]} else None
            for given in range(len(positional) + 1)
        )
    result: type[T] = made
    return result


def changed(record: T, **values: object) -> T:
    """Return a record with other values of some fields."""
    fields: Any = type(record).__dict__["__fields__"]
    kept = {name: getattr(record, name) for name in fields}
    return type(record)(**{**kept, **values})


def filled(cls: type[T], values: dict[str, Any]) -> T:
    """Return a record of many fields with values that are known to be all that it needs, in half the time.

    Args:
        cls: Has more than ``_FEW`` fields.
        values: By the names of fields, every field without a default among them; that is not looked at again.
    """
    made = object.__new__(cls)
    object.__setattr__(made, "__dict__", cls.__defaults__ | values)  # type: ignore[attr-defined]
    return made


def _init(self: Any, *given: object, **named: object) -> None:
    rest = self.__rest__
    if not named and len(given) < len(rest) and rest[len(given)] is not None:
        for put, value in zip(self.__put__, given + rest[len(given)], strict=True):
            put(self, value)
    else:
        for name, value in _values_by_name(self, given, named).items():
            object.__setattr__(self, name, value)


def _init_many(self: Any, *given: object, **named: object) -> None:
    """Make a record of many fields, which are given by name, of one dictionary: in a third of the time."""
    whole = not given and named.keys() == self.__fields__.keys()
    object.__setattr__(self, "__dict__", named if whole else _values_by_name(self, given, named))


def _values_by_name(self: Any, given: tuple[object, ...], named: dict[str, object]) -> dict[str, object]:
    values: dict[str, object] = self.__defaults__ | named
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
    return values


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


if TYPE_CHECKING:
    from typing import Generic as Generic  # noqa: PLC0414 - they are given on
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414
    from typing import Protocol as Protocol  # noqa: PLC0414
else:

    def _constructor(count: int) -> Any:
        """Return what makes a tuple of so many values; how many there are is not looked up each time."""

        def __new__(cls: Any, *values: Any, **named: Any) -> Any:  # noqa: N807 - it becomes one
            if named or len(values) != count:
                values = _completed(cls, values, named)
            return make(cls, values)

        make = tuple.__new__
        return __new__

    def _completed(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        """Return values with those that are given by name, and the defaults."""
        fields = cls._fields
        values += tuple(cls._given(field, named) for field in fields[len(values) :])
        if named or len(values) != len(fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(fields)}")
        return values

    class Generic:
        """What a class with a parameter inherits from; the parameter speaks to the type checker."""

        __slots__ = ()

        def __class_getitem__(cls, _: str) -> type:
            return cls

    class Protocol(Generic):
        """What a class inherits from that says what others have."""

    class _NamedTuples(type):
        """Makes the annotated attributes of a class the names of its places."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            own = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in own if field in namespace}
            namespace |= {field: _tuplegetter(at, None) for at, field in enumerate(own)}
            namespace |= {"__slots__": (), "_fields": own, "_field_defaults": defaults, "__match_args__": own}
            namespace["__new__"] = _constructor(len(own))
            return super().__new__(cls, name, bases, namespace)

    class NamedTuple(tuple, metaclass=_NamedTuples):
        """What ``typing.NamedTuple`` is, made in a fifth of the time."""

        @classmethod
        def _given(cls, field: str, named: dict[str, Any]) -> Any:
            value = named.pop(field, cls._field_defaults.get(field, _MISSING))
            if value is _MISSING:
                raise TypeError(f"{cls.__name__}: {field} is missing")
            return value

        _make = classmethod(tuple.__new__)

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({values})"

        def _replace(self, **values: Any) -> Any:
            return type(self)(**{**self._asdict(), **values})

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))
