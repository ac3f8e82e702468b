"""What other web sites get: a page for a frame, and a script that draws the form in place. Both without libraries."""

PAGE = """<!doctype html>
<html lang="{{ language|default:"zh" }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>{{ title }}</title><style>
body{font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:16px;color:#1f2329;background:#fff}
label{display:block;margin:0 0 12px}label span{display:block;margin-bottom:4px}b{color:#b42318}
input,textarea{width:100%;box-sizing:border-box;padding:9px 11px;border:1px solid #8a9099;border-radius:6px}
input,textarea,button{font:inherit}textarea{min-height:96px;resize:vertical}.no{color:#b42318}
button{padding:10px 24px;border:0;border-radius:6px;background:#0958d9;color:#fff;min-height:44px}
.away{position:absolute;left:-9999px;height:0;overflow:hidden}
</style></head><body>{% if thanks %}<p role="status">{{ thanks }}</p>{% else %}
{% if title %}<h1 style="font-size:20px">{{ title }}</h1>{% endif %}
<form method="post" action="/api/public/forms/{{ token }}">
{% for field in fields %}<label><span>{{ field.label }}{% if field.required %} <b>*</b>{% endif %}</span>
{% if field.type == "textarea" %}<textarea name="{{ field.name }}" maxlength="{{ field.max_length }}"
{% if field.required %}required{% endif %}>{{ field.value }}</textarea>
{% else %}<input name="{{ field.name }}" type="{{ field.type }}" maxlength="{{ field.max_length }}"
value="{{ field.value }}" {% if field.required %}required{% endif %}>{% endif %}
{% if field.problem %}<span class="no" role="alert">{{ field.problem }}</span>{% endif %}</label>{% endfor %}
<div class="away" aria-hidden="true"><input name="{{ form.trap }}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="stamp" value="{{ form.stamp }}"><input type="hidden" name="lang" value="{{ language }}">
<input type="hidden" name="frame" value="1"><input type="hidden" name="page" value="{{ page }}">
<button>{{ send }}</button></form>
<script nonce="{{ nonce }}">
var p=document.querySelector('[name=page]');if(!p.value)p.value=document.referrer||location.href</script>
{% endif %}</body></html>"""

SCRIPT = """(function () {
  var here = document.currentScript, base = here.src.replace(/\\/embed\\.js.*$/, "");
  var lang = here.dataset.lang || (document.documentElement.lang.slice(0, 2) === "en" ? "en" : "zh");
  var words = lang === "en" ? ["Send", "This could not be sent. Please try again.",
    "The form could not be loaded."] : ["提交", "没有提交成功，请重试。", "表单没有打开，请刷新页面。"];
  function make(tag, values, inside) {
    var one = document.createElement(tag);
    Object.keys(values || {}).forEach(function (name) { one[name] = values[name]; });
    (inside || []).forEach(function (part) { one.append(part); });
    return one;
  }
  function why(told, known) {
    var wrong = (told.params && told.params.fields) || {}, name = Object.keys(wrong)[0];
    var field = known.fields.filter(function (one) { return one.name === name; })[0];
    if (!name) return told.message || words[1];
    return (field ? field.label[lang] + (lang === "en" ? ": " : "：") : "") + wrong[name][0].message;
  }
  fetch(base).then(function (answer) { return answer.json(); }).then(function (known) {
    if (!known.fields) return;
    var form = make("form", { className: "yingdan-form" });
    if (known.title[lang]) form.append(make("h3", { textContent: known.title[lang] }));
    known.fields.forEach(function (field) {
      var input = make(field.type === "textarea" ? "textarea" : "input", { name: field.name,
        required: field.required, maxLength: field.max_length });
      if (field.type !== "textarea") input.type = field.type;
      form.append(make("label", {}, [make("span", { textContent: field.label[lang] + (field.required ? " *" : "") }),
        input]));
    });
    var trap = make("input", { name: known.trap, tabIndex: -1, autocomplete: "off" });
    trap.style.cssText = "position:absolute;left:-9999px";
    trap.setAttribute("aria-hidden", "true");
    var said = make("p");
    said.setAttribute("role", "status");
    var button = make("button", { textContent: words[0] });
    form.append(trap, button, said);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      button.disabled = true;
      var body = new URLSearchParams(new FormData(form));
      body.set("stamp", known.stamp);
      body.set("page", location.href);
      body.set("referrer", document.referrer);
      fetch(base, { method: "POST", body: body,
        headers: { Accept: "application/json", "Accept-Language": lang === "en" ? "en" : "zh-CN" } })
        .then(function (answer) { return answer.json().then(function (told) {
          if (!answer.ok) throw new Error(why(told, known));
          form.replaceChildren(make("p", { textContent: told.thanks[lang] }));
        }); })
        .catch(function (error) { button.disabled = false; said.textContent = error.message || words[1]; });
    });
    here.after(form);
  }).catch(function () { here.after(make("p", { className: "yingdan-form", textContent: words[2] })); });
})();
"""
