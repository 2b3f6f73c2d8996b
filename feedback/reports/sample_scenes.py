"""Flat pictures of what people report, drawn by code for the sample reports."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (960, 720)
Pen = ImageDraw.ImageDraw
SKY, HILL, FAR_HILL, GRASS, EARTH, WATER = (
    "#c9dfe6", "#5d7f6a", "#8fa99a", "#8fae6b", "#b99a6b", "#6fa3b5",
)  # fmt: skip


def _ground(pen: Pen, *, shift: int) -> None:
    """Limestone hills over a field."""
    for left, height in ((-120, 300), (160, 240), (420, 330), (700, 260)):
        x = left + shift % 90
        pen.polygon([(x, 430), (x + 170, 430 - height), (x + 340, 430)], fill=FAR_HILL)
    pen.polygon([(0, 450), (240, 250 + shift % 60), (520, 450)], fill=HILL)
    pen.polygon([(430, 450), (720, 290), (960, 450)], fill=HILL)
    pen.rectangle([0, 430, 960, 720], fill=GRASS)


def _river(pen: Pen, colour: str) -> None:
    pen.polygon([(420, 430), (520, 430), (900, 720), (180, 720)], fill=colour)


def _outfall(pen: Pen, shift: int) -> None:
    _river(pen, WATER)
    pen.rectangle([90, 470, 380, 540], fill="#777f7b")
    pen.ellipse([340, 465, 420, 545], fill="#3c4440")
    pen.polygon([(380, 505), (470, 560), (640, 720), (380, 720)], fill="#6d5a3a")


def _waste(pen: Pen, shift: int) -> None:
    colours = ("#d9d4c7", "#4a6fa5", "#b0413e", "#e0b040", "#5b5b5b", "#7fa37a")
    for number in range(46):
        x, y = 220 + number * 97 % 520, 500 + number * 53 % 150
        pen.polygon(
            [(x, y), (x + 60, y - 25), (x + 90, y + 20), (x + 20, y + 42)],
            fill=colours[(number + shift) % 6],
        )


def _smoke(pen: Pen, shift: int) -> None:
    pen.rectangle([380, 440, 600, 580], fill="#9a8f80")
    pen.rectangle([530, 300, 575, 440], fill="#7c4a3a")
    for number in range(9):
        x, y, size = 520 + number * 38, 270 - number * 26, 70 + number * 12
        pen.ellipse([x, y, x + size, y + size * 2 // 3], fill="#6f7472")


def _noise(pen: Pen, shift: int) -> None:
    pen.rectangle([250, 380, 620, 620], fill="#a7b0ab")
    pen.polygon([(230, 380), (435, 270), (640, 380)], fill="#7c4a3a")
    pen.rectangle([390, 480, 490, 620], fill="#3c4440")
    for number in range(4):
        reach = 60 + number * 50
        pen.arc(
            [640 - reach, 460 - reach, 640 + reach, 460 + reach], -50, 50, fill="#b0413e", width=9
        )


def _smell(pen: Pen, shift: int) -> None:
    pen.rectangle([160, 460, 700, 590], fill="#c2b59b")
    pen.polygon([(140, 460), (430, 380), (720, 460)], fill="#8a4f3d")
    for column in range(5):
        x = 220 + column * 105
        pen.rectangle([x, 500, x + 60, 560], fill="#4d4a42")
        pen.arc([x, 250, x + 60, 340], 90, 270, fill="#7d8f3a", width=8)
        pen.arc([x, 310, x + 60, 400], 270, 90, fill="#7d8f3a", width=8)


def _chemicals(pen: Pen, shift: int) -> None:
    for column in range(4):
        x = 230 + column * 125
        colour = ("#2f5d8a", "#8a2f2f")[(column + shift) % 2]
        pen.rectangle([x, 480, x + 95, 630], fill=colour)
        pen.ellipse([x, 460, x + 95, 500], fill="#cfd6d2")
        pen.polygon([(x + 20, 600), (x + 47, 545), (x + 75, 600)], fill="#e0b040")


def _forest(pen: Pen, shift: int) -> None:
    _river(pen, WATER)
    for column in range(9):
        x = 40 + column * 105
        if column % 3 == shift % 3:
            pen.rectangle([x + 22, 560, x + 52, 600], fill="#8a5a35")
            pen.ellipse([x + 22, 550, x + 52, 570], fill="#d8b98a")
        else:
            pen.rectangle([x + 30, 520, x + 44, 600], fill="#6b4a2f")
            pen.polygon([(x, 540), (x + 37, 400), (x + 74, 540)], fill="#2f6b47")


def _road(pen: Pen, shift: int) -> None:
    pen.polygon([(380, 430), (560, 430), (860, 720), (60, 720)], fill="#8b8f8c")
    for number in range(4):
        y = 460 + number * 65
        pen.rectangle([462, y, 478, y + 30], fill="#e8e8e0")
    pen.polygon([(520, 600), (640, 560), (720, 640), (600, 690)], fill=EARTH)


_DRAWN: dict[str, Callable[[Pen, int], None]] = {
    "nuoc-thai": _outfall,
    "rac-thai": _waste,
    "khoi-bui": _smoke,
    "tieng-on": _noise,
    "mui": _smell,
    "hoa-chat": _chemicals,
    "rung-song-suoi": _forest,
    "khac": _road,
}


def draw(category: str, *, number: int, solved: bool = False) -> bytes:
    """Return a JPEG of such a scene; solved, the same place with nothing wrong and new trees."""
    image = Image.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(image)
    shift = number * 37
    _ground(pen, shift=shift)
    if solved:
        _river(pen, WATER)
        for column in range(7):
            x = 60 + column * 130
            pen.rectangle([x + 26, 560, x + 34, 600], fill="#6b4a2f")
            pen.ellipse([x, 500, x + 60, 570], fill="#2f8a57")
    else:
        _DRAWN[category](pen, shift)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
