"""Outlets 终端: purchase-sales-stock ledger 进销存, competitors 竞品信息, distribution 铺货率."""
