"""Tasks 任务: what somebody has to do until when, about whatever record; templates, reminders, escalation."""
