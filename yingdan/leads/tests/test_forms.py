"""Web forms: set up, shown, sent, guarded against programs."""

from datetime import timedelta

import pytest
from django.test import Client

from yingdan.conftest import client_for
from yingdan.kernel import clock
from yingdan.leads.models import Lead, Submission, WebForm
from yingdan.leads.rules import spam
from yingdan.leads.tests.making import make_lead, make_source
from yingdan.platform.models import Notification

FIELDS = [{"name": "contact_name", "required": True}, {"name": "phone"}, {"name": "company"}, {"name": "need"}]


@pytest.fixture
def form(cast):
    source = make_source("官网", "web_form")
    body = {
        "name": "试用申请", "source_id": source.id, "owner_id": cast.xiaoli.id, "fields": FIELDS,
        "title": {"zh": "申请试用", "en": "Try it"}, "thanks": {"zh": "收到了", "en": ""},
    }  # fmt: skip
    answer = client_for(cast.liu).post("/api/lead-forms", body)
    assert answer.status_code == 201, answer.json()
    return WebForm.objects.get(id=answer.json()["id"])


def send(form, monkeypatch=None, wait=10, **values):
    """As a visitor's browser does, `wait` seconds after the form was shown."""
    visitor = Client()
    shown = visitor.get(f"/api/public/forms/{form.token}").json()
    at = clock.now() + timedelta(seconds=wait)
    if monkeypatch:
        monkeypatch.setattr(clock, "now", lambda: at)
    body = {"contact_name": "王芳", "phone": "138 1234 5678", "stamp": shown["stamp"], **values}
    return visitor.post(f"/api/public/forms/{form.token}", body)


def test_a_visitor_becomes_a_lead(cast, form, monkeypatch):
    page = "https://www.example.com/try?utm_source=baidu&utm_campaign=%E6%98%A5%E5%AD%A3&secret=1"
    answer = send(form, monkeypatch, company="杭州云帆网络有限公司", page=page, referrer="https://www.baidu.com/")
    assert answer.status_code == 200, answer.json()
    assert answer.json() == {"thanks": {"zh": "收到了", "en": "Thank you. We will be in touch soon."}}
    assert answer["Access-Control-Allow-Origin"] == "*"
    lead = Lead.objects.get()
    assert (lead.name, lead.phone, lead.owner_id, lead.source and lead.source.name) == (
        "王芳 · 杭州云帆网络有限公司", "13812345678", cast.xiaoli.id, "官网",
    )  # fmt: skip
    assert lead.campaign == {
        "source": "baidu", "campaign": "春季", "page": "https://www.example.com/try",
        "referrer": "https://www.baidu.com/",
    }  # fmt: skip
    assert Notification.objects.get(kind="lead.from_form").user_id == cast.xiaoli.user_id


@pytest.mark.parametrize(
    ("wait", "values", "reason"),
    [
        (1, {}, "fast"),
        (90_000, {}, "old"),
        (10, {"fax_number": "1"}, "trap"),
        (10, {"stamp": "1:abc:def"}, "stamp"),
        (10, {"stamp": ""}, "stamp"),
        (10, {"need": "http://a http://b www.c"}, "links"),
        (10, {"need": "<a href=x>"}, "links"),
    ],
)
def test_what_programs_send_is_kept_aside_and_thanked_for(cast, form, monkeypatch, wait, values, reason):
    assert send(form, monkeypatch, wait, **values).status_code == 200
    assert Lead.objects.count() == 0
    row = Submission.objects.get()
    assert (row.state, row.reason) == ("spam", reason)


def test_spam_is_looked_through(cast, form, monkeypatch):
    send(form, monkeypatch, 1)
    client = client_for(cast.liu)
    [one] = client.get("/api/lead-forms/submissions?state=spam").json()["items"]
    assert (one["reason"], one["values"]["contact_name"]) == ("fast", "王芳")
    assert client_for(cast.xiaoli).get("/api/lead-forms/submissions").status_code == 403
    url = f"/api/lead-forms/submissions/{one['id']}/decision"
    assert client.post(url, {"accepted": True}).status_code == 204
    assert client.post(url, {"accepted": False}).json()["code"] == "submission_settled"
    assert Lead.objects.get().contact_name == "王芳"


def test_a_stamp_of_another_form_is_no_stamp(cast, form, monkeypatch):
    other = WebForm.objects.create(name="另一个", token="other", source=form.source, fields=FIELDS, title={}, thanks={})
    stamp = Client().get(f"/api/public/forms/{other.token}").json()["stamp"]
    send(form, monkeypatch, stamp=stamp)
    assert Submission.objects.get().reason == "stamp"


def test_one_address_sends_ten_times_in_ten_minutes(cast, form, monkeypatch):
    for number in range(10):
        assert send(form, monkeypatch, wait=5, contact_name=f"访客{number}").status_code == 200
    answer = send(form, monkeypatch, wait=5, contact_name="第十一个")
    assert (answer.status_code, answer.json()["code"]) == (429, "form_too_often")
    Submission.objects.update(at=clock.now() - timedelta(minutes=11))
    assert send(form, monkeypatch, wait=5).status_code == 200


def test_a_second_click_is_the_same_submission(cast, form, monkeypatch):
    assert send(form, monkeypatch).json() == send(form, monkeypatch, wait=5).json()
    assert (Lead.objects.count(), Submission.objects.count()) == (1, 1)
    assert send(form, monkeypatch, wait=5, need="再要一份样本").status_code == 200
    assert Lead.objects.count() == 2


