from __future__ import annotations

from docgen.templating.shapes import Shape, shape_of, shapes_of


def test_texts_numbers_and_flags_are_printed_as_they_are() -> None:
    assert all(shape_of(value).is_text for value in ("", "a", 7, True))
    assert not shape_of(["a"]).is_text
    assert not shape_of({"a": "b"}).is_text


def test_fields_of_all_entries_of_a_list_are_known() -> None:
    shape = shape_of([{"so": "1"}, {"so": "2", "y": ["a"]}])
    assert shape.items is not None
    assert set(shape.items.fields) == {"so", "y"}


def test_a_list_that_was_always_empty_allows_anything() -> None:
    shape = shapes_of([{"a": []}, {"a": []}])["a"]
    assert shape.items == Shape(unknown=True)
    assert shape.items.is_text


def test_a_list_that_one_context_fills_is_known_from_it_in_any_order() -> None:
    filled, empty = {"a": [{"so": "1"}]}, {"a": list[object]()}
    assert shapes_of([filled, empty]) == shapes_of([empty, filled]) == shapes_of([filled])


def test_names_of_all_contexts_are_united() -> None:
    assert set(shapes_of([{"a": "x"}, {"b": "y"}])) == {"a", "b"}
