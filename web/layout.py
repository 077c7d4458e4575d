"""How the fields of a paper are grouped on the page: the parts of the paper, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from web.forms import Node


@dataclass(frozen=True)
class Part:
    """One part: ``id`` is its anchor on the page, ``fields`` what is typed there."""

    id: str
    title: str
    fields: tuple[Node, ...]
    optional: bool = False

    @property
    def faulty(self) -> bool:
        """Whether something in this part has to be mended."""
        return any(node.faulty for node in self.fields)


_PARTS = (
    ("thong-tin-chung", "Thông tin chung", ("nam", "trich_yeu", "ngay", "so", "do_khan", "bi_mat")),
    ("kinh-gui", "Kính gửi", ("kinh_gui",)),
    ("can-cu", "Căn cứ ban hành", ("can_cu",)),
    ("mo-dau", "Mở đầu, tình hình", ("noi_dung-mo_dau", "noi_dung-tinh_hinh")),
    ("muc-dich", "Mục đích, yêu cầu", ("noi_dung-muc_dich", "noi_dung-yeu_cau")),
    ("chi-tieu", "Mục tiêu, chỉ tiêu", ("noi_dung-chi_tieu",)),
    ("nhiem-vu", "Nhóm nhiệm vụ", ("noi_dung-chu_de", "noi_dung-phu_luc")),
    ("cac-muc", "Các mục", ("noi_dung-muc", "noi_dung-ho_so")),
    ("kinh-phi", "Kinh phí thực hiện", ("noi_dung-kinh_phi",)),
    ("phan-cong", "Phân công trách nhiệm", ("noi_dung-phan_cong",)),
    ("ket-thuc", "Báo cáo, kết thúc", ("noi_dung-bao_cao", "noi_dung-ket_thuc")),
    ("noi-nhan", "Nơi nhận", ("noi_nhan", "luu")),
    ("nguoi-ky", "Người ký", ("ky",)),
)
_TITLES = {"mo-dau": "Mở đầu", "ket-thuc": "Kết thúc"}


@dataclass(frozen=True)
class Layout:
    """The parts of a form, and the fields that are sent but not shown."""

    parts: tuple[Part, ...]
    hidden: tuple[Node, ...]

    @property
    def nodes(self) -> list[Node]:
        """Every node at the top of a part."""
        return [node for part in self.parts for node in part.fields]


def layout_of(nodes: Iterable[Node]) -> Layout:
    """Sort the fields of a form into the parts of the paper; a part without fields is left out.

    Raises KeyError for a field no part knows, so that none can be forgotten.
    """
    left = {node.name: node for node in _opened(nodes)}
    parts = [_part(entry, left) for entry in _PARTS]
    foreign = tuple(left.pop(name) for name in list(left) if left[name].foreign)
    parts.append(Part("muc-khac", "Mục văn bản không dùng", foreign))
    if any(node.control != "an" for node in left.values()):
        raise KeyError(", ".join(left))
    return Layout(tuple(part for part in parts if part.fields), tuple(left.values()))


def _opened(nodes: Iterable[Node]) -> Iterator[Node]:
    """The content's fields stand beside those of the paper."""
    for node in nodes:
        if node.name == "noi_dung":
            yield from node.nodes
        else:
            yield node


def _part(entry: tuple[str, str, tuple[str, ...]], left: dict[str, Node]) -> Part:
    anchor, title, names = entry
    found = tuple(left.pop(name) for name in names if name in left)
    if 0 < len(found) < len(names):
        title = _TITLES.get(anchor, title)
    optional = bool(found) and not any(node.required for node in found)
    return Part(anchor, title, found, optional)
