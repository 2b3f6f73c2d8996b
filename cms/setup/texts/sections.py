"""The home page and the sections."""

from cms.models import (
    HomePage,
    JobsIndexPage,
    NewsIndexPage,
    PolicyIndexPage,
    ProgrammeIndexPage,
    ProjectsIndexPage,
)
from cms.setup.texts.base import PageText

HOME = PageText(
    page_class=HomePage,
    slug="trang-chu",
    title={"vi": "Tăng trưởng xanh Lạng Sơn", "en": "Lạng Sơn Green Growth"},
    lead={
        "vi": "Tin tức, chương trình hỗ trợ, văn bản và nơi gửi phản ánh về môi trường "
        "của tỉnh Lạng Sơn.",
        "en": "News, support programmes, official documents and a place to report pollution "
        "in Lạng Sơn province.",
    },
)
NEWS = PageText(
    page_class=NewsIndexPage,
    slug="tin-tuc",
    title={"vi": "Tin tức", "en": "News"},
    lead={
        "vi": "Chuyện tăng trưởng xanh ở các xã, phường của Lạng Sơn.",
        "en": "Green growth in the communes and wards of Lạng Sơn.",
    },
)
PROGRAMMES = PageText(
    page_class=ProgrammeIndexPage,
    slug="chuong-trinh",
    title={"vi": "Chương trình", "en": "Programmes"},
    lead={
        "vi": "Các chương trình hỗ trợ người dân và doanh nghiệp: dành cho ai, "
        "nhận được gì, nộp đến khi nào.",
        "en": "Support for residents and businesses: who it is for, what you get "
        "and when to apply.",
    },
)
POLICIES = PageText(
    page_class=PolicyIndexPage,
    slug="van-ban",
    title={"vi": "Văn bản", "en": "Official documents"},
    lead={
        "vi": "Luật, nghị định, kế hoạch và quyết định về tăng trưởng xanh và môi trường.",
        "en": "Laws, decrees, plans and decisions on green growth and the environment. "
        "The texts are in Vietnamese.",
    },
)
JOBS = PageText(
    page_class=JobsIndexPage,
    slug="viec-lam-xanh",
    title={"vi": "Việc làm xanh", "en": "Green jobs"},
    lead={
        "vi": "Việc làm trong sản xuất, năng lượng, nông nghiệp và công nghệ thân thiện "
        "với môi trường.",
        "en": "Jobs in environmentally friendly manufacturing, energy, farming and technology.",
    },
)
PROJECTS = PageText(
    page_class=ProjectsIndexPage,
    slug="du-an",
    title={"vi": "Dự án", "en": "Projects"},
    lead={
        "vi": "Các dự án của tỉnh: làm gì, ở đâu, đến đâu.",
        "en": "The province's projects: what, where and how far along.",
    },
)
