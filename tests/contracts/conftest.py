from __future__ import annotations

import sys

import pytest

from framing import cli


@pytest.fixture
def framing(monkeypatch, capsys):
    """Run the command as the shell would: returns exit status, standard output and standard error."""

    def run(*args: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, args)])
        with pytest.raises(SystemExit) as stop:
            cli.run()
        out, err = capsys.readouterr()
        return int(stop.value.code or 0), out, err

    return run
