"""The illustrations, as pictures that editors may use too."""

from pathlib import Path
from typing import Final

from django.core.files.images import ImageFile

from cms.models import PortalImage
from portal.sample.reading import read_rows

PICTURES: Final = Path(__file__).parent / "pictures"
CREDIT: Final = {
    "vi": "Minh họa: Cổng tăng trưởng xanh Lạng Sơn (dữ liệu mẫu)",
    "en": "Illustration: Lạng Sơn Green Growth Portal (sample data)",
}
_TITLE: Final = {"vi": "Minh họa mẫu: {name}", "en": "Sample illustration: {name}"}


def load_pictures() -> None:
    """Store every picture twice, as the words that stand for it differ with the language."""
    for name, vietnamese, english in read_rows("pictures.txt"):
        for language, description in (("vi", vietnamese), ("en", english)):
            with (PICTURES / f"{name}.jpg").open("rb") as file:
                PortalImage.objects.create(
                    title=_TITLE[language].format(name=name),
                    file=ImageFile(file, name=f"{name}-{language}.jpg"),
                    description=description,
                    credit=CREDIT[language],
                )


def picture(name: str, language: str) -> PortalImage:
    """Return a loaded picture by its file's name."""
    return PortalImage.objects.get(title=_TITLE[language].format(name=name))
