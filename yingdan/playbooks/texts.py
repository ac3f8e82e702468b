"""What the playbooks app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "playbook_no_draft": ("没有可发布的草稿", "There is no draft to publish"),
        "playbook_empty": ("打法里还没有步骤", "The playbook has no steps yet"),
        "playbook_no_template": ("该阶段的打法没有任务模板", "The playbook of this stage has no task template"),
        "event.playbook.published": ("发布了“{name}”阶段的打法第 {number} 版", "published playbook {number} of {name}"),
    }
)
