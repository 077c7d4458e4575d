"""One description of the fields serves form, intake, sample YAML and schema."""

from __future__ import annotations

from docgen.documents.base import Model
from docgen.documents.co_quan import HoSoCoQuan
from docgen.documents.noi_dung import CONTENTS, NoiDungKeHoach
from docgen.documents.schema import content_tag, fields_of
from docgen.documents.van_ban import VanBanCoTenLoai


def test_every_field_is_described_in_the_order_of_the_model() -> None:
    names = [spec.name for spec in fields_of(VanBanCoTenLoai, NoiDungKeHoach)]
    assert names == list(VanBanCoTenLoai.model_fields)


def test_what_must_be_given_is_known() -> None:
    required = {spec.name for spec in fields_of(VanBanCoTenLoai, NoiDungKeHoach) if spec.required}
    assert {"trich_yeu", "nam", "noi_nhan", "ky", "noi_dung"} <= required
    assert not {"ngay", "so", "kinh_gui", "luu"} & required


def test_a_nested_model_and_its_choices_are_found_behind_optional_and_lists() -> None:
    specs = {spec.name: spec for spec in fields_of(HoSoCoQuan)}
    office = {spec.name: spec for spec in fields_of(_model(specs["co_quan"].model))}
    assert office["nguoi_ky"].kind == "groups"
    assert office["tu_ngay"].kind == "date"
    signer = {spec.name: spec for spec in fields_of(_model(office["nguoi_ky"].model))}
    assert signer["vai_tro"].choices[0] == "cap_truong"


def test_each_content_model_is_known_by_its_tag() -> None:
    assert {content_tag(model): model for model in CONTENTS.values()} == CONTENTS


def _model(model: type[Model] | None) -> type[Model]:
    assert model is not None
    return model
