"""The parts an article or a programme is written in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.vietnamese.folding import slug

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A sub-heading; its anchor is its own words, so that a link to it stays readable."""

    class Meta:
        icon = "title"
        label = _("Tiêu đề mục")
        template = "cms/blocks/heading.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["anchor"] = slug(str(value)) or "muc"
        return context


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Hình ảnh"))
    caption = blocks.CharBlock(
        label=_("Chú thích"),
        required=False,
        max_length=300,
        help_text=_("Để trống thì lấy chú thích của hình"),
    )
    credit = blocks.CharBlock(label=_("Nguồn ảnh"), required=False, max_length=150)

    class Meta:
        icon = "image"
        label = _("Hình ảnh")
        template = "cms/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Lời trích"))
    speaker = blocks.CharBlock(label=_("Người nói"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn")
        template = "cms/blocks/quote.html"


class FactBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Tên khung"), max_length=120)
    body = blocks.RichTextBlock(label=_("Nội dung"), features=TEXT_FEATURES)

    class Meta:
        icon = "list-ul"
        label = _("Khung thông tin")
        template = "cms/blocks/fact_box.html"


class TableBlock(blocks.StructBlock):
    """A table as lines of text, because that is what a spreadsheet pastes."""

    caption = blocks.CharBlock(label=_("Tên bảng"), max_length=200)
    rows = blocks.TextBlock(
        label=_("Các dòng"),
        help_text=_(
            "Mỗi dòng một hàng, các ô cách nhau bằng dấu | hoặc dán từ bảng tính. "
            "Dòng đầu là tên cột."
        ),
    )

    class Meta:
        icon = "table"
        label = _("Bảng")
        template = "cms/blocks/table.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        header, *rows = split_table(value["rows"]) or [[]]
        context["header"] = header
        context["rows"] = [list(zip(header, row, strict=False)) for row in rows]
        return context


def split_table(text: str) -> list[list[str]]:
    """Return the cells of each line that is not empty, split at tabs or vertical bars."""
    return [
        [
            cell.strip()
            for cell in (line.split("\t") if "\t" in line else line.strip("| ").split("|"))
        ]
        for line in text.splitlines()
        if line.strip()
    ]


class DocumentLinkBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Tệp"))
    label = blocks.CharBlock(label=_("Tên hiển thị"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Tệp tải về")
        template = "cms/blocks/document_link.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Bước"), max_length=120)
    text = blocks.TextBlock(label=_("Việc cần làm"), required=False)

    class Meta:
        icon = "tasks"
        label = _("Bước")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Câu hỏi"), max_length=250)
    answer = blocks.RichTextBlock(label=_("Trả lời"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Câu hỏi")


class BodyBlock(blocks.StreamBlock):
    """The running text of every page that has one."""

    paragraph = blocks.RichTextBlock(
        label=_("Đoạn văn"),
        features=TEXT_FEATURES,
        icon="pilcrow",
        template="cms/blocks/paragraph.html",
    )
    heading = HeadingBlock(max_length=150)
    picture = PictureBlock()
    quote = QuoteBlock()
    fact_box = FactBoxBlock()
    table = TableBlock()
    document_link = DocumentLinkBlock()
