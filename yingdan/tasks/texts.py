"""What the tasks app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "notify.task.assigned": ("{actor} 给您派了任务“{name}”", "{actor} gave you the task {name}"),
        "notify.task.collaborator": ("{actor} 请您协助任务“{name}”", "{actor} asks you to help with the task {name}"),
        "notify.task.done": ("{actor} 完成了您派的任务“{name}”", "{actor} has done your task {name}"),
        "notify.task.ready": (
            "“{before}”已结束，轮到您的任务“{name}”",
            "{before} is over: it is the turn of your task {name}",
        ),
        "notify.task.reminder": ("任务提醒：{name}", "Reminder: {name}"),
        "notify.task.today": (
            "今天有 {today} 个任务到期，{overdue} 个已逾期",
            "{today} tasks due today, {overdue} overdue",
        ),
        "notify.task.escalated": (
            "{owner} 的任务“{name}”已逾期 {days} 天",
            "The task {name} of {owner} is {days} days overdue",
        ),
        "notify.task.escalated_many": (
            "下属有 {count} 个任务逾期 {days} 天以上，涉及 {people} 人",
            "{count} tasks of {people} people more than {days} days overdue",
        ),
        "task_changed": ("任务已被他人修改，请刷新后再试", "Someone else changed this task; refresh and try again"),
        "task_closed": ("任务“{name}”已结束", "The task {name} is closed"),
        "task_has_open_steps": ("还有 {count} 个步骤未完成", "{count} steps still open"),
        "task_step_of_step": ("步骤下面不能再建步骤", "A step cannot have steps"),
        "task_step_follows": ("步骤与所属任务关于同一条记录", "A step is about the same record as its task"),
        "task_waits": ("要等任务“{name}”结束", "Waits for the task {name}"),
        "task_after_circle": ("这两个任务会互相等待", "The tasks would wait for each other"),
        "task_after_step": ("任务与自己的步骤不能互相等待", "A task and its own steps cannot wait for each other"),
        "task_repeat_needs_due": ("重复的任务需要截止时间", "A task that repeats needs a due time"),
        "task_bad_repeat": ("无法识别的重复规则", "This rule of repetition cannot be used"),
        "task_template_archived": ("模板“{name}”已停用", "The template {name} is archived"),
        "task_template_for_other": ("模板不适用于这条记录", "The template is for other records"),
        "task_template_name_taken": ("已有名为“{name}”的模板", "There is a template called {name} already"),
        "task_template_empty": ("模板至少要有一个任务", "A template needs at least one task"),
        "task_template_no_member": ("“{title}”要指定成员", "Say to whom {title} goes"),
        "task_template_no_role": ("“{title}”的角色不存在", "The role of {title} does not exist"),
        "task_template_step_first": ("第一行不能是步骤", "The first line cannot be a step"),
    }
)

groups.register("task", ("任务", "Tasks"))
