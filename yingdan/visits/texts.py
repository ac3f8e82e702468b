"""What the visits app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("visit", ("拜访", "Visits"))
register_texts(
    {
        "visit_purpose_order": ("订货", "Order"),
        "visit_purpose_collect": ("收款", "Collection"),
        "visit_purpose_develop": ("开发", "Development"),
        "visit_purpose_serve": ("服务", "Service"),
        "visit_purpose_explain": ("说明", "Explanation"),
        "visit_followup_plain": ("拜访（{purpose}）", "Visit ({purpose})"),
        "visit_notice_text": (
            "拜访期间，本系统会记录：签到与签退时的位置、精度和时间，拜访途中的位置采样，拍摄的照片（含拍摄信息），"
            "以及浏览器告知的设备信息（型号、系统、屏幕、语言、时区、网络、电量、手机时钟）。不在拜访中时不记录位置。"
            "位置保存 {positions} 天，设备信息保存 {signals} 天，到期自动删除。您的上级与稽查人员可在授权范围内查看。",
            "During a visit this system records: position, accuracy and time at check-in and check-out, positions on "
            "the way through the visit, the photos you take (with what the camera notes in them), and what the browser "
            "tells of the device (model, system, screen, language, time zone, network, battery, clock). No position is "
            "recorded outside of visits. Positions are kept for {positions} days, device facts for {signals} days, "
            "then deleted. Your superiors and inspectors may look at them as far as their permissions reach.",
        ),
        "visit_notice": (
            "请先阅读并同意记录说明（第 {version} 版）",
            "Please read and agree to what is recorded (version {version})",
        ),
        "visit_open": (
            "在“{customer}”的拜访还未结束，请先签退或放弃那次拜访",
            "The visit to {customer} has not ended: check out there first, or abandon it",
        ),
        "visit_unknown": (
            "服务器还没有收到这次拜访的签到，稍后会自动重试",
            "The check-in of this visit has not arrived yet; it is tried again by itself",
        ),
        "visit_waits": (
            "还有内容未上传完（步骤或照片），稍后会自动重试",
            "Steps or photos of this visit are still on their way; it is tried again by itself",
        ),
        "visit_closed": (
            "这次拜访已经结束，不能再修改；可到客户页补写跟进",
            "This visit has ended and cannot be changed; a follow-up at the customer may add to it",
        ),
        "visit_steps_missing": (
            "还有必填步骤未完成：{keys}，请完成后再签退",
            "Required steps are not done: {keys}; finish them, then check out",
        ),
        "visit_step_unknown": (
            "这次拜访没有“{key}”这一步",
            "This visit has no step {key}",
        ),
        "visit_step_key": (
            "标识须以小写字母开头，只含字母、数字和下划线，且不能重复",
            "The key begins with a small letter, holds letters, digits and underscores, and is there once",
        ),
        "visit_photos_range": ("照片数量不符合要求", "That is not the number of photos that is asked for"),
        "visit_choices": ("选择题至少要有两个不同的选项", "A choice needs two different options at least"),
        "visit_product_twice": ("同一产品只能出现一次", "A product can be named once only"),
        "visit_camera_only": (
            "公司要求现场拍照，不能从相册选取，请重新拍摄",
            "Photos are to be taken on the spot, not from the library: please take it again",
        ),
        "visit_photos_full": (
            "一次拜访最多保存 {most} 张照片",
            "The photos of a visit are limited to {most}",
        ),
        "visit_customer_visited": (
            "该客户有拜访记录，不能删除；如已停止合作，可标记为流失",
            "There are visits to this customer, so it cannot be deleted; it can be marked as lost",
        ),
        "uuid_reused": (
            "同一编号已用于另一条内容，请重新录入",
            "This number was used for something else already: please enter it anew",
        ),
        "photo_damaged": ("照片在传输中损坏，请重新上传", "The photo was damaged on its way: please send it again"),
        "photo_unreadable": (
            "无法读取这张照片（支持 JPEG、PNG、WebP），请重新拍摄",
            "This photo cannot be read (JPEG, PNG and WebP can): please take it again",
        ),
        "event.visit.done": ("拜访{name}，用时 {minutes} 分钟", "visited {name}, {minutes} minutes"),
        "event.visit.abandoned": (
            "放弃对{name}的拜访（已 {minutes} 分钟）：{reason}",
            "broke off a visit to {name} after {minutes} minutes: {reason}",
        ),
        "visit_plan_day": ("计划日期须在今天起一年之内", "The day lies between today and a year from now"),
        "visit_called_off": ("客户取消（路线）", "The customer called off (route)"),
        "visit_plan_twice": (
            "{day} 已有该客户的拜访计划",
            "A visit to this customer is planned for {day} already",
        ),
        "visit_plan_same_day": ("新日期与原日期相同，请选择另一天", "That is the day it is on: choose another one"),
        "visit_plan_over": (
            "该计划已完成、取消或改期，请刷新后再试",
            "This plan was done, cancelled or put off meanwhile: load the page anew",
        ),
        "visit_plan_same_person": (
            "该计划已由{name}负责",
            "The plan is {name}'s already",
        ),
        "visit_plan_others": (
            "这是{name}的计划，您没有修改的权限",
            "This is a plan of {name}, which you may not change",
        ),
        "visit_plan_no_owner": (
            "客户没有负责人，请选择由谁拜访",
            "The customer has no owner: choose who is to visit it",
        ),
        "visit_plan_not_yours": (
            "负责人是{owner}，您不能为其安排拜访（超出权限或已离职），请另选业务员",
            "It belongs to {owner}, for whom you cannot plan visits (out of reach, or gone): choose somebody else",
        ),
        "visit_plan_lost": (
            "客户已流失；要重新拜访，请先修改客户状态",
            "The customer is lost; to visit it again, change its state first",
        ),
        "visit_span": ("日历一次最多显示 {max} 天", "A calendar shows {max} days at once"),
        "visit_proposal_decided": ("该位置建议已处理", "This position was decided on already"),
        "visit_type_twice": ("已有拜访类型“{name}”", "There is a type of visit {name} already"),
        "event.visit.planned": ("为{name}安排了 {count} 次拜访", "planned visits for {name}: {count}"),
        "event.visit.plan_delayed": (
            "把对{name}的拜访改到 {day}：{reason}",
            "put the visit to {name} off to {day}: {reason}",
        ),
        "event.visit.plan_cancelled": (
            "取消对{name}的拜访计划：{reason}",
            "cancelled the visit planned to {name}: {reason}",
        ),
        "event.visit_plan.handover_note": ("{giver}的交接备注：{note}", "note from {giver}, handing over: {note}"),
        "event.visit.plan_assigned": ("把对{name}的拜访指派给{to}", "gave the visit to {name} to {to}"),
        "notify.visit.position_proposed": (
            "{actor}在{name}签到，建议更正客户位置",
            "{actor} checked in at {name} and proposes another position for it",
        ),
        "notify.visit.assigned": (
            "{actor}给您安排了 {count} 次拜访",
            "{actor} gave you visits to make: {count}",
        ),
    }
)
