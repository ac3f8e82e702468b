"""What the rules that raise risks begin with; a company changes the numbers as it likes."""

from collections.abc import Mapping

from yingdan.risks.types import Begin

BEGINNINGS: Mapping[str, Begin] = {
    "deal_health": Begin("deal", 4, amount=200_000, count=3),
    "deal_slipped": Begin("deal", 4, amount=100_000, count=2),
    "deal_no_decider": Begin("deal", 4, amount=100_000, percent=50),
    "customer_churn": Begin("customer", 3, amount=500_000),
    "customer_lost": Begin("customer", 5, days=90),
    "customer_pool": Begin("customer", 4, amount=50_000, days=7),
    "outlet_stuffing": Begin("customer", 4, amount=20_000, days=60),
    "outlet_floor": Begin("customer", 3, amount=1_000, days=30),
    "outlet_outside": Begin("customer", 4, amount=5_000, days=30),
    "target_missed": Begin("people", 4, percent=20),
    "person_overloaded": Begin("people", 3, impact=3, count=15),
    "person_handover": Begin("people", 4, days=3),
}
IMPACT_FROM = (50_000, 200_000, 500_000, 2_000_000)  # of impact 2, 3, 4, 5
REVIEW_DAYS = 14
TELL_DAYS = 3
