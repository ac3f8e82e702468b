"""Forecast 预测: what the period will bring – commit, weighted, statistical – beside the target, kept and scored."""