def test_spam_in_heaps_does_not_close_the_form_for_people(cast, form, monkeypatch):
    Submission.objects.bulk_create(
        Submission(form=form, address=f"{n}", values={}, campaign={}, state="spam", reason="trap") for n in range(300)
    )
    assert send(form, monkeypatch).status_code == 200
    assert Lead.objects.count() == 1
    assert send(form, monkeypatch, contact_name="更多", fax_number="1").status_code == 429


def test_behind_a_proxy_visitors_are_told_apart(cast, form, monkeypatch, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    later = clock.now() + timedelta(seconds=9)
    shown = Client().get(f"/api/public/forms/{form.token}").json()
    monkeypatch.setattr(clock, "now", lambda: later)
    for number in range(12):
        body = {"contact_name": f"访客{number}", "phone": "13812345678", "stamp": shown["stamp"]}
        headers = {"x-forwarded-for": f"203.0.113.{number}"}
        assert Client(headers=headers).post(f"/api/public/forms/{form.token}", body).status_code == 200
    assert Submission.objects.values("address").distinct().count() == 12


def test_suspected_entries_with_nonsense_can_still_be_accepted(cast, form, monkeypatch):
    WebForm.objects.update(fields=[*FIELDS, {"name": "employees"}])
    send(form, monkeypatch, 1, employees="about ٣")
    one = Submission.objects.get()
    url = f"/api/lead-forms/submissions/{one.id}/decision"
    assert client_for(cast.liu).post(url, {"accepted": True}).status_code == 204
    assert Lead.objects.get().employees is None


def test_what_is_missing_or_too_much_is_refused(cast, form, monkeypatch):
    answer = send(form, monkeypatch, contact_name=" ")
    assert (answer.status_code, list(answer.json()["params"]["fields"])) == (422, ["contact_name"])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert send(form, monkeypatch, phone="").status_code == 422
    assert send(form, monkeypatch, need="x" * 40_000).status_code == 413
    assert Client().post("/api/public/forms/unknown", {}).status_code == 404
    WebForm.objects.update(active=False)
    assert Client().get(f"/api/public/forms/{form.token}").status_code == 410
    assert Lead.objects.count() == 0


def test_who_may_be_the_same_is_marked(cast, form, monkeypatch):
    known = make_lead(cast.xiaowang, phone="13812345678")
    assert send(form, monkeypatch).status_code == 200
    assert Lead.objects.latest("id").same_lead_id == known.id


def test_the_page_for_frames_works_without_a_script(cast, form, monkeypatch):
    visitor = Client()
    page = visitor.get(f"/api/public/forms/{form.token}/page?lang=en")
    text = page.content.decode()
    assert "Try it" in text
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    stamp = text.split('name="stamp" value="')[1].split('"')[0]
    later = clock.now() + timedelta(seconds=9)
    monkeypatch.setattr(clock, "now", lambda: later)
    body = {"contact_name": "<b>Wang", "phone": "13812345678", "stamp": stamp, "frame": "1", "lang": "en"}
    answer = visitor.post(f"/api/public/forms/{form.token}", body)
    assert "Thank you" in answer.content.decode()
    assert Lead.objects.get().contact_name == "<b>Wang"
    assert Client().get(f"/api/public/forms/{form.token}/embed.js").status_code == 200


def test_in_a_frame_a_refused_form_comes_back_with_what_was_typed(cast, form, monkeypatch):
    visitor = Client()
    stamp = visitor.get(f"/api/public/forms/{form.token}").json()["stamp"]
    later = clock.now() + timedelta(seconds=9)
    monkeypatch.setattr(clock, "now", lambda: later)
    body = {"contact_name": "王<i>芳", "need": "要报价", "stamp": stamp, "frame": "1", "lang": "zh"}
    answer = visitor.post(f"/api/public/forms/{form.token}", body)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="王&lt;i&gt;芳"' in text
    assert ">要报价</textarea>" in text
    assert text.count('role="alert"') == 1
    assert Lead.objects.count() == 0


def test_titles_are_written_as_text(cast, form):
    WebForm.objects.update(title={"zh": "<script>alert(1)</script>", "en": ""})
    assert "<script>alert" not in Client().get(f"/api/public/forms/{form.token}/page").content.decode()


def test_forms_ask_for_a_way_to_answer(cast, form):
    client = client_for(cast.liu)
    draft = {"name": "x", "source_id": form.source_id, "fields": [{"name": "company"}]}
    assert client.post("/api/lead-forms", draft).status_code == 422
    assert (
        client.post("/api/lead-forms", {**draft, "fields": [{"name": "owner"}, {"name": "phone"}]}).status_code == 422
    )
    changed = {**draft, "fields": [{"name": "phone"}], "version": 1, "active": False}
    assert client.put(f"/api/lead-forms/{form.id}", changed).json()["version"] == 2
    assert client.put(f"/api/lead-forms/{form.id}", changed).status_code == 409
    [one] = client.get("/api/lead-forms").json()["items"]
    assert (one["active"], one["token"]) == (False, form.token)


def test_campaigns_are_read_from_the_address():
    assert spam.campaign({"utm_source": " baidu ", "utm_medium": "", "other": "x"}) == {"source": "baidu"}
