"""Which files are read, and under which names."""

from __future__ import annotations

import os
from pathlib import Path

from framing.model.errors import Problems
from framing.reading.folders import distinct_labels, distinct_names, find_files


def names(*sources: Path) -> tuple[list[str], list[str]]:
    problems = Problems()
    found = distinct_names(find_files(sources, problems))
    return sorted(found.values()), [str(p) for p in problems.items]


def make(folder: Path, *files: str) -> Path:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file)
    return folder


def test_folders_are_read_with_subfolders_but_without_hidden_and_lock_files(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/c.txt", ".git/d.txt", "a/.e.txt", "~$f.docx", "a/.~lock.g.csv#")
    assert names(tmp_path) == (["a/c.txt", "b.txt"], [])


def test_the_order_of_the_sources_does_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt", "y/b.txt")
    first, second = [tmp_path / "x", tmp_path / "y"], [tmp_path / "y", tmp_path / "x"]
    assert [f.path for f in find_files(first, Problems())] == [f.path for f in find_files(second, Problems())]


def test_files_of_two_folders_with_one_name_are_told_apart_by_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "p/x/a.txt", "p/y/a.txt", "p/y/b.txt")
    assert names(tmp_path / "p/x", tmp_path / "p/y") == (["b.txt", "x/a.txt", "y/a.txt"], [])


def test_folders_of_one_name_are_told_apart_by_their_parents(tmp_path: Path) -> None:
    make(tmp_path, "p/x/a.txt", "q/x/a.txt")
    assert names(tmp_path / "p/x", tmp_path / "q/x") == (["p/x/a.txt", "q/x/a.txt"], [])


def test_a_file_that_is_reached_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt", "x/b.txt")
    assert names(tmp_path / "x", tmp_path / "x/a.txt", tmp_path / "y/../x") == (["a.txt", "b.txt"], [])


def test_links_are_followed_and_circles_end(tmp_path: Path) -> None:
    make(tmp_path, "x/a.txt", "elsewhere/b.txt")
    (tmp_path / "x/more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "x/circle").symlink_to(tmp_path / "x")
    assert names(tmp_path / "x") == (["a.txt", "more/b.txt"], [])


def test_what_is_not_there_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    found, problems = names(tmp_path / "gone", tmp_path / "a.txt")
    assert found == ["a.txt"]
    assert problems == [f"{tmp_path / 'gone'}: no such file or folder: check the path"]


def test_a_broken_link_and_a_pipe_are_refused_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe.txt")
    found, problems = names(tmp_path / "link.txt", tmp_path / "pipe.txt")
    assert found == []
    assert len(problems) == 2
    assert all("neither a file nor a folder" in p for p in problems)


def test_names_that_are_not_utf8_can_be_written(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("One.")
    assert names(tmp_path)[0] == ["caf\\xe9.txt"]


def test_labels_are_stems_as_far_as_they_are_distinct() -> None:
    assert distinct_labels(["news/a.txt", "b.tar.txt"]) == {"news/a.txt": "a", "b.tar.txt": "b.tar"}
    assert distinct_labels(["x/a.txt", "y/a.txt"]) == {"x/a.txt": "x/a", "y/a.txt": "y/a"}
    assert distinct_labels(["a.txt", "a.md"]) == {"a.txt": "a.txt", "a.md": "a.md"}
