"""Notifications outside the product: by e-mail and by the robots of WeCom, DingTalk and Feishu group chats."""
