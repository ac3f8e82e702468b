"""Yingdan 赢单: sales process management, from target to correction."""

__version__ = "0.1.0"
