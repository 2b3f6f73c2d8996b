"""Load the sample content, once: accounts, pages, documents, reports and applications."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.sample.accounts import write_accounts
from portal.sample.loading import load_missing


class Command(BaseCommand):
    help = "Load the sample content that is not loaded yet; refuses outside development."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT_PAGES:
            raise CommandError(
                _(
                    "Dữ liệu mẫu có mật khẩu ai cũng biết nên không được nạp vào hệ thống thật. "
                    "Hãy chạy lệnh này với portal.settings.development."
                )
            )
        began = time.monotonic()
        for part in load_missing(now=timezone.now()):
            self.stdout.write(
                _("Đã nạp %(part)s (%(seconds).1f giây)")
                % {"part": part.label, "seconds": time.monotonic() - began}
            )
        path = settings.DATA_DIR / "accounts.txt"
        write_accounts(path)
        self.stdout.write(_("Tài khoản mẫu: %(path)s") % {"path": path})
