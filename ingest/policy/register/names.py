"""What the name of a unit looks like, in the register or not."""

from __future__ import annotations

import re

from chainatlas.ingest.policy.register.bodies import by_name

PREFIX = re.compile(
    r"(?:中国|国家|中共|省级|市级|县级|区级|省|市|县|区|州|盟|旗|自治区|自治州|全省|全市)"
)
_ENDS = re.compile(
    r"(?:厅|局|委|办|部|署|院|行|处|社|站|台|中心|公司|集团|大学|协会|学会|商会|联合会|基金会"
    r"|研究所|质检所|事务所|管委会|政府|委员会|居委会|办公室|总队|支队|大队|海关|法院|检察院"
    r"|总工会|妇联|科协|工商联|残联|侨联|文联|专班|指挥部|街道|镇|开发区|高新区|经开区|新区"
    r"|园区|保税区|示范区|党组|党委|纪委|纪检组|领导小组|编办|党校|银行|电网|学校|学院"
    r"|创业园|孵化器|总公司|平台公司|联盟|创投|部门|管理机构)$"
)
_ALL = re.compile(
    r"(?:(?:[省市县区](?:、[省市县区])*|国家|国务院)(?:人民)?(?:政府)?(?=有关|相关|各))?"
    r"(?:各|所有|全体|全省各|全市各|有关|相关|市直|省直|区直|县直|市级|省级|其他|其它|驻|有条件的)"
    r".{0,24}(?:单位|部门|政府|企业|区县|街道|乡镇|镇|乡|开发区|园区|功能区|管委会|机构|高校"
    r"|院校|院所|银行|市|县|区|州|局|委|办|厅|组|媒体|协会|平台|集团|公司)$"
)
_NEVER = re.compile(
    r"[，。；：:;！？!?“”\"《》\n\t]|[的了是将应须]|负责|推进|落实|建设(?!厅|局|部|委)|开展|加强|授权|赋予|委托"
    r"|^(?:责任|牵头|配合)(?:部门|单位)$|制定|[由凭需]|向(?!阳)|组成|组建|成立|设立|组织(?!部)|做好|完成|引导|鼓励|支持|或者?|企业(?:和|及)"
)
_PLACES = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}?所在地?的?)?(?:全[省市]|有关)?各?(?:省|地级以上市|县级市|[市县区州盟旗])"
    r"(?:[（(][市县区州盟旗、]{1,6}[）)])?(?:、?[市县区州盟旗])*(?:[两各]级)?(?:人民政府|政府|财政|管委会)?"
)
_MANY = re.compile(r"[各、（(]|所在|两级|县区|市县")
_TAIL = re.compile(r"[（(][^（）()]{1,20}[）)]$")
_TOLD = re.compile(r"[了将是率]|研究|提出|要求|决定")
_TRADE = re.compile(
    r"(?P<of>[^各经从在按与和及要由凭需向报对]{2,10})(?:部门|系统|主管机关)"
    r"|(?:[各同本]级|[省市县区])?财政|党委"
    r"|[^各经从在按与和及要由凭需向报对成设建]{0,14}(?:管委会|管理委员会|人民政府|领导小组)"
)
_OFFICE = re.compile(r"(?:主管|行政|管理|监管|监督|执法|职能|归口|所属|党政)$")
_APART = "经报由请对向与和及或在从按"
_PLACE_END = "省市县区州盟旗园"
_LONGEST = 40


def bare(name: str) -> str:
    """Return a name without the 省, 市 or 国家 before it.

    >>> bare("省发展改革委"), bare("市场监管局"), bare("县委组织部")
    ('发展改革委', '市场监管局', '委组织部')
    """
    if name in by_name():
        return name
    found = PREFIX.match(name)
    cut = name[found.end() :] if found else name
    return cut if cut in by_name() else name


def collective(name: str) -> bool:
    """Whether a name stands for many units: 各县（市、区）人民政府, 所有成员单位."""
    if len(name) > _LONGEST:
        return False
    if _TOLD.search(name):
        return False
    places = _PLACES.fullmatch(name) and _MANY.search(name)
    return bool(places or _ALL.match(name) or _ALL.match(_TAIL.sub("", name)))


def registered(name: str) -> bool:
    """Whether the register has a name, with or without a region's kind before it."""
    return bare(name) in by_name()


def unit_like(name: str) -> bool:
    """Whether a text can be the name of a unit, by the register or by its ending.

    >>> unit_like("省国资委"), unit_like("各县（市、区）政府"), unit_like("加快建设")
    (True, True, False)
    """
    if not 2 <= len(name) <= _LONGEST:
        return False
    if registered(name) or collective(name):
        return True
    core = _TAIL.sub("", name)
    return not _NEVER.search(name) and (registered(core) or bool(_ENDS.search(core)))


def _trade(name: str) -> bool:
    """Whether a name is one of a kind of body: 税务部门, 金融系统, 某区管委会."""
    found = _TRADE.fullmatch(name)
    if not found or not found["of"]:
        return bool(found) and not _NEVER.search(name)
    of = found["of"]
    known = any(bare(of + end) in by_name() for end in "局部委办厅")
    return known or bool(_OFFICE.search(of)) and not name.endswith("系统")


def certain(name: str, *, many: bool = True) -> bool:
    """Whether a text names a unit for certain: in running text an ending is no proof.

    The register has it, with or without its place, or it is the department of a trade
    (税务部门); with ``many`` also what stands for many units.

    >>> certain("高新区财政局"), certain("税务部门"), certain("建设局面")
    (True, True, False)
    """
    trade = _trade(name)
    if not unit_like(name) and not trade:
        return False
    if name.endswith("分局"):
        name = name.removesuffix("分局") + "局"
    if registered(name) or collective(name):
        return many or not collective(name)
    placed = name[0] not in _APART and any(
        name[at:] in by_name()
        for at in range(2, len(name) - 1)
        if name[at - 1] in _PLACE_END
    )
    return placed or trade
