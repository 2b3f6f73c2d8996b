"""How kinds and issuing authorities are spelled."""

import re
from typing import Final

from cms.models import PolicyKind
from portal.vietnamese.folding import fold

KINDS: Final = {
    "hien_phap": PolicyKind.CONSTITUTION,
    "bo_luat": PolicyKind.CODE,
    "luat": PolicyKind.LAW,
    "phap_lenh": PolicyKind.ORDINANCE,
    "nghi_quyet": PolicyKind.RESOLUTION,
    "nghi_dinh": PolicyKind.DECREE,
    "quyet_dinh": PolicyKind.DECISION,
    "chi_thi": PolicyKind.DIRECTIVE,
    "thong_tu": PolicyKind.CIRCULAR,
    "thong_tu_lien_tich": PolicyKind.JOINT_CIRCULAR,
    "van_ban_hop_nhat": PolicyKind.CONSOLIDATED,
    "ke_hoach": PolicyKind.PLAN,
    "de_an": PolicyKind.SCHEME,
    "quy_hoach": PolicyKind.MASTER_PLAN,
    "bao_cao": PolicyKind.REPORT,
    "cong_van": PolicyKind.OFFICIAL_LETTER,
    "khac": PolicyKind.OTHER,
}
# What the letters of a number say, where the source calls the kind "other".
_SIGNS: Final = (
    ("QĐ-", PolicyKind.DECISION),
    ("NQ-", PolicyKind.RESOLUTION),
    ("CT-", PolicyKind.DIRECTIVE),
    ("KH-", PolicyKind.PLAN),
    ("TT-", PolicyKind.CIRCULAR),
    ("NĐ-", PolicyKind.DECREE),
    ("VBHN-", PolicyKind.CONSOLIDATED),
)
_AUTHORITIES: Final = (
    "Quốc hội",
    "Văn phòng Quốc hội",
    "Ủy ban Thường vụ Quốc hội",
    "Chủ tịch nước",
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Văn phòng Chính phủ",
    "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "Tòa án nhân dân tối cao",
    "Viện kiểm sát nhân dân tối cao",
    "Kiểm toán nhà nước",
    "Tổng cục Hải quan",
    "Bộ Công an",
    "Bộ Công Thương",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Giao thông vận tải",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Khoa học và Công nghệ",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Nội vụ",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Quốc phòng",
    "Bộ Tài chính",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông",
    "Bộ Tư pháp",
    "Bộ Xây dựng",
    "Bộ Y tế",
)
_BY_KEY: Final = {fold(name): name for name in _AUTHORITIES}
_COUNCILS: Final = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_PLACE: Final = re.compile(r"^(tinh|thanh pho)\s+")


def kind_of(code: str, *, number: str, title: str) -> PolicyKind | None:
    """Return the kind for the source's code, for "khac" by what number and title say."""
    kind = KINDS.get(code)
    if kind != PolicyKind.OTHER:
        return kind
    if fold(title).startswith("hien phap"):
        return PolicyKind.CONSTITUTION
    sign = number.partition("/")[2]
    for letters, named in _SIGNS:
        if sign.startswith(letters) or f"/{letters}" in sign:
            return named
    return PolicyKind.LAW if re.search(r"/QH\d+$", number) else kind


def issuer_of(printed: str) -> str:
    """Return an authority as it is written in a sentence: "BỘ TÀI CHÍNH" gives "Bộ Tài chính"."""
    # The upper authority is printed above the one that issued; joint circulars use " - ".
    key = fold(printed).strip(" -*")
    if key in _BY_KEY:
        return _BY_KEY[key]
    lowest = [name for folded, name in _BY_KEY.items() if key.endswith(f" {folded}")]
    if " - " not in key and lowest:
        return max(lowest, key=len)
    for council in _COUNCILS:
        if key.startswith(f"{fold(council)} "):
            return f"{council} {_place(printed[len(council) :].strip())}"
    parts = re.split(r"\s+-\s+(?=BỘ|NGÂN|THANH|TÒA|VIỆN|KIỂM)", printed)
    if len(parts) > 1:
        return " – ".join(issuer_of(part) for part in parts)
    return printed.strip().capitalize()


def _place(printed: str) -> str:
    words = printed.lower()
    found = _PLACE.match(fold(words))
    if found is None:
        return printed.title()
    return f"{words[: found.end()].strip()} {printed[found.end() :].strip().title()}"
