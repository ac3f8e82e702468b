"""Deal health 商机健康度: what in an open deal asks for attention, explained, with its history."""
