"""Accounts and sign-in: e-mail only, two steps for staff, one OpenID Connect provider if set."""

from typing import Any
from urllib.parse import urlsplit

from portal.settings import env

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "users:home"
STAFF_MFA_REQUIRED = True

# Sessions
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True

# Accounts: the address is the login name, and nobody is told whether it has an account
ACCOUNT_ADAPTER = "portal.users.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.users.forms.LoginForm",
    "signup": "portal.users.forms.SignupForm",
    "reset_password": "portal.users.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.users.forms.ResetPasswordKeyForm",
    "change_password": "portal.users.forms.ChangePasswordForm",
    "set_password": "portal.users.forms.SetPasswordForm",
    "add_email": "portal.users.forms.AddEmailForm",
    "request_login_code": "portal.users.forms.RequestLoginCodeForm",
    "confirm_login_code": "portal.users.forms.ConfirmLoginCodeForm",
    "reauthenticate": "portal.users.forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

# A second step: an app's codes, passkeys, and recovery codes for a lost phone
MFA_ADAPTER = "portal.users.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lang Son"
MFA_TOTP_TOLERANCE = 1

# One identity provider, by OpenID Connect; it never opens an account that exists already
OIDC_SERVER_URL = env.text("OIDC_SERVER_URL", default="")
OIDC_ORIGIN = "{0.scheme}://{0.netloc}".format(urlsplit(OIDC_SERVER_URL)) if OIDC_SERVER_URL else ""
SOCIALACCOUNT_ADAPTER = "portal.users.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "mandatory"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_SERVER_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.text("OIDC_NAME", default="OpenID Connect"),
                "client_id": env.text("OIDC_CLIENT_ID"),
                "secret": env.text("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ],
    }

# The desk has our sign-in; people are kept by the desk without passwords
WAGTAILADMIN_LOGIN_URL = "/tai-khoan/login/"
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
