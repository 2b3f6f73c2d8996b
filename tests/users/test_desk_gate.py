import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from portal.users import roles
from portal.users.adapters import MFAAdapter
from portal.users.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _second_step_required(settings):
    settings.STAFF_MFA_REQUIRED = True


@pytest.mark.usefixtures("_second_step_required")
class TestDeskGate:
    def test_sends_staff_without_a_second_step_to_set_one_up(self, sign_in):
        user = UserFactory()
        roles.give(user, Role.EDITOR)
        client = sign_in(user)
        for address in ("/admin/", "/admin/pages/", "/admin/khong-co/"):
            assert client.get(address).url == "/tai-khoan/bao-mat-ban-lam-viec/"
        text = client.get("/tai-khoan/bao-mat-ban-lam-viec/").content.decode()
        assert "Bật xác thực hai bước" in text
        assert "/tai-khoan/2fa/totp/activate/" in text

    def test_lets_staff_with_a_second_step_in(self, sign_in):
        user = UserFactory()
        roles.give(user, Role.EDITOR)
        TOTP.activate(user, generate_totp_secret())
        client = sign_in(user)
        assert client.get("/admin/").status_code == 200
        assert client.get("/tai-khoan/bao-mat-ban-lam-viec/").url == "/admin/"

    def test_counts_recovery_codes_alone_as_none(self, sign_in):
        user = UserFactory()
        roles.give(user, Role.EDITOR)
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x"}
        )
        assert sign_in(user).get("/admin/").status_code == 302

    def test_stops_superusers_too(self, sign_in):
        assert sign_in(UserFactory(is_superuser=True)).get("/admin/").status_code == 302

    def test_leaves_residents_to_the_desk_s_own_refusal(self, sign_in):
        answer = sign_in(UserFactory()).get("/admin/")
        assert "/tai-khoan/bao-mat" not in answer.headers.get("Location", "")


class TestDeskGateWhereNotRequired:
    def test_lets_staff_in(self, sign_in):
        user = UserFactory()
        roles.give(user, Role.EDITOR)
        assert sign_in(user).get("/admin/").status_code == 200

    def test_shows_strangers_our_own_sign_in(self, client):
        assert client.get("/admin/").url == "/tai-khoan/login/?next=/admin/"


class TestSecrets:
    def test_are_kept_encrypted(self):
        user = UserFactory()
        secret = generate_totp_secret()
        TOTP.activate(user, secret)
        assert secret not in str(Authenticator.objects.get().data)

    def test_can_be_read_after_the_key_was_changed(self, settings):
        kept = MFAAdapter().encrypt("bí mật")
        old = settings.SECRET_KEY
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new-key" * 10, [old]
        assert MFAAdapter().decrypt(kept) == "bí mật"
