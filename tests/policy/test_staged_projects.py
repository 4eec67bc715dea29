"""Projects that are known by their stage, their count, or the site beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chainatlas.ingest.policy.mentions import Venture, names
from chainatlas.tests.policy.register import known, places


def ventures(text: str) -> tuple[Venture, ...]:
    return names(text, places(), known()).ventures


def found(text: str) -> list[str]:
    return [text[v.name.start : v.name.end] for v in ventures(text)]


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        (
            "甲纤集团年产2万吨碳纤维板（一期）于3月投产；四川乙能有限公司4万吨海绵钛二期5月全线达产。",
            ["甲纤集团年产2万吨碳纤维板（一期）", "四川乙能有限公司4万吨海绵钛二期"],
        ),
        (
            "攀枝花甲龙五氧化二钒提取技改完成主体设备安装，力争西昌50MW/200MWh储能电站年内并网。",
            ["攀枝花甲龙五氧化二钒提取技改", "西昌50MW/200MWh储能电站"],
        ),
        (
            "加快宁德时代与甲发集团合资磷酸铁锂、乙化股份年产9万吨磷酸、丙材料成都电解液基地建设进度。",
            [
                "宁德时代与甲发集团合资磷酸铁锂",
                "乙化股份年产9万吨磷酸",
                "丙材料成都电解液基地",
            ],
        ),
        (
            "对已签约的成都甲合年产3GW电池片、乙通光伏热场、绵阳胶膜产业园3个项目逐一包保。",
            ["成都甲合年产3GW电池片", "乙通光伏热场", "绵阳胶膜产业园"],
        ),
        ("遂宁市碳纤维补强材料项目施工图尚未审定。", ["遂宁市碳纤维补强材料"]),
        (
            "支持中国甲土（集团）股份有限公司冶炼升级项目二期加快建设，",
            ["中国甲土（集团）股份有限公司冶炼升级项目"],
        ),
        (
            "5\t加快四川甲纤集团有限公司20万吨拉丝一期建设，3月封顶。",
            ["四川甲纤集团有限公司20万吨拉丝一期"],
        ),
        (
            "推动四川甲科技有限公司扩产项目（新增4条生产线）投产。",
            ["四川甲科技有限公司扩产项目（新增4条生产线）"],
        ),
        (
            "推动四川甲科技有限公司扩产项目（总投资4亿元）投产。",
            ["四川甲科技有限公司扩产项目"],
        ),
        (
            "对成都甲科铜箔、乙箔年产1万吨铜箔三期等重大项目实行拿地即开工。",
            ["成都甲科铜箔", "乙箔年产1万吨铜箔三期"],
        ),
        ("支持绵阳市谋划轴承用陶瓷产业园，", ["轴承用陶瓷产业园"]),
        (
            "规划建设绵阳铜基材料中试基地和材料检测认证中心；",
            ["绵阳铜基材料中试基地", "材料检测认证中心"],
        ),
    ],
)
def test_projects_by_stage_count_and_neighbour(text: str, projects: list[str]) -> None:
    assert found(text) == projects


@pytest.mark.parametrize(
    "text",
    [
        "其中，竣工投产5个，在建24个，未开工3个。",
        "加快签约项目开工，推动企业投产达产。",
        "确保年底前二期30万吨磷酸铁锂装置投料。",
        "多晶硅切割机500台将投入生产。",
        "推动锂电、光伏、储能2个项目库建设进度。",
        "建设标准厂房和公共服务中心。",
        "四川省光伏产业项目开工率达到90%，成都市锂电制造业投产率达到80%。",
        "确保绵阳市锂电项目全部开工，推动遂宁市2个项目投产。",
        "四川省企业技术改造项目完成主体投资。",
    ],
)
def test_stages_without_a_name_tell_no_project(text: str) -> None:
    assert found(text) == []


def test_the_full_name_of_a_place_opens_no_short_name_of_a_firm() -> None:
    told = ventures("推动德阳市清洁能源年产3万吨、绵阳甲能源年产2万吨储能等2个项目。")
    assert [v.owner and v.owner.name for v in told] == [None, "绵阳甲能源"]


def test_a_group_with_its_legal_form_is_one_owner() -> None:
    (told,) = ventures("加快四川甲纤集团有限公司20万吨拉丝一期建设。")
    assert told.owner
    assert told.owner.name == "四川甲纤集团有限公司"


def test_a_branch_belongs_to_the_owner() -> None:
    (told,) = ventures(
        "甲钢股份有限公司绵阳分公司年产3万立方米电解液生产线6月底前试车。"
    )
    assert told.owner
    assert told.owner.name == "甲钢股份有限公司绵阳分公司"


def test_stage_capacity_and_owner_of_a_staged_project() -> None:
    (told,) = ventures("四川乙能有限公司年产4万吨海绵钛二期5月全线达产。")
    assert (told.status, told.capacity, told.unit) == (
        "completed",
        Decimal(40000),
        "吨/年",
    )
    assert told.owner
    assert told.owner.name == "四川乙能有限公司"
