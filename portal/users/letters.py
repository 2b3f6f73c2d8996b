"""What our mails about accounts and organisations say: one subject and one text each."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Letter:
    """The words of one mail; both may hold %(names)s that the context fills."""

    subject: str | Promise
    body: str | Promise


LETTERS: Final = {
    "verify": Letter(
        gettext_lazy("Xác nhận địa chỉ thư điện tử của bạn"),
        gettext_lazy(
            "Mở liên kết này để xác nhận địa chỉ %(email)s:\n\n%(activate_url)s\n\n"
            "Nếu bạn không đăng ký tài khoản, hãy bỏ qua thư này."
        ),
    ),
    "reset": Letter(
        gettext_lazy("Đặt lại mật khẩu"),
        gettext_lazy(
            "Có người, có lẽ là bạn, xin đặt lại mật khẩu của tài khoản %(email)s."
            " Mở liên kết này để đặt mật khẩu mới:\n\n%(password_reset_url)s\n\n"
            "Nếu không phải bạn, hãy bỏ qua thư này: mật khẩu không thay đổi."
        ),
    ),
    "exists": Letter(
        gettext_lazy("Bạn đã có tài khoản"),
        gettext_lazy(
            "Có người, có lẽ là bạn, vừa đăng ký bằng địa chỉ %(email)s,"
            " nhưng địa chỉ này đã có tài khoản.\n\n"
            "Nếu quên mật khẩu, bạn đặt lại tại đây:\n\n%(password_reset_url)s"
        ),
    ),
    "code": Letter(
        gettext_lazy("Mã đăng nhập"),
        gettext_lazy(
            "Mã đăng nhập của bạn là:\n\n%(code)s\n\n"
            "Nhập mã vào trang đang mở. Mã hết hạn sau vài phút. Đừng đưa mã cho ai."
        ),
    ),
    "invitation": Letter(
        gettext_lazy("Lời mời tham gia %(organisation)s"),
        gettext_lazy(
            "%(inviter)s mời bạn nộp và theo dõi hồ sơ cho %(organisation)s.\n\n"
            "Mở liên kết này để nhận lời, trong vòng %(days)s ngày:\n\n%(url)s\n\n"
            "Nếu bạn không biết tổ chức này, hãy bỏ qua thư này."
        ),
    ),
    "notice": Letter(
        gettext_lazy("Tài khoản của bạn vừa có thay đổi"),
        gettext_lazy(
            "%(change)s\n\n"
            "Nếu không phải bạn làm, hãy đặt lại mật khẩu ngay và liên hệ với chúng tôi."
        ),
    ),
}

CHANGES: Final[dict[str, str | Promise]] = {
    "email_changed": gettext_lazy("Địa chỉ thư điện tử của tài khoản đã được đổi."),
    "email_confirm": gettext_lazy("Địa chỉ thư điện tử của tài khoản đã được xác nhận."),
    "email_deleted": gettext_lazy("Một địa chỉ thư điện tử đã được xoá khỏi tài khoản."),
    "password_changed": gettext_lazy("Mật khẩu của tài khoản đã được đổi."),
    "password_reset": gettext_lazy("Mật khẩu của tài khoản đã được đặt lại."),
    "password_set": gettext_lazy("Tài khoản nay có mật khẩu."),
    "totp_activated": gettext_lazy("Ứng dụng xác thực đã được bật."),
    "totp_deactivated": gettext_lazy("Ứng dụng xác thực đã bị tắt."),
    "recovery_codes_generated": gettext_lazy("Các mã dự phòng mới đã được tạo."),
    "webauthn_added": gettext_lazy("Một khoá đăng nhập đã được thêm."),
    "webauthn_removed": gettext_lazy("Một khoá đăng nhập đã bị xoá."),
    "account_connected": gettext_lazy("Một tài khoản bên ngoài đã được liên kết."),
    "account_disconnected": gettext_lazy("Một tài khoản bên ngoài đã bị ngắt liên kết."),
}


def write(kind: str, *, context: dict[str, str]) -> dict[str, str]:
    """
    Return subject and body of a letter in the active language.

    :raises KeyError: if there is no such letter, or the context lacks one of its names
    """
    letter = LETTERS[kind]
    words = dict(context)
    if "change" in words:
        words["change"] = str(CHANGES.get(words["change"], _("Tài khoản đã được thay đổi.")))
    subject = " ".join((str(letter.subject) % words).split())
    return {"subject": subject, "body": str(letter.body) % words}
