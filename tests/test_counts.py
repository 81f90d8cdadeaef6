"""What is counted, by which verb, where, and for whom."""

import csv
from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article, Count


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def counts(pipeline: Pipeline, text: str) -> dict[str, Count]:
    """The counts of a text by the characters of their spans."""
    _, found = pipeline.read(Article("a", text))
    return {text[count.start : count.end]: count for count in found.counts}


@pytest.mark.parametrize(
    ("text", "span", "action", "thing", "actor"),
    [
        # after the number, before it, and in brackets
        ("学校选派6名骨干教师支教。", "6名", "选派", "骨干教师", "学校"),
        ("学校培训骨干教师160余名。", "160余名", "培训", "骨干教师", "学校"),
        ("二、优秀志愿者(25名)", "25名", "", "优秀志愿者", ""),
        ("文明家庭名单(共30户)", "30户", "", "文明家庭", ""),
        # a description with 的 belongs to the noun
        ("资助了18名成绩优异、家境困难的学生。", "18名", "资助", "成绩优异、家境困难的学生", ""),
        ("已为32名有听力障碍的儿童提供救助。", "32名", "救助", "有听力障碍的儿童", ""),
        # passives and fronted objects
        ("7家企业被认定为示范企业。", "7家", "认定", "企业", ""),
        ("对9个先进集体进行表彰。", "9个", "表彰", "先进集体", ""),
        ("向4个村派出工作队员。", "4个", "", "村", ""),
        # the verb that follows
        ("52人获“好邻居”称号。", "52人", "获", "", ""),
        ("来自各乡镇的32支代表队参加比赛。", "32支", "参加", "代表队", ""),
        ("林小雨等8名同学分别获得奖章。", "8名", "获得", "同学", ""),
        # persons and bodies act; both members share the doer
        ("袁大河、陆小满夫妇自费购买了200面国旗。", "200面", "购买", "国旗", "袁大河、陆小满夫妇"),
        ("省教育厅27日举行大会,对15个集体和27名个人进行表彰。", "27名", "表彰", "个人", "省教育厅"),
        # a comma inside the number ends no clause
        ("这座医院已完成手术5,000余例。", "5,000余例", "完成", "手术", "这座医院"),
        ("近40家企业落户园区。", "40家", "落户", "企业", ""),
        # serial verbs
        ("县里新建、扩建学校11所。", "11所", "新建、扩建", "学校", "县里"),
        # ties are no action
        ("全县现有村医210名。", "210名", "", "村医", ""),
        ("毕业生就业率达96%。", "96%", "", "毕业生就业率", ""),
        ("本科学历占72%。", "72%", "占", "本科学历", ""),
        ("女性占代表总数的31%。", "31%", "占", "女性", ""),
        # verbs that stand inside a noun
        ("建成教师周转宿舍300套。", "300套", "建成", "教师周转宿舍", ""),
        ("参赛人数达1200人。", "1200人", "", "参赛人数", ""),
        ("帮助农户销售蜜桃5万箱。", "5万箱", "销售", "蜜桃", "农户"),
        ("我一半买纸,其余存着。", "一半", "", "", ""),
        ("团队三次荣获一等奖。", "三次", "荣获", "", "团队"),
        # a verb with how it ends or where it goes, whatever the dictionary calls it
        ("青禾村去年架起木桥3座。", "3座", "架", "木桥", "青禾村"),
        ("新建的小学秋季招进新生820人。", "820人", "招", "新生", "小学"),
        ("志愿者架通三条线路。", "三条", "架通", "线路", "志愿者"),
        ("340名村民连夜撤到了山上。", "340名", "撤", "村民", ""),
        ("平均等候时长从40分钟缩成12分钟,路程由28公里缩成11公里。", "11公里", "缩", "路程", ""),
        ("路程由28公里缩成11公里。", "28公里", "", "路程", ""),
        ("术后感染率由9.8%压到3.1%。", "3.1%", "压", "术后感染率", ""),
        ("他们共获7枚金牌。", "7枚", "获", "金牌", "他们"),
        ("8吨水泥用在桥墩上。", "8吨", "用", "水泥", ""),
        # a share
        ("非农业人口占比达三成。", "三成", "占", "非农业人口", ""),
        ("药占比由31%下降到27%。", "31%", "", "药占比", ""),
        # the subject is what is counted
        ("充电桩计划新增840个。", "840个", "新增", "充电桩", ""),
        ("城乡居民参保41.7万人。", "41.7万人", "参保", "城乡居民", ""),
        ("我校6人获得青年科技奖。", "6人", "获得", "", ""),
        ("救助2.1万人次困难学生。", "2.1万人次", "救助", "困难学生", ""),
        ("让3万山区学童告别昏暗的教室。", "3万", "告别", "山区学童", ""),
        ("另有7部获奖作品《山河》《远方》入围。", "7部", "", "获奖作品", ""),
        # those for whom another thing is done; with 进行 and 提供 it is done to them
        ("服务队走进21个考点,为243名考生提供消防服务。", "243名", "", "考生", ""),
        ("县里对17个站点进行评估。", "17个", "评估", "站点", "县里"),
        ("基金会为38名学童提供资助。", "38名", "资助", "学童", "基金会"),
        # what only has what the verb is about
        ("他主持13座水库的验收工作。", "13座", "", "水库", ""),
        ("在参评的26所小学中排名靠前。", "26所", "", "小学", ""),
        ("造福两国人民。", "两", "", "国", ""),
        # the whole and its members
        ("评委包括9名专家。", "9名", "包括", "专家", "评委"),
        ("电台播出17条,包括头条5条。", "5条", "", "头条", ""),
        # a share is that of the subject, also of one told of before
        ("电费占全部成本的14%。", "14%", "占", "电费", ""),
        ("林地面积达90亩,占总面积的61%。", "61%", "占", "林地面积", ""),
        # a verb inside a name
        ("科技支撑计划6项。", "6项", "", "科技支撑计划", ""),
        ("学院承担研究计划培育项目7项。", "7项", "承担", "研究计划培育项目", "学院"),
        # verb and object in one word
        ("每年植树3800棵。", "3800棵", "植", "树", ""),
        ("采购消毒与照明设备60台。", "60台", "采购", "消毒与照明设备", ""),
        # a list of objects that 等 ends
        ("全县获评示范村、示范社区等13个试点。", "13个", "获评", "试点", "全县"),
        # what is done by which means, and when
        ("8名队员根据给出的线索寻找出口。", "8名", "寻找", "队员", ""),
        ("5位作者在致谢时提出建议。", "5位", "提出", "作者", ""),
        ("评出一等奖4名;二等奖9名。", "9名", "评出", "二等奖", ""),
        ("洪水造成9人遇难、12人受伤。", "12人", "造成", "", "洪水"),
        ("围绕融合、创新、协调、开放、共享6大维度。", "6", "", "维度", ""),
        ("2个村因材料不全被取消资格。", "2个", "取消", "村", ""),
        ("工会走访慰问困难职工480名。", "480名", "走访慰问", "困难职工", "工会"),
        ("向母校捐赠3批价值90万元的仪器。", "3批", "捐赠", "仪器", ""),
        ("《归途》以387票当选。", "387票", "", "", ""),
        # a rate and a head count whose names hold a verb
        ("调解成功率达98%。", "98%", "", "调解成功率", ""),
        ("受益群众达2300户。", "2300户", "", "受益群众", ""),
        ("累计参与活动人数达19万。", "19万", "", "参与活动人数", ""),
        # what stands behind a number whose noun is before it
        ("赵强流转荒山800亩发展果园。", "800亩", "流转", "荒山", "赵强"),
        ("下设9个总支,共有党员260名。", "260名", "", "党员", ""),
        ("从1260件投稿中评选出60件入围作品。", "60件", "评选", "入围作品", ""),
        ("64户乡亲年均增收。", "64户", "增收", "乡亲", ""),
        ("新增确诊病例12例。", "12例", "新增", "确诊病例", ""),
        ("其中一个项目已竣工。", "一个", "竣工", "项目", ""),
        ("某市科技奖4项、国家最高科学技术奖1项。", "1项", "", "国家最高科学技术奖", ""),
        ("查获走私案件86起。", "86起", "查获", "走私案件", ""),
        # a subject that is no doer by its form
        ("该案缴获毒品8千克。", "8千克", "缴获", "毒品", "该案"),
        ("增速较去年加快2.4个百分点。", "2.4个百分点", "加快", "增速", ""),
        ("区里组建了由专家牵头的6个指导小组。", "6个", "组建", "指导小组", "区里"),
        ("救援队带着3条搜救犬赶到现场。", "3条", "带", "搜救犬", "救援队"),
        ("森林覆盖率高出平均水平8个百分点。", "8个百分点", "高出", "森林覆盖率", ""),
        ("目前已建成34家粤港澳联合实验室。", "34家", "建成", "粤港澳联合实验室", ""),
        ("救援队伍救出群众5人,转移群众510名。", "510名", "转移", "群众", "救援队伍"),
        ("公安机关破获案件320起,抓获嫌疑人510名。", "510名", "抓获", "嫌疑人", "公安机关"),
        ("协会给学校送去图书300册。", "300册", "送", "图书", "协会"),
        # how it is done stands before the verb
        ("会上,8名代表不约而同地谈到了人才问题。", "8名", "谈到", "代表", ""),
        # a list of bodies before the verb is none of those honoured
        ("县委、县政府授予李文华等12名同志“扶贫先进个人”称号。", "12名", "授予", "同志", "县委、县政府"),
        # where those honoured end and their award begins
        ("省工会授予8家单位省劳动奖状、3个支部“示范支部”。", "8家", "授予", "单位", "省工会"),
        ("省工会授予8家单位省劳动奖状、3个支部“示范支部”。", "3个", "授予", "支部", "省工会"),
        ("组建一个初一“青竹班”、两个初二“青松班”。", "两个", "组建", "初二“青松班”", ""),
        ("县里授予呼吸与眼科等7个科室“标兵科室”称号。", "7个", "授予", "科室", "县里"),
        # what happens to those counted stands behind them
        ("投稿中有29件获奖。", "29件", "获奖", "", ""),
        ("28名球手同场竞技。", "28名", "竞技", "球手", ""),
        ("青岚县举行年会 7家企业受表彰", "7家", "表彰", "企业", ""),
        ("38人获金奖、26人获银奖。", "26人", "获", "", ""),
        ("他两次推荐她参评。", "两次", "推荐", "", "他"),
        ("李大江等3人被评为标兵;王小河等6人为“好邻居”。", "6人", "评为", "", ""),
        ("县里授予甲村“标兵”称号,李大江等7人“好邻居”。", "7人", "授予", "", ""),
        # what is conferred on those that 为 leads
        ("协会为28名教师颁发证书。", "28名", "颁发", "教师", "协会"),
        ("协会为28名在岗各级模范代表颁发证书。", "28名", "颁发", "在岗各级模范代表", "协会"),
        # how it is done, and that it is still to come
        ("医院义务辅导老人900人次。", "900人次", "辅导", "老人", "医院"),
        ("学校将推荐6名学生参赛。", "6名", "推荐", "学生", "学校"),
        ("下一步将评选30名“新乡贤”。", "30名", "评选", "新乡贤", ""),
        ("救援队连救4名老人。", "4名", "救", "老人", "救援队"),
        ("淤泥一度近40厘米。", "40厘米", "", "淤泥", ""),
        ("40岁以下教师占35%。", "35%", "占", "40岁以下教师", ""),
        ("王强流转荒山800亩种茶。", "800亩", "流转", "荒山", "王强"),
        ("给李大江等9人记三等功一次。", "9人", "记", "", ""),
        ("王强以九成的得票当选村主任。", "九成", "", "得票", ""),
        ("(以上王小河、李大江2名同志同时获奖章)", "2名", "获", "同志", ""),
        # who did it
        ("“我们将推荐6名学生参赛。", "6名", "推荐", "学生", "我们"),
        ("呼声很高的《归途》获得6项提名。", "6项", "获得", "提名", "《归途》"),
        ("李大江介绍,汛期期间我县派出4支队伍。", "4支", "派出", "队伍", "我县"),
        ("王强是农民。大学期间,获得奖状6张。", "6张", "获得", "奖状", "王强"),
        ("以他命名的工作室完成攻关17项。", "17项", "完成", "攻关", "工作室"),
        ("今年58岁的王强,现任局长,带着4名研究生。", "4名", "带", "研究生", "王强"),
        ("甲校的王强夺得4枚金牌。", "4枚", "夺得", "金牌", "王强"),
        ("52位模范受到县政府表彰。", "52位", "表彰", "模范", "县政府"),
        ("经县委研究决定,8个单位被授予“先进集体”称号。", "8个", "授予", "单位", "县委"),
        ("教育厅发布通知,经各校申报、专家评审,共评出成果20项。", "20项", "评出", "成果", "教育厅"),
        ("该县整合资金4亿元,其中省级3亿元,实施项目126个。", "126个", "实施", "项目", "该县"),
        ("岁末盘点晒家底 青禾日报社捧回37个奖", "37个", "捧回", "奖", "青禾日报社"),
        ("1.王强(村支书),汉族,县政协委员。安置残疾人41人。", "41人", "安置", "残疾人", "王强"),
        # an earlier clause names the doer
        ("支援队接诊3800人,较前一批多出三成,还为当地带出28名医护。", "28名", "带出", "医护", "支援队"),
    ],
)
def test_verb_thing_and_doer(pipeline: Pipeline, text: str, span: str, action: str, thing: str, actor: str) -> None:
    count = counts(pipeline, text)[span]
    assert (count.action, count.object) == (action, thing)
    assert count.actor in (actor, "") if not actor else count.actor == actor


