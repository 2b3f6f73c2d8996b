import re

from django.urls import reverse
from django.utils import translation

import pytest
from allauth.account.models import EmailAddress

from portal.users import roles
from portal.users.models import User
from portal.users.roles import Role
from tests.factories import UserFactory
from tests.users.mailbox import letters, link

pytestmark = pytest.mark.django_db
PASSWORD = "muoi-hai-canh-sao"
SIGN_UP = {"full_name": "Hoàng Thị Mai", "email": "Mai@Example.vn", "password1": PASSWORD}


def confirmed(email="mai@example.vn", password=PASSWORD):
    user = UserFactory(email=email)
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


class TestSignUp:
    def test_leads_through_the_mail_to_the_account(self, client):
        answer = client.post("/tai-khoan/signup/", SIGN_UP)
        assert answer.status_code == 302
        assert "Xác nhận thư điện tử" in client.get(answer.url).content.decode()
        user = User.objects.get(email="mai@example.vn")
        assert (user.last_name, user.first_name, user.language) == ("Hoàng", "Thị Mai", "vi")
        (letter,) = letters()
        assert letter.to == ["mai@example.vn"]
        assert letter.subject == "Xác nhận địa chỉ thư điện tử của bạn"
        path = link(letter, "confirm-email")
        assert "Xác nhận" in client.get(path).content.decode()
        client.post(path)
        assert EmailAddress.objects.get(email="mai@example.vn").verified
        client.logout()
        sign_in = {"login": "MAI@example.vn", "password": PASSWORD}
        answer = client.post("/tai-khoan/login/", sign_in)
        assert answer.url == "/tai-khoan/"
        assert "Hoàng Thị Mai" in client.get("/tai-khoan/").content.decode()

    def test_writes_in_english_to_who_signed_up_in_english(self, client):
        client.post("/en/tai-khoan/signup/", SIGN_UP)
        (letter,) = letters()
        assert letter.subject == "Confirm your e-mail address"
        assert "/en/tai-khoan/confirm-email/" in letter.body
        assert User.objects.get().language == "en"

    def test_mails_once_with_one_message_id_however_often_the_task_runs(self, client):
        client.post("/tai-khoan/signup/", SIGN_UP)
        assert len(letters()) == 1
        assert letters()[0].extra_headers["Message-ID"]
        assert len(letters()) == 1

    def test_does_not_let_in_before_the_address_is_confirmed(self, client):
        client.post("/tai-khoan/signup/", SIGN_UP)
        client.logout()
        client.post("/tai-khoan/login/", {"login": "mai@example.vn", "password": PASSWORD})
        assert "_auth_user_id" not in client.session

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("full_name", "", "Nhập họ và tên"),
            ("email", "mai@", "thư điện tử đầy đủ"),
            ("email", "mai@example.vn\r\nBcc: a@b.vn", "thư điện tử đầy đủ"),
            ("password1", "12345678", "mật khẩu"),
            ("password1", "", "bắt buộc"),
        ],
    )
    def test_says_what_is_missing_and_keeps_the_rest(self, client, field, value, words):
        answer = client.post("/tai-khoan/signup/", SIGN_UP | {field: value})
        text = answer.content.decode()
        assert answer.status_code == 200
        assert words.lower() in text.lower()
        assert "Có chỗ cần sửa" in text
        if field != "full_name":
            assert "Hoàng Thị Mai" in text
        assert not User.objects.exists()

    def test_takes_a_name_with_unseen_characters_as_it_is_seen(self, client):
        name = "Hoa\u0300ng\u200b  Thị\u00a0Mai"
        client.post("/tai-khoan/signup/", SIGN_UP | {"full_name": name})
        assert User.objects.get().full_name == "Hoàng Thị Mai"

    def test_answers_control_characters_without_an_error(self, client):
        answer = client.post("/tai-khoan/signup/", SIGN_UP | {"email": "a\x00@\x07.vn"})
        assert answer.status_code == 200
        assert "thư điện tử đầy đủ" in answer.content.decode()


class TestAKnownAddress:
    def test_gets_the_same_answers_as_an_unknown_one(self, client):
        confirmed("co@example.vn")
        for address, fields in {
            "/tai-khoan/signup/": lambda email: SIGN_UP | {"email": email},
            "/tai-khoan/password/reset/": lambda email: {"email": email},
            "/tai-khoan/login/code/": lambda email: {"email": email},
        }.items():
            shown = []
            for email in ("co@example.vn", "khong@example.vn"):
                client.logout()
                answer = client.post(address, fields(email))
                page = client.get(answer.url).content.decode()
                tokenless = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
                shown.append((answer.status_code, answer.url, tokenless.replace(email, "")))
            assert shown[0] == shown[1], address

    def test_is_told_by_mail_that_it_has_an_account(self, client):
        confirmed("mai@example.vn")
        client.post("/tai-khoan/signup/", SIGN_UP)
        (letter,) = letters()
        assert letter.subject == "Bạn đã có tài khoản"
        assert User.objects.count() == 1

    def test_gets_the_same_words_for_a_wrong_password(self, client):
        confirmed("co@example.vn")
        pages = []
        for email in ("co@example.vn", "khong@example.vn"):
            answer = client.post("/tai-khoan/login/", {"login": email, "password": "sai-roi-nhe"})
            pages.append("Thư điện tử hoặc mật khẩu không đúng" in answer.content.decode())
        assert pages == [True, True]

    def test_sends_a_stranger_no_mail(self, client):
        client.post("/tai-khoan/password/reset/", {"email": "khong@example.vn"})
        assert letters() == []


