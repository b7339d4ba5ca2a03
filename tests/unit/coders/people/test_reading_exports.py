"""Exports of Label Studio and doccano: judgements, annotators, labelled stretches of text as evidence."""

from __future__ import annotations

import json

import pytest

import framing as fr
from tests.unit.coders.people.sheets_at_hand import codes_of, small_coding, told

CODING = small_coding()
SAMPLE = fr.sample(CODING, 14)
BIRD = "The talks 🕊 failed."


def data_of(text: str) -> dict:
    row = SAMPLE.set_index("text").loc[text]
    return {"text": text, "article_id": row["article_id"], "sentence_id": int(row["sentence_id"]), "start": int(row["start"]),
            "end": int(row["end"]), "before": "", "after": "", "outlet": "", "stratum": "s1", "weight": 2.0}  # fmt: skip


def choice(name: str, *values: str) -> dict:
    return {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": list(values)}}


def span(start: int, end: int, text: str, *labels: str) -> dict:
    value = {"start": start, "end": end, "text": text, "labels": list(labels)}
    return {"from_name": "evidence", "to_name": "text", "type": "labels", "value": value}


def note(text: str) -> dict:
    return {"from_name": "note", "to_name": "text", "type": "textarea", "value": {"text": [text]}}


def export(folder, *tasks, name="export.json"):
    path = folder / name
    path.write_text(json.dumps(list(tasks), ensure_ascii=False), encoding="utf-8")
    return path


def task(text: str, *annotations: dict, number: int = 1) -> dict:
    return {"id": number, "data": data_of(text), "annotations": list(annotations), "predictions": [{"result": []}]}


def by(who: object, *result: dict, **more: object) -> dict:
    return {"id": 5, "completed_by": who, "result": list(result), "was_cancelled": False, **more}


WARNED = "Tokyo warned Moscow, again."


def test_a_full_export_of_label_studio(tmp_path):
    answer = by(3, choice("security.threat", "yes"), choice("security.routine", "no"), choice("voice", "quoted"), note("Hm."),
                span(6, 12, "warned", "security.threat"))  # fmt: skip
    human = fr.read_coding(export(tmp_path, task(WARNED, answer), task("It rained.")), coding=CODING)
    assert codes_of(human) == {("b", 1, "threat"): 1.0, ("b", 1, "routine"): 0.0}
    assert set(human.codes["voice"]) == {"quoted"}
    evidence = human.evidence.iloc[0]
    assert CODING.text("b")[evidence.start : evidence.end] == evidence.text == "warned"
    assert (evidence.coder, evidence.category, evidence.voice) == ("3", "threat", "quoted")
    assert set(human.sentences["article_id"]) == {"b", "001"}  # looked at by nobody, and in the sheet
    assert human.sample["weight"].tolist() == [2.0, 2.0]
    assert told(human)[0] == "export.json, task 1: the coder notes: Hm."
    assert [k for k in human.signature.options if k.startswith("coder:")] == ["coder:3"]


def test_tasks_that_nobody_came_to_are_not_absent(tmp_path):
    path = export(
        tmp_path, task(WARNED, by(1, choice("security.threat", "yes"))), task("It rained."), task("It snowed.", by(1))
    )
    human = fr.read_coding(path, coding=CODING, empty="absent")
    assert codes_of(human) == {("b", 1, "threat"): 1.0, ("002", 3, "threat"): 0.0}


def test_cancelled_annotations_and_predictions_do_not_count(tmp_path):
    given = task(
        WARNED, by(1, choice("security.threat", "yes"), was_cancelled=True), by(1, choice("security.threat", "no"))
    )
    given["predictions"] = [{"result": [choice("security.routine", "yes")]}]
    human = fr.read_coding(export(tmp_path, given), coding=CODING)
    assert codes_of(human) == {("b", 1, "threat"): 0.0}


def test_several_annotators_are_several_coders_and_coder_chooses_one(tmp_path):
    anna, ben = {"id": 1, "email": "anna@example.org"}, {"id": 2, "email": "ben@example.org"}
    path = export(
        tmp_path, task(WARNED, by(anna, choice("security.threat", "yes")), by(ben, choice("security.threat", "no")))
    )
    human = fr.read_coding(path, coding=CODING)
    assert dict(zip(human.codes["coder"], human.codes["value"], strict=True)) == {
        "anna@example.org": 1.0,
        "ben@example.org": 0.0,
    }
    assert fr.read_coding(path, coding=CODING, coder="ben@example.org").codes["value"].tolist() == [0.0]


def test_an_old_export_with_completions(tmp_path):
    old = {"id": 1, "data": data_of(WARNED), "completions": [{"id": 1, "result": [choice("security.threat", "yes")]}]}
    human = fr.read_coding(export(tmp_path, old, name="AB.json"), coding=CODING)
    assert codes_of(human, "coder") == {("b", 1, "threat"): "AB"}


def test_json_min(tmp_path):
    row = data_of(WARNED) | {
        "id": 1, "annotator": 3, "annotation_id": 5, "created_at": "2025-01-01", "lead_time": 1.5, "security.threat": "yes",
        "security.routine": {"choices": ["no"]}, "voice": "outlet", "note": {"text": ["Hm.", "Well."]},
        "evidence": [{"start": 6, "end": 12, "text": "warned", "labels": ["security.threat"]}],
    }  # fmt: skip
    human = fr.read_coding(export(tmp_path, row), coding=CODING)
    assert codes_of(human) == {("b", 1, "threat"): 1.0, ("b", 1, "routine"): 0.0}
    assert set(human.codes["voice"]) == {"outlet"}
    assert human.evidence["text"].tolist() == ["warned"]
    assert set(human.codes["coder"]) == {"3"}
    assert told(human)[0].endswith("the coder notes: Hm. Well.")


def test_multiple_choices_of_another_project_are_judgements_of_the_whole_codebook(tmp_path):
    given = {"id": 1, "data": {"text": WARNED}, "annotations": [by(1, choice("frames", "threat", "alliance"))]}
    human = fr.read_coding(export(tmp_path, given), coding=CODING)
    assert codes_of(human) == {("b", 1, "threat"): 1.0, ("b", 1, "routine"): 0.0, ("b", 1, "alliance"): 1.0}


def test_offsets_that_count_a_dove_twice_as_browsers_do(tmp_path):
    lo = len(BIRD[: BIRD.index("failed")].encode("utf-16-le")) // 2
    human = fr.read_coding(
        export(tmp_path, task(BIRD, by(1, span(lo, lo + 6, "failed", "security.threat")))), coding=CODING
    )
    evidence = human.evidence.iloc[0]
    assert CODING.text("c")[evidence.start : evidence.end] == "failed"
    assert codes_of(human) == {("c", 3, "threat"): 1.0}


def test_spans_that_do_not_fit_are_refused(tmp_path):
    answer = by(
        1, span(0, 5, "Osaka", "security.threat"), span(9, 2, "x", "security.threat"), span(0, 5, "Tokyo", "joy")
    )
    human = fr.read_coding(export(tmp_path, task(WARNED, answer)), coding=CODING)
    assert len(human.evidence) == 0
    assert told(human)[:3] == [
        "export.json, task 1: a span from 9 to 2, expected two offsets in order: mend it",
        "export.json, task 1: label 'joy' is no category: give its codebook, or rename the label",
        "export.json, article b: sentence 1: no stretch from 0 to 5 reads 'Osaka': label it again",
    ]


def test_a_label_on_what_is_judged_absent_is_told(tmp_path):
    answer = by(1, choice("security.threat", "no"), span(0, 5, "Tokyo", "security.threat"))
    human = fr.read_coding(export(tmp_path, task(WARNED, answer)), coding=CODING)
    assert codes_of(human) == {("b", 1, "threat"): 0.0}
    assert told(human) == [
        "export.json, task 1: security.threat is judged absent and a stretch of text is labelled with it: check it"
    ]


def test_a_choice_that_is_no_judgement_is_named_with_its_task(tmp_path):
    human = fr.read_coding(
        export(tmp_path, task(WARNED, by(1, choice("security.threat", "perhaps")), number=42)), coding=CODING
    )
    assert told(human) == [
        "export.json, task 42: value 'perhaps' in column 'security.threat', expected 0, 1 or empty: mend it"
    ]


# ---- doccano


def lines(folder, *rows, name="anna.jsonl"):
    path = folder / name
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_intent_detection_and_slot_filling(tmp_path):
    path = lines(
        tmp_path,
        data_of(WARNED)
        | {"id": 1, "cats": ["security.threat", "voice.outlet"], "entities": [[6, 12, "security.threat"]]},
        data_of("It rained.")
        | {"id": 2, "cats": ["security.none"], "entities": [], "Comments": [{"id": 1, "comment": "Sure?"}]},
        data_of("It snowed.") | {"id": 3, "cats": [], "entities": []},
    )
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human) == {
        ("b", 1, "threat"): 1.0, ("b", 1, "routine"): 0.0, ("b", 1, "alliance"): 0.0,
        ("001", 3, "threat"): 0.0, ("001", 3, "routine"): 0.0, ("001", 3, "alliance"): 0.0,
    }  # fmt: skip
    assert human.evidence["text"].tolist() == ["warned"]
    assert set(human.codes["coder"]) == {"anna"}
    assert told(human) == ["anna.jsonl, line 2: the coder notes: Sure?"]
    assert len(human.sentences) == 3


