import pytest

from portal.users.models import Membership, Organisation
from tests.factories import MembershipFactory, UserFactory
from tests.users.mailbox import letters, link

pytestmark = pytest.mark.django_db
FIELDS = {
    "name": "Hợp tác xã Mẫu",
    "kind": "cooperative",
    "tax_code": "4900123467",
    "address": "Xã Na Dương",
}


class TestHome:
    def test_shows_the_person_and_their_organisations(self, sign_in, django_assert_max_num_queries):
        membership = MembershipFactory()
        for _each in range(5):
            MembershipFactory(user=membership.user)
        client = sign_in(membership.user)
        with django_assert_max_num_queries(12):
            text = client.get("/tai-khoan/").content.decode()
        assert membership.user.email in text
        assert membership.organisation.name in text

    def test_speaks_english_under_its_address(self, sign_in):
        assert "Your account" in sign_in(UserFactory()).get("/en/tai-khoan/").content.decode()


class TestProfile:
    def test_saves_name_and_language(self, sign_in):
        user = UserFactory()
        client = sign_in(user)
        answer = client.post(
            "/tai-khoan/thong-tin/", {"full_name": " Lý  Văn Tám ", "language": "en"}
        )
        assert answer.url == "/tai-khoan/"
        user.refresh_from_db()
        assert (user.last_name, user.first_name, user.language) == ("Lý", "Văn Tám", "en")

    def test_takes_nothing_else(self, sign_in):
        user = UserFactory()
        sign_in(user).post(
            "/tai-khoan/thong-tin/",
            {"full_name": "Lý", "language": "vi", "is_superuser": "1", "email": "a@b.vn"},
        )
        user.refresh_from_db()
        assert not user.is_superuser
        assert user.email != "a@b.vn"

    @pytest.mark.parametrize("name", ["x" * 121, "a" * 100_000])
    def test_says_when_a_name_is_too_long_and_keeps_it(self, sign_in, name):
        answer = sign_in(UserFactory()).post(
            "/tai-khoan/thong-tin/", {"full_name": name, "language": "zz"}
        )
        assert answer.status_code == 200
        assert "Có chỗ cần sửa" in answer.content.decode()
        assert name in answer.content.decode()


class TestOrganisations:
    def test_are_made_in_one_step(self, sign_in):
        user = UserFactory()
        answer = sign_in(user).post("/tai-khoan/to-chuc/moi/", FIELDS)
        organisation = Organisation.objects.get()
        assert answer.url == f"/tai-khoan/to-chuc/{organisation.pk}/"
        assert "Hợp tác xã Mẫu" in sign_in(user).get(answer.url).content.decode()

    @pytest.mark.parametrize("code", ["", "123", "4900123468", "abc", "4900123467\x00\x07x"])
    def test_need_a_right_tax_code_and_keep_the_rest(self, sign_in, code):
        answer = sign_in(UserFactory()).post("/tai-khoan/to-chuc/moi/", FIELDS | {"tax_code": code})
        text = answer.content.decode()
        assert "Mã số thuế cần" in text or "Nhập mã số thuế" in text
        assert "Hợp tác xã Mẫu" in text

    def test_say_when_the_tax_code_is_taken(self, sign_in):
        sign_in(UserFactory()).post("/tai-khoan/to-chuc/moi/", FIELDS)
        answer = sign_in(UserFactory()).post("/tai-khoan/to-chuc/moi/", FIELDS)
        assert "đã được đăng ký" in answer.content.decode()
        assert Organisation.objects.count() == 1

    def test_are_unknown_to_others(self, sign_in):
        membership = MembershipFactory(role="owner")
        client = sign_in(UserFactory())
        address = f"/tai-khoan/to-chuc/{membership.organisation_id}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"email": "a@example.vn"}).status_code == 404
        assert client.post(f"{address}thanh-vien/{membership.pk}/ra/").status_code == 404

    def test_show_members_in_a_fixed_number_of_queries(
        self, sign_in, django_assert_max_num_queries
    ):
        owner = MembershipFactory(role="owner")
        for _each in range(8):
            MembershipFactory(organisation=owner.organisation)
        client = sign_in(owner.user)
        with django_assert_max_num_queries(10):
            client.get(f"/tai-khoan/to-chuc/{owner.organisation_id}/")

    def test_take_a_member_by_invitation(self, sign_in):
        owner = MembershipFactory(role="owner")
        guest = UserFactory(email="moi@example.vn")
        address = f"/tai-khoan/to-chuc/{owner.organisation_id}/"
        answer = sign_in(owner.user).post(address, {"email": "moi@example.vn"})
        assert answer.url == address
        assert "moi@example.vn" in sign_in(owner.user).get(address).content.decode()
        path = link(letters()[-1], "loi-moi")
        assert "địa chỉ khác" in sign_in(owner.user).get(path).content.decode()
        assert "Nhận lời" in sign_in(guest).get(path).content.decode()
        assert sign_in(guest).post(path).url == address
        answer = sign_in(guest).get(path)
        assert answer.status_code == 404
        assert "không còn hiệu lực" in answer.content.decode()

    def test_let_a_member_go_and_keep_a_representative(self, sign_in):
        owner = MembershipFactory(role="owner")
        member = MembershipFactory(organisation=owner.organisation)
        address = f"/tai-khoan/to-chuc/{owner.organisation_id}/"
        answer = sign_in(owner.user).post(f"{address}thanh-vien/{owner.pk}/ra/", follow=True)
        assert "cần có người đại diện" in answer.content.decode()
        sign_in(owner.user).post(f"{address}thanh-vien/{member.pk}/dai-dien/")
        assert sign_in(owner.user).post(f"{address}thanh-vien/{owner.pk}/ra/").url == "/tai-khoan/"
        assert list(Membership.objects.all()) == [member]

    def test_refuse_a_plain_member_s_commands(self, sign_in):
        owner = MembershipFactory(role="owner")
        member = MembershipFactory(organisation=owner.organisation)
        address = f"/tai-khoan/to-chuc/{owner.organisation_id}/"
        client = sign_in(member.user)
        assert client.post(address, {"email": "a@example.vn"}).status_code == 403
        assert client.post(f"{address}thanh-vien/{owner.pk}/ra/").status_code == 403
        assert client.post(f"{address}thanh-vien/{member.pk}/dai-dien/").status_code == 403
        assert "Mời thành viên" not in client.get(address).content.decode()
