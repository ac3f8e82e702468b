"""The web form of the demo company: what came through it, by which advertisement, and what waits as suspected spam."""

from django.db import connection

from yingdan.demo.leads import WEB_SOURCE
from yingdan.leads.models import Source, Submission, WebForm

# Fixed, so that addresses in the manual and in tests lead somewhere; of the demo company only.
TOKEN = "demo-inquiry-form"  # noqa: S105
_FIELDS = (("contact_name", True), ("company", True), ("phone", True), ("email", False), ("need", False))
_ADVERTS = ("baidu", "bing", "wechat")
_CAMPAIGNS = ("春季促销", "新品上市", "品牌词")
_CAME = """
update leads_lead l set campaign = jsonb_build_object(
    'source', (%(adverts)s::text[])[1 + l.id %% 3], 'medium', 'cpc',
    'campaign', (%(campaigns)s::text[])[1 + l.id / 3 %% 3], 'page', 'https://www.example.com/products')
where source_id = %(source)s and l.id %% 4 <> 0"""
_SENT = """
insert into leads_submission (form_id, at, address, values, campaign, state, reason, lead_id)
select %(form)s, l.created_at, md5(l.id::text), jsonb_strip_nulls(jsonb_build_object(
        'contact_name', l.contact_name, 'company', l.company, 'phone', nullif(l.phone, ''),
        'need', nullif(l.need, ''))), l.campaign, 'lead', '', l.id
from leads_lead l where l.source_id = %(source)s"""
_SPAM = (
    ("trap", {"contact_name": "SEO Team", "company": "Rank Fast", "phone": "000000", "need": "First place"}),
    ("links", {"contact_name": "promo", "phone": "123456", "need": "http://a.example http://b.example www.c.de"}),
    ("fast", {"contact_name": "周敏", "company": "苏州润丰包装有限公司", "phone": "19901555012", "need": "包装线报价"}),
)  # fmt: skip


def write() -> None:
    """After leads and sources."""
    source = Source.objects.get(name=WEB_SOURCE)
    form = WebForm.objects.create(
        name="官网询价", token=TOKEN, source=source,
        fields=[{"name": name, "required": must, "label": {"zh": "", "en": ""}} for name, must in _FIELDS],
        title={"zh": "留下需求，我们一个工作日内联系您", "en": "Tell us what you need"},
        thanks={"zh": "", "en": ""},
    )  # fmt: skip
    params: dict[str, int | list[str]] = {
        "source": source.pk,
        "form": form.pk,
        "adverts": list(_ADVERTS),
        "campaigns": list(_CAMPAIGNS),
    }
    with connection.cursor() as cursor:
        cursor.execute(_CAME, params)
        cursor.execute(_SENT, params)
    for number, (reason, values) in enumerate(_SPAM):
        Submission.objects.create(
            form=form, address=f"spam-{number}", values=values, campaign={}, state="spam", reason=reason
        )
