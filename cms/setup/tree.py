"""The page tree of a fresh site, in both languages."""

from urllib.parse import urlsplit

from django.conf import settings

from wagtail.models import Collection, Locale, Page, Site

from cms.models import BasePage, HomePage
from cms.setup.texts import HOME, SECTIONS, PageText


def ensure_tree() -> list[HomePage]:
    """Return the home pages, one for each language; make the whole tree where there is none."""
    codes = [code for code, _name in settings.LANGUAGES]
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code in codes]
    if not HomePage.objects.exists():
        _make_tree(locales)
    return list(HomePage.objects.filter(depth=2).order_by("path"))


def _make_tree(locales: list[Locale]) -> None:
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    welcome = Page.objects.filter(depth=2, content_type__model="page").first()
    home = _add(root, HOME, locale=locales[0])
    _serve_at_root(home)
    if welcome is not None:
        welcome.delete()
    homes = [home, *(_add(root, HOME, locale=locale, source=home) for locale in locales[1:])]
    for section in SECTIONS:
        first = _add(homes[0], section, locale=locales[0])
        for parent, locale in zip(homes[1:], locales[1:], strict=True):
            _add(parent, section, locale=locale, source=first)


def _add(
    parent: Page, text: PageText, *, locale: Locale, source: BasePage | None = None
) -> BasePage:
    """Publish one page below its parent, as a translation of the source where there is one."""
    language = locale.language_code
    page: BasePage = text.page_class(
        locale=locale,
        title=text.title[language],
        slug=text.slug if parent.depth > 1 or source is None else f"{text.slug}-{language}",
        lead=text.lead[language],
    )
    if source is not None:
        page.translation_key = source.translation_key
    if text.body:
        page.body = text.body[language]
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _serve_at_root(home: BasePage) -> None:
    """Make the first home page what the site's root shows, whatever stood there before."""
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": port,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "root_page": home,
        },
    )
