"""What a web form may ask for."""

# Some way to answer must be among it.
OFFERED = (
    "contact_name", "company", "title", "phone", "email", "wechat", "need", "province", "city", "address", "industry",
    "employees", "website",
)  # fmt: skip
REACHABLE = frozenset({"phone", "email", "wechat"})
TRAP = "fax_number"  # hidden from people; programs fill in everything
