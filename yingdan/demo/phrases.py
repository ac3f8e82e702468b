"""What sales people of the demo company write down: follow-ups by the phase of a deal, next steps, closing notes.

Placeholders: {who} contact, {goods} product, {rival} competitor, {n} a small number, {money} an amount in 万.
Each note is an opening and an ending put together, so that two notes are rarely alike.
"""

# phase (0 first talks … 4 closing) → openings, each with the way in which it happened
OPENINGS: list[list[tuple[str, str]]] = [
    [
        ("call", "电话联系{who}，了解到今年有产线改造计划，{goods}在考虑范围内"),
        ("visit", "首次拜访{who}，参观了车间，现有设备用了{n}年，故障停机较多"),
        ("call", "展会上认识的{who}回电，想先看{goods}的资料和案例"),
        ("wechat", "加了{who}微信，发了公司介绍和同行业案例，对方表示有兴趣"),
        ("visit", "{who}介绍了现状：人工工位{n}个，想先改一条线试点"),
        ("call", "老客户转介绍，与{who}通话20分钟，确认了采购流程和预算归口"),
        ("email", "邮件发送{goods}选型手册给{who}，电话确认已收到"),
        ("call", "约{who}未果，前台转告本周出差，下周再联系"),
        ("call", "再次致电{who}，{goods}的参数已看过，想了解价格区间"),
        ("wechat", "{who}微信询问{goods}交期和付款方式"),
    ],
    [
        ("meeting", "与{who}开需求会，确认节拍要求和{n}处接口，现场已测量"),
        ("email", "{who}提供了工艺图纸，技术同事确认{goods}可以满足"),
        ("visit", "陪同售前到现场调研，{who}全程参加，重点问了兼容性"),
        ("call", "{who}反馈预算约{money}万，需要在年度计划内立项"),
        ("visit", "走访了车间主任和{who}，操作工担心换线时间，已记录"),
        ("meeting", "和{who}核对需求清单，砍掉了{n}项非必要功能"),
        ("call", "电话{who}，确认了现场电源、气源和网络条件"),
        ("wechat", "了解到{rival}也在接触，{who}更看重售后响应"),
    ],
    [
        ("demo", "向{who}讲解方案，现场演示{goods}，对精度比较满意"),
        ("meeting", "方案评审会，{who}和生产部门参加，提出{n}条修改意见"),
        ("visit", "带{who}参观样板工厂，看了连续运行数据，评价不错"),
        ("visit", "{goods}样机已送到客户现场，{who}安排试用{n}天"),
        ("call", "电话{who}，方案里{n}处疑问已逐条解答"),
        ("wechat", "{who}微信发来现场照片，安装位置要微调"),
        ("meeting", "技术交流会，{rival}的方案价格低但交期长，{who}倾向我们"),
        ("email", "按{who}要求补充了能耗对比和投资回收期测算"),
        ("call", "试用报告出来了，节拍提升明显，{who}同意进入商务"),
    ],
    [
        ("email", "提交报价{money}万，{who}认为偏高，要求分项列明"),
        ("meeting", "与{who}商务谈判，付款方式争取到3-6-1，质保延长一年"),
        ("wechat", "{who}透露{rival}报价低约{n}个点，需要申请特价支持"),
        ("email", "二次报价已发{who}，附了备件清单和培训安排"),
        ("call", "采购要求再降{n}个点，已和经理沟通底线，约{who}面谈"),
        ("visit", "拜访{who}和总经理，确认了技术方案，只剩价格和交期"),
        ("call", "电话{who}追问报价审批进度，等总经理签字"),
        ("visit", "投标文件已递交，{who}说下周开标"),
    ],
    [
        ("call", "{who}通知中标，合同文本已发法务审核"),
        ("meeting", "合同条款与{who}逐条确认，违约金比例还在谈"),
        ("wechat", "{who}说内部审批走到总经理，预计{n}天内盖章"),
        ("call", "预付款流程已启动，{who}答应月底前付清"),
        ("call", "和{who}确认交货排期，首批{goods}先到"),
        ("visit", "签约前最后一次沟通，{who}要求增加{n}人次培训，已同意"),
    ],
]
ENDINGS = [
    "。约好下周再谈。",
    "。下一步发详细方案。",
    "，需要售前支持。",
    "。已同步给主管。",
    "，对方让月底前给答复。",
    "。态度积极，继续推进。",
    "。还要拿下使用部门的支持。",
    "，等内部讨论结果。",
    "。约了现场复勘。",
    "，决策人还没见到，要想办法约上。",
    "。资料已发邮箱，明天电话确认。",
    "，竞争对手动作很快，要盯紧。",
    "。",
    "，下次带技术一起去。",
    "。对方建议先走小批量。",
    "，价格是主要顾虑。",
]
CARE: list[tuple[str, str]] = [
    ("call", "例行回访{who}，设备运行正常，暂无新需求"),
    ("wechat", "节前问候{who}，顺便了解明年投资计划"),
    ("call", "{who}反馈{goods}有一次报警，已安排服务上门"),
    ("call", "与{who}对账，确认余款付款时间"),
    ("wechat", "发送新品{goods}资料给{who}，表示有需要会联系"),
    ("visit", "拜访{who}，介绍了年度维保方案，对方说要比较一下"),
    ("call", "电话{who}，原项目推迟到下半年，保持联系"),
]
NEXT_STEPS: list[list[str]] = [
    ["约首次拜访", "发送公司介绍与案例", "确认采购流程和决策人", "电话确认需求"],
    ["安排售前现场调研", "确认预算与立项时间", "整理需求清单并请客户确认", "约见使用部门"],
    ["提交技术方案", "安排样机试用", "组织样板工厂参观", "方案评审会"],
    ["提交正式报价", "申请特价", "商务谈判", "递交投标文件"],
    ["合同法务审核", "跟进客户盖章", "催预付款", "确认交货排期"],
]
# why deals end, in the order of the reasons that every company starts with
WON_NOTES = [
    "方案贴合现场，试用数据说服了使用部门",
    "价格合理，付款方式也谈拢了",
    "高层关系到位，商务条款让步小",
    "老客户，看重我们的售后响应",
]
LOST_NOTES = [
    "比{rival}高约{n}个点，客户不接受",
    "{rival}先做了样机，使用部门已经认可",
    "技术指标未达到，需求中途改变",
    "决策人更换，前期关系作废",
    "交期不满足要求，担心售后",
]
ABANDONED_NOTES = ["项目取消，产线不再改造", "预算被削减，今年不投", "多次联系无回应", "核实后并无立项计划"]
DEAL_NOTES = [
    "",
    "",
    "",
    "",
    "客户要求年底前投产",
    "需与集团统一采购对接",
    "付款习惯较好",
    "现场空间受限，方案要紧凑",
    "涉及旧设备拆除",
]