class TestPasswordReset:
    def test_gives_a_new_password_by_mail_and_says_so(self, client):
        confirmed()
        client.post("/tai-khoan/password/reset/", {"email": "mai@example.vn"})
        (letter,) = letters()
        answer = client.get(link(letter, "password/reset/key"))
        new = {"password1": "mua-xuan-o-mau-son", "password2": "mua-xuan-o-mau-son"}
        answer = client.post(answer.url, new)
        assert answer.status_code == 302
        assert "_auth_user_id" not in client.session
        assert letters()[-1].body.startswith("Mật khẩu của tài khoản đã được đặt lại")
        sign_in = {"login": "mai@example.vn", "password": new["password1"]}
        assert client.post("/tai-khoan/login/", sign_in).url == "/tai-khoan/"

    def test_refuses_a_used_or_invented_link(self, client):
        answer = client.get("/tai-khoan/password/reset/key/1-set-password/")
        assert "không còn hiệu lực" in answer.content.decode()


class TestSigningIn:
    @pytest.mark.parametrize(
        "target",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "http:evil.example",
            "javascript:alert(1)",
            "\x00//evil.example",
            "https:///evil.example",
        ],
    )
    def test_never_leads_off_the_site(self, client, target):
        confirmed()
        sign_in = {"login": "mai@example.vn", "password": PASSWORD, "next": target}
        assert client.post("/tai-khoan/login/", sign_in).url == "/tai-khoan/"

    def test_leads_to_where_the_person_was_going(self, client):
        confirmed()
        answer = client.get("/tai-khoan/thong-tin/")
        assert answer.url == "/tai-khoan/login/?next=/tai-khoan/thong-tin/"
        sign_in = {"login": "mai@example.vn", "password": PASSWORD, "next": "/tai-khoan/thong-tin/"}
        assert client.post(answer.url, sign_in).url == "/tai-khoan/thong-tin/"

    def test_leads_staff_to_the_desk(self, client):
        roles.give(confirmed(), Role.EDITOR)
        sign_in = {"login": "mai@example.vn", "password": PASSWORD}
        assert client.post("/tai-khoan/login/", sign_in).url == "/admin/"

    def test_by_a_mailed_code_needs_no_password(self, client):
        confirmed()
        answer = client.post("/tai-khoan/login/code/", {"email": "mai@example.vn"})
        (letter,) = letters()
        code = re.search(r"\n\n(\S+)\n\n", letter.body).group(1)
        assert client.post(answer.url, {"code": code}).url == "/tai-khoan/"
        assert "_auth_user_id" in client.session

    def test_gives_the_session_a_new_key_and_signing_out_ends_it(self, client):
        confirmed()
        client.get("/tai-khoan/login/")
        client.post("/tai-khoan/login/", {"login": "mai@example.vn", "password": PASSWORD})
        key = client.session.session_key
        client.post("/tai-khoan/logout/")
        assert not client.session.exists(key)

    def test_slows_down_who_tries_many_passwords(self, client):
        confirmed()
        wrong = {"login": "mai@example.vn", "password": "sai-mat-khau"}
        for _attempt in range(6):
            answer = client.post("/tai-khoan/login/", wrong)
        assert "quá nhiều lần" in answer.content.decode() or answer.status_code == 429

    def test_refuses_a_disabled_person(self, client):
        user = confirmed()
        client.force_login(user)
        user.is_active = False
        user.save()
        assert client.get("/tai-khoan/").status_code == 302


class TestAccountPages:
    PAGES = (
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_request_login_code",
        "account_email_verification_sent",
        "account_inactive",
    )
    OWN_PAGES = (
        "users:home",
        "users:profile",
        "users:organisation-create",
        "users:desk-security",
        "account_email",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "socialaccount_connections",
    )
    ENGLISH = re.compile(
        r"\b(Sign In|Sign Up|Password|Email|Your|The|Please|Change|Authenticator)\b"
    )

    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("name", PAGES)
    def test_open_for_strangers_in_one_language(self, client, name, language):
        self.assert_one_language(client, name, language)

    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("name", OWN_PAGES)
    def test_open_for_their_person_in_one_language(self, client, name, language):
        confirmed()
        root = "/en/tai-khoan" if language == "en" else "/tai-khoan"
        client.post(f"{root}/login/", {"login": "mai@example.vn", "password": PASSWORD})
        client.post(f"{root}/reauthenticate/", {"password": PASSWORD})
        self.assert_one_language(client, name, language)

    def assert_one_language(self, client, name, language):
        with translation.override(language):
            address = reverse(name)
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.headers)
        assert answer.headers["Cache-Control"] == "private, no-store"
        text = answer.content.decode()
        assert f'<html lang="{language}"' in text
        main = text.split("<main")[1].split("</main>")[0]
        main = re.sub(r"<script.*?</script>|<[^>]+>", " ", main, flags=re.DOTALL)
        main = re.sub("Hoàng Thị Mẫu|Tiếng Việt", "", main)
        if language == "vi":
            assert not self.ENGLISH.search(main), self.ENGLISH.findall(main)
        else:
            assert not re.search(r"[ăâđêôơưạảấầếềộớợ]", main), main

    @pytest.mark.parametrize("name", PAGES)
    def test_hold_no_inline_script(self, client, name):
        text = client.get(reverse(name)).content.decode()
        inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", text)
        assert all("application/json" in attributes for attributes in inline)
        assert not re.search(r"\son\w+=|style=", text)