def test_a_verb_is_carried_along_an_enumeration(pipeline: Pipeline) -> None:
    found = counts(pipeline, "大会评出一等奖2项、二等奖5项和三等奖9项。")
    assert {count.action for count in found.values()} == {"评出"}
    assert [count.object for count in found.values()] == ["一等奖", "二等奖", "三等奖"]


def test_a_verb_left_out_after_the_first_member(pipeline: Pipeline) -> None:
    text = "市政府决定授予林前街道等6个镇街为先进单位,许大山等13人为先进个人。"
    found = counts(pipeline, text)
    assert [(count.action, count.actor) for count in found.values()] == [("授予", "市政府")] * 2
    assert [count.object for count in found.values()] == ["镇街", ""]


def test_a_clause_that_ends_behind_its_number(pipeline: Pipeline) -> None:
    count = counts(pipeline, "改造荒山9亩的,奖励1万元。")["9亩"]
    assert (count.action, count.object) == ("改造", "荒山")


def test_place(pipeline: Pipeline) -> None:
    assert counts(pipeline, "全县6.2万贫困群众脱贫。")["6.2万"].place == "全县"


def test_real_articles(pipeline: Pipeline, real: Path) -> None:
    right: dict[str, int] = {"object": 0, "action": 0}
    total = dict(right)
    with (real / "real" / "gold" / "counts.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for article in {row["article_id"] for row in rows}:
        text = (real / "real" / "articles" / f"{article}.txt").read_bytes().decode("utf-8-sig")
        _, found = pipeline.read(Article(article, text))
        by_span = {(count.start, count.end): count for count in found.counts}
        for row in rows:
            count = by_span.get((int(row["start"]), int(row["end"])))
            if row["article_id"] == article and count is not None:
                for column in total:
                    if row[column]:
                        total[column] += 1
                        written = [value.strip("“”") for value in row[column].split("|")]
                        right[column] += getattr(count, column).strip("“”") in written
    assert right["object"] / total["object"] >= 0.85
    assert right["action"] / total["action"] >= 0.75
