"""Packages that share their name with a function: `fr.report(...)` and `fr.compare(...)` work whichever was imported first."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def make_callable(package: str, home: str) -> None:
    """Let calling the module `package` call the function of the same name in the module `home`.

    Importing `framing.report.figures` binds `framing.report` to the package, which would hide the function `framing.report`.
    """
    name = package.rpartition(".")[2]

    class CallablePackage(ModuleType):
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return getattr(import_module(home), name)(*args, **kwargs)

    sys.modules[package].__class__ = CallablePackage
