"""What a public site owes its readers: access, privacy, data, contact, sources."""

from cms.models import PlainPage
from cms.setup.texts.base import PageText, section

ACCESSIBILITY = PageText(
    page_class=PlainPage,
    slug="tro-nang",
    title={"vi": "Trợ năng", "en": "Accessibility"},
    lead={
        "vi": "Ai cũng phải dùng được cổng này, bằng thiết bị và cách của mình.",
        "en": "Everybody should be able to use this site, on their own device, in their own way.",
    },
    body={
        "vi": [
            *section(
                "Chúng tôi làm gì",
                "Cổng hướng tới mức AA của Hướng dẫn về khả năng tiếp cận nội dung web "
                "(WCAG) 2.2. Bạn có thể:",
                "<ul><li>đọc và gửi biểu mẫu chỉ bằng bàn phím;</li>"
                "<li>phóng to đến 400% mà không phải cuộn ngang;</li>"
                "<li>dùng trình đọc màn hình;</li>"
                "<li>dùng mọi trang khi tắt JavaScript;</li>"
                "<li>chọn nền tối hoặc màu tương phản cao trong thiết bị của bạn.</li></ul>",
            ),
            *section(
                "Những chỗ chưa tốt",
                "Một số văn bản cũ chỉ có bản chụp, trình đọc màn hình không đọc được. "
                "Ảnh do người dân gửi có thể chưa có lời mô tả.",
            ),
            *section(
                "Báo cho chúng tôi",
                "Nếu bạn gặp khó khăn, hãy cho biết trang nào và bạn dùng thiết bị gì, "
                'qua <a href="/lien-he/">trang liên hệ</a>.',
            ),
        ],
        "en": [
            *section(
                "What we do",
                "The site aims at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2. "
                "You can:",
                "<ul><li>read every page and send every form with the keyboard alone;</li>"
                "<li>zoom to 400% without scrolling sideways;</li>"
                "<li>use a screen reader;</li>"
                "<li>use every page with JavaScript turned off;</li>"
                "<li>choose a dark scheme or high contrast on your device.</li></ul>",
            ),
            *section(
                "Where we fall short",
                "Some older documents exist only as scans, which a screen reader cannot read. "
                "Photos sent by residents may lack a description.",
            ),
            *section(
                "Tell us",
                "If something does not work for you, tell us which page and which device "
                'through the <a href="/en/lien-he/">contact page</a>.',
            ),
        ],
    },
)
PRIVACY = PageText(
    page_class=PlainPage,
    slug="quyen-rieng-tu",
    title={"vi": "Quyền riêng tư", "en": "Privacy"},
    lead={
        "vi": "Chúng tôi chỉ giữ những gì cần để trả lời bạn.",
        "en": "We keep only what we need to answer you.",
    },
    body={
        "vi": [
            *section(
                "Khi bạn đọc",
                "Trang công khai không đặt cookie và không có mã theo dõi của bên khác.",
            ),
            *section(
                "Khi bạn gửi phản ánh",
                "Tên và cách liên hệ là tùy chọn. Ảnh được làm sạch trước khi ai đó xem: vị trí, "
                "tên máy và ghi chú trong ảnh bị xóa. Bản đồ công khai không hiện tên, "
                "số điện thoại hay thư điện tử của bạn.",
            ),
            *section(
                "Khi bạn nộp hồ sơ",
                "Chỉ bạn, tổ chức của bạn và cán bộ được giao xem được hồ sơ. "
                "Mỗi lần đổi trạng thái đều được ghi lại.",
            ),
            *section(
                "Quyền của bạn",
                "Bạn có thể xem, sửa hoặc đề nghị xóa thông tin về mình. "
                'Cách làm có ở <a href="/lien-he/">trang liên hệ</a>.',
            ),
        ],
        "en": [
            *section(
                "When you read",
                "Public pages set no cookie and carry no tracking code of others.",
            ),
            *section(
                "When you report",
                "Your name and contact are optional. Photos are cleaned before anybody sees them: "
                "position, device and notes inside the photo are removed. The public map never "
                "shows your name, telephone number or e-mail address.",
            ),
            *section(
                "When you apply",
                "Only you, your organisation and the officers in charge can see an application. "
                "Every change of its state is recorded.",
            ),
            *section(
                "Your rights",
                "You may see, correct or ask us to delete what we hold about you. "
                'The <a href="/en/lien-he/">contact page</a> says how.',
            ),
        ],
    },
)
OPEN_DATA = PageText(
    page_class=PlainPage,
    slug="du-lieu-mo",
    title={"vi": "Dữ liệu mở", "en": "Open data"},
    lead={
        "vi": "Những gì đã công khai trên cổng, máy tính cũng đọc được.",
        "en": "What is public on this site can be read by machines too.",
    },
    body={
        "vi": section(
            "Nguồn tin RSS",
            "Dùng trình đọc RSS để nhận tin và văn bản mới:",
            '<ul><li><a href="/rss/">Tin tức</a></li>'
            '<li><a href="/rss/van-ban/">Văn bản mới</a></li>'
            '<li><a href="/rss/chuong-trinh/">Chương trình</a></li></ul>',
            'Danh sách mọi trang công khai có ở <a href="/sitemap.xml">sitemap.xml</a>.',
        ),
        "en": section(
            "RSS feeds",
            "Follow news and new documents with a feed reader:",
            '<ul><li><a href="/en/rss/">News</a></li>'
            '<li><a href="/en/rss/van-ban/">New documents</a></li>'
            '<li><a href="/en/rss/chuong-trinh/">Programmes</a></li></ul>',
            'Every public page is listed in <a href="/sitemap.xml">sitemap.xml</a>.',
        ),
    },
)
CONTACT = PageText(
    page_class=PlainPage,
    slug="lien-he",
    title={"vi": "Liên hệ", "en": "Contact"},
    lead={
        "vi": "Chọn cách nhanh nhất cho việc của bạn.",
        "en": "Choose the quickest way for what you need.",
    },
    body={
        "vi": [
            *section(
                "Báo ô nhiễm",
                '<a href="/phan-anh/">Gửi phản ánh</a> kèm ảnh và địa điểm. '
                "Bạn nhận mã để theo dõi.",
            ),
            *section(
                "Hỏi về hồ sơ đã nộp",
                'Mở <a href="/ho-so/">Hồ sơ của tôi</a> và nhắn cho cán bộ phụ trách '
                "ngay trong hồ sơ.",
            ),
            *section(
                "Việc khác",
                "Số đường dây nóng hiện ở đầu mỗi trang khi cơ quan vận hành công bố. "
                "Nếu có người đang gặp nguy hiểm, "
                "hãy báo ngay cho chính quyền xã, phường nơi bạn ở.",
            ),
        ],
        "en": [
            *section(
                "Report pollution",
                '<a href="/en/phan-anh/">Send a report</a> with photos and a place. '
                "You get a code to follow it.",
            ),
            *section(
                "Ask about an application",
                'Open <a href="/en/ho-so/">My applications</a> and write to the officer in charge '
                "from the application itself.",
            ),
            *section(
                "Anything else",
                "The hotline is shown at the top of every page once the operator announces it. "
                "If somebody is in danger, tell your commune or ward authorities at once.",
            ),
        ],
    },
)
SOURCES = PageText(
    page_class=PlainPage,
    slug="nguon",
    title={"vi": "Nguồn", "en": "Sources"},
    lead={
        "vi": "Nội dung trên cổng lấy từ đâu.",
        "en": "Where the content of this site comes from.",
    },
    body={
        "vi": [
            *section(
                "Văn bản",
                "Văn bản quy phạm pháp luật không thuộc đối tượng bảo hộ quyền tác giả "
                "(Luật Sở hữu trí tuệ, Điều 15). Khi cần áp dụng, hãy đối chiếu với bản chính "
                "của cơ quan ban hành.",
            ),
            *section(
                "Hình ảnh",
                "Mỗi hình có chú thích và nguồn ở bên dưới. Hình minh họa do cổng tự vẽ.",
            ),
            *section(
                "Dữ liệu mẫu",
                "Trang nào ghi “Dữ liệu mẫu” là để minh họa, không phải thông tin chính thức.",
            ),
        ],
        "en": [
            *section(
                "Documents",
                "Legal texts are not under copyright in Vietnam (Law on Intellectual Property, "
                "Article 15). Before you rely on one, compare it with the issuer's original.",
            ),
            *section(
                "Pictures",
                "Every picture has its caption and source below it. "
                "Illustrations were drawn for this site.",
            ),
            *section(
                "Sample data",
                "A page marked “Sample data” is an illustration, not official information.",
            ),
        ],
    },
)
