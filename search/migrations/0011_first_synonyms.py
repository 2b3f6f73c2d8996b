"""The synonyms, abbreviations and English terms that a new site begins with."""

import uuid

from django.db import migrations
from django.utils import timezone

from portal.vietnamese.folding import fold

# Abbreviations that are read both ways.
ABBREVIATIONS = """
UBND = Ủy ban nhân dân
HĐND = Hội đồng nhân dân
UBMTTQ = Ủy ban Mặt trận Tổ quốc
TTg = Thủ tướng Chính phủ
TNMT = tài nguyên môi trường | tài nguyên và môi trường
NNMT = nông nghiệp và môi trường
NNPTNT = nông nghiệp và phát triển nông thôn
KHCN = khoa học và công nghệ
KHĐT = kế hoạch và đầu tư
GTVT = giao thông vận tải
BVMT = bảo vệ môi trường
BĐKH = biến đổi khí hậu
KNK = khí nhà kính
TTX = tăng trưởng xanh
KTTH = kinh tế tuần hoàn
NLTT = năng lượng tái tạo
NTM = nông thôn mới
ĐTM = đánh giá tác động môi trường
GPMT = giấy phép môi trường
OCOP = mỗi xã một sản phẩm
CTR = chất thải rắn
CTRSH = chất thải rắn sinh hoạt
CTNH = chất thải nguy hại
KCN = khu công nghiệp
CCN = cụm công nghiệp
HTX = hợp tác xã
DNNVV = doanh nghiệp nhỏ và vừa
PCCC = phòng cháy chữa cháy
PCTT = phòng chống thiên tai
TTHC = thủ tục hành chính
ĐDSH = đa dạng sinh học
QCVN = quy chuẩn kỹ thuật quốc gia
TCVN = tiêu chuẩn quốc gia
VBHN = văn bản hợp nhất
AQI = chỉ số chất lượng không khí
PM2.5 = bụi mịn
"""
# Read only before a figure: "QĐ 1658".
NUMBERS = """
QĐ = quyết định
NQ = nghị quyết
KH = kế hoạch
CT = chỉ thị
TT = thông tư
NĐ = nghị định
TB = thông báo
CV = công văn
HD = hướng dẫn
BC = báo cáo
"""
# What people say for what documents write.
SYNONYMS = """
rác = chất thải
rác thải = chất thải rắn
rác sinh hoạt = chất thải rắn sinh hoạt
rác độc hại = chất thải nguy hại
đổ trộm rác = đổ chất thải không đúng nơi quy định
nước bẩn = nước thải
khói bụi = bụi, khí thải
xe điện = phương tiện giao thông sử dụng điện
điện mặt trời = năng lượng mặt trời
chặt cây = khai thác lâm sản
đốt rẫy = đốt nương làm rẫy
đốt đồng = đốt phụ phẩm cây trồng
cháy rừng = phòng cháy chữa cháy rừng
sạt lở đất = trượt lở đất
tiền phạt = xử phạt vi phạm hành chính
hỗ trợ vay vốn = ưu đãi tín dụng
qui định = quy định
qui hoạch = quy hoạch
qui chuẩn = quy chuẩn
"""
ENGLISH = """
green growth = tăng trưởng xanh
green economy = kinh tế xanh
circular economy = kinh tế tuần hoàn
sustainable development = phát triển bền vững
climate change = biến đổi khí hậu
climate adaptation = thích ứng với biến đổi khí hậu
greenhouse gas = khí nhà kính
greenhouse gases = khí nhà kính
emission = phát thải | khí thải
emissions = phát thải | khí thải
emission reduction = giảm phát thải
carbon = các-bon | cacbon
carbon credit = tín chỉ các-bon
carbon credits = tín chỉ các-bon
carbon market = thị trường các-bon
net zero = phát thải ròng bằng không
renewable energy = năng lượng tái tạo
clean energy = năng lượng sạch
solar power = điện mặt trời
solar energy = năng lượng mặt trời
wind power = điện gió
biomass = sinh khối
energy efficiency = sử dụng năng lượng tiết kiệm và hiệu quả
energy saving = tiết kiệm năng lượng
electricity = điện
electric vehicle = xe điện
electric vehicles = xe điện
public transport = giao thông công cộng
air quality = chất lượng không khí
air pollution = ô nhiễm không khí
pollution = ô nhiễm
dust = bụi
noise = tiếng ồn
water quality = chất lượng nước
water pollution = ô nhiễm nước
water resources = tài nguyên nước
drinking water = nước sinh hoạt
wastewater = nước thải
wastewater treatment = xử lý nước thải
waste = chất thải | rác thải
waste sorting = phân loại chất thải | phân loại rác
waste separation = phân loại chất thải | phân loại rác
waste collection = thu gom chất thải | thu gom rác
waste treatment = xử lý chất thải
solid waste = chất thải rắn
household waste = chất thải rắn sinh hoạt
hazardous waste = chất thải nguy hại
plastic waste = rác thải nhựa | chất thải nhựa
plastic = nhựa
recycling = tái chế
landfill = bãi chôn lấp
composting = ủ phân hữu cơ
environment = môi trường
environmental protection = bảo vệ môi trường
environmental permit = giấy phép môi trường
environmental licence = giấy phép môi trường
environmental impact assessment = đánh giá tác động môi trường
eia = đánh giá tác động môi trường
monitoring = quan trắc
forest = rừng
forests = rừng
forest fire = cháy rừng
forestry = lâm nghiệp
afforestation = trồng rừng
reforestation = trồng rừng
tree planting = trồng cây
biodiversity = đa dạng sinh học
protected area = khu bảo tồn
wildlife = động vật hoang dã
natural resources = tài nguyên thiên nhiên
mineral = khoáng sản
minerals = khoáng sản
mining = khai thác khoáng sản
land use = sử dụng đất
soil = đất
river = sông
flood = lũ lụt | ngập lụt
floods = lũ lụt | ngập lụt
drought = hạn hán
landslide = sạt lở đất
disaster = thiên tai
natural disaster = thiên tai
agriculture = nông nghiệp
organic farming = nông nghiệp hữu cơ
farmer = nông dân
farmers = nông dân
cooperative = hợp tác xã
cooperatives = hợp tác xã
household = hộ gia đình
households = hộ gia đình
enterprise = doanh nghiệp
enterprises = doanh nghiệp
business = doanh nghiệp
businesses = doanh nghiệp
small and medium enterprises = doanh nghiệp nhỏ và vừa
industrial park = khu công nghiệp
industrial zone = khu công nghiệp
industrial cluster = cụm công nghiệp
tourism = du lịch
ecotourism = du lịch sinh thái
subsidy = trợ cấp | hỗ trợ kinh phí
subsidies = trợ cấp | hỗ trợ kinh phí
grant = hỗ trợ kinh phí
loan = vay vốn
loans = vay vốn
green credit = tín dụng xanh
investment = đầu tư
investment incentives = ưu đãi đầu tư
tax = thuế
fee = phí
fine = xử phạt
penalty = xử phạt
penalties = xử phạt
application = hồ sơ đăng ký
application form = mẫu đơn
eligibility = điều kiện tham gia
deadline = thời hạn
permit = giấy phép
licence = giấy phép
license = giấy phép
report = báo cáo
complaint = khiếu nại
law = luật
decree = nghị định
decision = quyết định
circular = thông tư
resolution = nghị quyết
directive = chỉ thị
strategy = chiến lược
action plan = kế hoạch hành động
programme = chương trình
program = chương trình
project = dự án
province = tỉnh
provincial = cấp tỉnh
commune = xã
ward = phường
people's committee = Ủy ban nhân dân
people's council = Hội đồng nhân dân
department of agriculture and environment = Sở Nông nghiệp và Môi trường
public consultation = lấy ý kiến
procurement = đấu thầu
vocational training = đào tạo nghề
green jobs = việc làm xanh
"""
LISTS = (
    (ABBREVIATIONS, "abbreviation", "both"),
    (NUMBERS, "number", "one_way"),
    (SYNONYMS, "synonym", "one_way"),
    (ENGLISH, "english", "one_way"),
)


def _rows(model):
    now = timezone.now()
    for text, kind, direction in LISTS:
        for line in text.strip().splitlines():
            term, _equals, meant = line.partition(" = ")
            meanings = meant.split(" | ")
            yield model(
                term=term,
                folded=fold(term),
                meanings=meanings,
                folded_meanings=fold("\n".join(meanings)),
                kind=kind,
                direction=direction,
                state="live",
                changed_at=now,
            )


def write(apps, schema_editor):
    model = apps.get_model("search", "Synonym")
    model.objects.bulk_create(_rows(model))
    apps.get_model("search", "SynonymVersion").objects.update_or_create(
        pk=1, defaults={"token": uuid.uuid4()}
    )


def remove(apps, schema_editor):
    """Remove what was written, and leave what editors have touched."""
    model = apps.get_model("search", "Synonym")
    model.objects.filter(changed_by=None, folded__in=[row.folded for row in _rows(model)]).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0010_editors_keep_synonyms")]

    operations = [migrations.RunPython(write, remove)]
