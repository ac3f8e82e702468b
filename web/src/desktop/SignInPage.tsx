// Sign-in: what the product is, two fields, and for the demo company one click for each role.
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DemoLogin, useHealth, useSignIn } from "@/api/me";
import { setLanguage } from "@/texts/i18n";
import { useLanguage } from "@/ui/language";
import { Mark } from "@/ui/Mark";
import { useSignInProblem } from "@/ui/signin";

interface Entry {
  username: string;
  password: string;
}

export function SignInPage({ expired }: { expired: boolean }) {
  const { t } = useTranslation("shell");
  const { t: tc } = useTranslation();
  const { language, label } = useLanguage();
  const signIn = useSignIn();
  const health = useHealth();
  const problem = useSignInProblem();
  const [caps, setCaps] = useState(false);
  const logins: DemoLogin[] = health.data?.demo ? (health.data.logins ?? []) : [];
  return (
    <main className="yd-signin">
      <section className="yd-signin-side">
        <div className="yd-brand">
          <Mark /> <strong>{tc("product")}</strong>
        </div>
        <h1>{tc("slogan")}</h1>
        <p>{t("signIn.lead")}</p>
        <Climb />
      </section>
      <section className="yd-signin-form">
        <Button
          type="text"
          className="yd-signin-language"
          onClick={() => void setLanguage(language === "en" ? "zh-CN" : "en")}
        >
          {language === "en" ? "中文" : "English"}
        </Button>
        <Form<Entry> layout="vertical" size="large" requiredMark={false} onFinish={(entry) => signIn.mutate(entry)}>
          <h2>{t("signIn.title")}</h2>
          {expired && !signIn.isError && <Alert type="warning" title={t("signIn.expired")} />}
          {signIn.isError && <Alert type="error" title={problem(signIn.error)} role="alert" />}
          <Form.Item
            name="username"
            label={t("signIn.username")}
            rules={[{ required: true, whitespace: true, message: t("signIn.usernameRequired") }]}
          >
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("signIn.password")}
            rules={[{ required: true, message: t("signIn.passwordRequired") }]}
            extra={caps ? t("signIn.capsLock") : undefined}
          >
            <Input.Password
              autoComplete="current-password"
              onKeyUp={(event) => setCaps(event.getModifierState("CapsLock"))}
            />
          </Form.Item>
          <Button block type="primary" htmlType="submit" loading={signIn.isPending}>
            {t("signIn.submit")}
          </Button>
        </Form>
        {logins.length > 0 && (
          <div className="yd-signin-demo">
            <p>{t("signIn.demo")}</p>
            <div className="yd-chips">
              {logins.map((login) => (
                <button
                  key={login.username}
                  type="button"
                  className="yd-chip"
                  disabled={signIn.isPending}
                  onClick={() => signIn.mutate({ username: login.username, password: login.password })}
                >
                  {label({ zh: login.role, en: login.role_en })}
                </button>
              ))}
            </div>
          </div>
        )}
        {health.isError && (
          <p className="yd-risk" role="status">
            {t("signIn.serverDown")}
          </p>
        )}
      </section>
    </main>
  );
}

/** Decoration only: the product's subject, a target line and a result that meets it. It shows no figures. */
function Climb() {
  return (
    <svg className="yd-climb" viewBox="0 0 400 170" aria-hidden="true">
      <path d="M4 160 C 90 150 130 128 190 108 S 330 40 396 22" className="yd-climb-target" />
      <path d="M4 160 C 70 158 120 148 176 120 S 262 74 300 40 S 360 16 384 10" className="yd-climb-result" />
      <circle cx="384" cy="10" r="6" />
    </svg>
  );
}
