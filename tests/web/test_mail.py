from pathlib import Path

from django.core import mail

import pytest

from portal.web.mail import send_mail


@pytest.fixture
def letters(settings, tmp_path: Path) -> Path:
    folder = tmp_path / "emails"
    folder.mkdir()
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    (folder / "sample.txt").write_text("Mã {{ code }}\n\nXin chào,\nMã của bạn là {{ code }}.\n")
    (folder / "broken.txt").write_text("Không có dòng trống")
    return folder


@pytest.mark.usefixtures("letters")
class TestSendMail:
    def test_takes_the_subject_from_the_first_line(self):
        send_mail(
            template="sample", to="a@example.vn", context={"code": "LS-1"}, language="vi", key="1"
        )
        assert mail.outbox[0].subject == "Mã LS-1"
        assert mail.outbox[0].body.startswith("Xin chào,")

    def test_gives_a_repeated_mail_the_same_message_id(self):
        for _turn in range(2):
            send_mail(template="sample", to="a@example.vn", context={}, language="vi", key="9")
        first, second = mail.outbox
        assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]

    def test_refuses_a_template_without_a_subject(self):
        with pytest.raises(ValueError, match="subject line"):
            send_mail(template="broken", to="a@example.vn", context={}, language="vi", key="1")