@pytest.mark.parametrize("key", ["label", "labels"])
@pytest.mark.parametrize(
    "labels",
    [["threat"], [[6, 12, "threat"]], [{"id": 7, "label": "threat", "start_offset": 6, "end_offset": 12}]],
)
def test_all_forms_of_labels(tmp_path, key, labels):
    path = lines(tmp_path, {"id": 1, "text": WARNED, key: labels, "meta": {"article_id": "b", "sentence_id": 1}})
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human)["b", 1, "threat"] == 1.0
    assert len(human.evidence) == (0 if labels == ["threat"] else 1)


def test_a_line_without_labels_is_missing_or_by_choice_absent(tmp_path):
    path = lines(
        tmp_path, data_of(WARNED) | {"label": [[6, 12, "security.threat"]]}, data_of("It rained.") | {"label": []}
    )
    assert codes_of(fr.read_coding(path, coding=CODING)) == {("b", 1, "threat"): 1.0}
    meant = fr.read_coding(path, coding=CODING, empty="absent")
    assert codes_of(meant) == {("b", 1, "threat"): 1.0, ("001", 3, "threat"): 0.0}


def test_the_overall_code_follows_from_the_categories(tmp_path):
    path = lines(
        tmp_path, {"text": "A mad plan.", "label": ["loaded.pejorative"]}, {"text": "A plan.", "label": ["loaded.none"]}
    )
    codes = fr.read_coding(path).codes
    overall = codes[codes["category"] == "loaded"]
    assert sorted(overall["value"]) == [0.0, 1.0]


def test_lines_that_cannot_be_read_are_refused_with_their_number(tmp_path):
    path = lines(tmp_path, data_of(WARNED) | {"label": ["security.threat", "joy"]})
    path.write_text("{broken\n[1]\n" + path.read_text("utf-8"), encoding="utf-8")
    human = fr.read_coding(path, coding=CODING)
    assert codes_of(human)["b", 1, "threat"] == 1.0
    assert [line.split(":")[0] for line in told(human)[:3]] == [
        "anna.jsonl, line 1",
        "anna.jsonl, line 2",
        "anna.jsonl, line 3",
    ]
    assert "label 'joy' is no category" in told(human)[2]


def test_without_a_codebook_all_labels_of_the_file_are_its_categories(tmp_path):
    path = lines(tmp_path, {"text": "Oh.", "label": ["mood.glad"]}, {"text": "Ah.", "label": ["mood.sad"]})
    human = fr.read_coding(path)
    assert human.categories("mood") == ["glad", "sad"]
    assert sorted(human.codes["value"]) == [0.0, 0.0, 1.0, 1.0]
