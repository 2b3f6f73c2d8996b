"""Deterministic contents of pages, written to the search without a page."""

from datetime import UTC, date, datetime
from typing import Any

import factory

from cms.searchable import EntryContent, Passage
from search import projection


class ContentFactory(factory.Factory[EntryContent]):
    class Meta:
        model = EntryContent

    kind = "news"
    language = "vi"
    title = factory.Sequence(lambda number: f"Bản tin mẫu {number}")
    url = factory.Sequence(lambda number: f"/tin-tuc/ban-tin-mau-{number}/")
    published_at = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


PLAN, DECREE, NEWS, PROGRAMME, ENGLISH, OTHER_PLAN = range(101, 107)

SAMPLES: dict[int, dict[str, Any]] = {
    PLAN: {
        "kind": "document",
        "title": "Kế hoạch phân loại rác thải sinh hoạt tại nguồn",
        "url": "/van-ban/ke-hoach-phan-loai-rac/",
        "number": "172/KH-UBND",
        "document_kind": "plan",
        "issuer": "Ủy ban nhân dân tỉnh Lạng Sơn",
        "topics": ("rac-thai",),
        "published_at": None,
        "issued_date": date(2024, 8, 12),
        "effective_date": date(2024, 8, 12),
        "replaced_since": date(2026, 1, 1),
        "summary": "Hộ gia đình phân loại chất thải rắn sinh hoạt thành ba nhóm.",
        "passages": (
            Passage("dieu-1", "Điều 1. Mục tiêu", "Đến cuối năm, các phường thu gom riêng rác."),
            Passage(
                "dieu-2",
                "Điều 2. Trách nhiệm",
                "Hộ gia đình có trách nhiệm đựng chất thải thực phẩm trong thùng kín."
                " Đơn vị thu gom từ chối nhận chất thải chưa phân loại.",
            ),
        ),
    },
    DECREE: {
        "kind": "document",
        "title": "Nghị định quy định chi tiết một số điều của Luật Bảo vệ môi trường",
        "url": "/van-ban/nghi-dinh-08-2022/",
        "number": "08/2022/NĐ-CP",
        "document_kind": "decree",
        "issuer": "Chính phủ",
        "topics": ("khi-nha-kinh", "rac-thai"),
        "published_at": None,
        "issued_date": date(2022, 1, 10),
        "effective_date": date(2022, 1, 10),
        "body": "Quan trắc khí thải công nghiệp. Khu công nghiệp phải có hệ thống xử lý nước thải.",
    },
    NEWS: {
        "title": "Người dân phường Đông Kinh đổi rác lấy cây",
        "url": "/tin-tuc/doi-rac-lay-cay/",
        "body": "Sáng Chủ nhật, hàng trăm hộ mang rác tái chế tới đổi lấy cây hồi giống.",
        "topics": ("rac-thai",),
        "communes": ("05968",),
    },
    PROGRAMME: {
        "kind": "programme",
        "title": "Hỗ trợ tăng trưởng xanh cho hợp tác xã",
        "url": "/chuong-trinh/tang-truong-xanh/",
        "summary": "Doanh nghiệp và hợp tác xã được hỗ trợ máy ép rác hữu cơ.",
        "published_at": datetime(2026, 5, 2, 8, 0, tzinfo=UTC),
    },
    ENGLISH: {
        "title": "Households swap waste for trees",
        "url": "/en/tin-tuc/doi-rac-lay-cay/",
        "language": "en",
        "body": "Hundreds of households brought recyclable waste on Sunday morning.",
    },
    OTHER_PLAN: {
        "kind": "document",
        "title": "Kế hoạch hành động thích ứng biến đổi khí hậu",
        "url": "/van-ban/ke-hoach-1720/",
        "number": "1720/KH-UBND",
        "document_kind": "plan",
        "issuer": "Ủy ban nhân dân tỉnh Lạng Sơn",
        "published_at": None,
        "issued_date": date(2023, 2, 1),
        "body": "Trồng rừng phòng hộ đầu nguồn sông Kỳ Cùng.",
    },
}


def publish(page_id: int, **content: Any) -> EntryContent:
    """Write a page's content to the search and return it."""
    made = ContentFactory(**content)
    projection.write(page_id, content=made)
    return made


def publish_samples() -> None:
    """Write the sample pages."""
    for page_id, content in SAMPLES.items():
        publish(page_id, **content)
