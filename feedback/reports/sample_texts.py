"""What the sample reports say: made-up matters at made-up places, marked as such."""

TEXTS: dict[str, tuple[tuple[str, str], ...]] = {
    "nuoc-thai": (
        ("Cống sau khu nhà xả nước đen ra suối, chiều nào cũng có bọt trắng.", "Sau khu nhà trọ"),
        ("Nước thải chăn nuôi chảy tràn ra mương tưới, lúa gần mương vàng lá.", "Cạnh mương tưới"),
        ("Nước rửa xe chảy thẳng xuống ao làng, váng dầu nổi kín mặt ao.", "Ao đầu làng"),
        ("Rãnh thoát nước tắc, nước bẩn ngập sân nhà mỗi khi mưa.", "Ngõ sát chợ"),
        ("Nước suối đổi màu vàng đục từ hai hôm nay dù trời không mưa.", "Gần cầu treo"),
    ),
    "rac-thai": (
        ("Rác sinh hoạt đổ thành đống ven suối, mưa xuống là trôi hết.", "Chân cầu"),
        ("Phế thải xây dựng đổ trộm ban đêm bên đường vào thôn.", "Đường vào thôn"),
        ("Điểm tập kết rác ba ngày chưa được thu gom, chó bới tung ra đường.", "Cổng chợ"),
        ("Túi ni lông và chai nhựa kẹt đầy miệng cống.", "Trước trường học"),
        ("Rác để sai giờ, tràn cả vỉa hè buổi sáng.", "Đối diện nhà văn hóa"),
    ),
    "khoi-bui": (
        ("Đốt rơm rạ mù mịt từ chiều tới tối, người già ho nhiều.", "Cánh đồng trước làng"),
        ("Xe chở đá không che bạt, bụi phủ trắng nhà dân hai bên.", "Dốc vào mỏ đá"),
        ("Lò nung đốt cả ni lông, khói đen khét.", "Xưởng cuối thôn"),
        ("Đốt rác ngay sau khu dân cư, khói bay vào lớp học.", "Sau trường mầm non"),
        ("Công trường không tưới nước, bụi bay cả ngày.", "Khu đất đang san nền"),
    ),
    "tieng-on": (
        ("Xưởng xẻ gỗ chạy máy đến 11 giờ đêm.", "Xưởng đầu xóm"),
        ("Loa kéo mở rất to mỗi tối cuối tuần.", "Quán bên hồ"),
        ("Máy nghiền đá chạy cả giờ nghỉ trưa.", "Cạnh mỏ"),
        ("Máy phát điện của công trình chạy suốt đêm.", "Công trình mới"),
        ("Xe tải rú ga lên dốc từ 4 giờ sáng.", "Dốc chợ"),
    ),
    "mui": (
        ("Mùi chuồng trại nặng vào buổi tối, nhà phải đóng kín cửa.", "Trại phía trên"),
        ("Mùi hôi từ điểm tập kết rác khi nắng lên.", "Sau chợ"),
        ("Mùi khét hóa chất từ xưởng, vài người nhức đầu.", "Cụm xưởng"),
        ("Mùi thối từ rãnh nước không có nắp.", "Ngõ nhỏ"),
        ("Mùi cá chết ven hồ.", "Bờ hồ phía tây"),
    ),
    "hoa-chat": (
        ("Vỏ chai thuốc trừ sâu vứt đầy bờ ruộng.", "Bờ ruộng"),
        ("Mấy thùng phuy lạ bỏ lại bên đường, có mùi hắc.", "Lề đường"),
        ("Dầu thải đổ xuống đất sau tiệm sửa xe.", "Sau tiệm sửa xe"),
        ("Bình ắc quy hỏng chất đống cạnh nguồn nước.", "Cạnh giếng chung"),
        ("Thuốc diệt cỏ phun sát bể nước sinh hoạt.", "Gần bể nước"),
    ),
    "rung-song-suoi": (
        ("Thấy cây rừng đầu nguồn bị chặt, gỗ để bên lối mòn.", "Rừng đầu nguồn"),
        ("Hút cát ban đêm làm sạt bờ sông.", "Bãi bồi"),
        ("Cá chết nổi trắng khúc suối sau trận mưa.", "Khúc suối dưới đập"),
        ("Có đám cháy nhỏ ở rừng hồi, người dân đã dập nhưng còn khói.", "Đồi hồi"),
        ("Đổ đất lấn dòng suối để làm đường.", "Ngã ba suối"),
    ),
    "khac": (
        ("Đất đá đổ xuống đường trơn trượt khi mưa.", "Khúc cua"),
        ("Đèn chiếu sáng xưởng rọi thẳng vào nhà dân suốt đêm.", "Đối diện xưởng"),
        ("Bể nước công cộng nứt, nước sạch chảy lãng phí.", "Giữa thôn"),
        ("Cây đổ chắn rãnh thoát nước.", "Đầu ngõ"),
        ("Ao tù nhiều muỗi giữa khu dân cư.", "Giữa xóm"),
    ),
}
