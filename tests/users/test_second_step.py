"""The second step at sign-in, and outside logins that must not open somebody's account."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin

from portal.users.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "muoi-hai-canh-sao"
SIGN_IN = {"login": "mai@example.vn", "password": PASSWORD}


@pytest.fixture
def mai():
    user = UserFactory(email="mai@example.vn")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


class TestSecondStep:
    def test_is_asked_for_after_the_password_and_taken_once(self, client, mai):
        secret = generate_totp_secret()
        TOTP.activate(mai, secret)
        answer = client.post("/tai-khoan/login/", SIGN_IN)
        assert answer.url == "/tai-khoan/2fa/authenticate/"
        assert "_auth_user_id" not in client.session
        assert "Nhập mã trong ứng dụng" in client.get(answer.url).content.decode()
        wrong = client.post(answer.url, {"code": "000000x"})
        assert wrong.status_code == 200
        code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
        assert client.post(answer.url, {"code": code}).url == "/tai-khoan/"
        client.post("/tai-khoan/logout/")
        client.post("/tai-khoan/login/", SIGN_IN)
        assert client.post(answer.url, {"code": code}).status_code == 200
        assert "_auth_user_id" not in client.session

    def test_is_not_passed_by_a_sign_in_by_code(self, client, mai):
        TOTP.activate(mai, generate_totp_secret())
        client.post("/tai-khoan/login/code/", {"email": mai.email})
        assert "_auth_user_id" not in client.session


@pytest.fixture
def _provider(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "Cổng định danh",
                    "client_id": "id",
                    "secret": "secret",
                    "settings": {"server_url": "https://id.example.vn"},
                }
            ]
        }
    }


@pytest.mark.usefixtures("_provider")
class TestOutsideLogin:
    def test_is_offered_where_a_provider_is_set(self, client):
        text = client.get("/tai-khoan/login/").content.decode()
        assert "Cổng định danh" in text
        assert 'href="/tai-khoan/oidc/oidc/login/' in text

    def test_asks_before_it_leaves_the_site(self, client):
        answer = client.get("/tai-khoan/oidc/oidc/login/")
        assert answer.status_code == 200
        assert "Tiếp tục" in answer.content.decode()


@pytest.mark.usefixtures("_provider")
class TestOutsideLoginByTheSameAddress:
    @pytest.mark.parametrize("is_verified", [True, False])
    def test_never_finds_the_account(self, rf, mai, is_verified):
        login = SocialLogin(
            user=User(email=mai.email),
            account=SocialAccount(provider="oidc", uid="nguoi-la"),
            email_addresses=[EmailAddress(email=mai.email, verified=is_verified, primary=True)],
            provider=get_adapter().get_provider(rf.get("/"), "oidc"),
        )
        login.lookup()
        assert not login.is_existing
        assert not SocialAccount.objects.exists()
