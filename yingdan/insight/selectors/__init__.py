"""Reading insight: leaderboard, funnel, forecast, workbench."""
