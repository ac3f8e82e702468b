// Sign-in on the phone.
import { Button, Form, Input } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { useHealth, useSignIn } from "@/api/me";
import { setLanguage } from "@/texts/i18n";
import { useLanguage } from "@/ui/language";
import { Mark } from "@/ui/Mark";
import { useSignInProblem } from "@/ui/signin";

export function PhoneSignIn({ expired }: { expired: boolean }) {
  const { t } = useTranslation("shell");
  const { t: tc } = useTranslation();
  const { language, label } = useLanguage();
  const signIn = useSignIn();
  const health = useHealth();
  const problem = useSignInProblem();
  const logins = health.data?.demo ? (health.data.logins ?? []) : [];
  return (
    <main className="ph-signin">
      <Mark />
      <h1>{t("signIn.title")}</h1>
      <p className="yd-muted">{tc("slogan")}</p>
      {expired && !signIn.isError && (
        <p className="yd-muted" role="status">
          {t("signIn.expired")}
        </p>
      )}
      {signIn.isError && (
        <p className="ph-alert" role="alert">
          {problem(signIn.error)}
        </p>
      )}
      <Form
        mode="default"
        layout="vertical"
        requiredMarkStyle="none"
        onFinish={({ username, password }: { username: string; password: string }) =>
          signIn.mutate({ username, password, channel: "phone" })
        }
        footer={
          <Button block color="primary" size="large" type="submit" loading={signIn.isPending}>
            {t("signIn.submit")}
          </Button>
        }
      >
        <Form.Item
          name="username"
          label={t("signIn.username")}
          rules={[{ required: true, message: t("signIn.usernameRequired") }]}
        >
          <Input autoComplete="username" autoCapitalize="none" placeholder={t("signIn.usernameRequired")} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("signIn.password")}
          rules={[{ required: true, message: t("signIn.passwordRequired") }]}
        >
          <Input type="password" autoComplete="current-password" placeholder={t("signIn.passwordRequired")} />
        </Form.Item>
      </Form>
      {logins.length > 0 && (
        <section>
          <p className="yd-muted">{t("signIn.demo")}</p>
          <div className="yd-chips" style={{ gap: 8, marginTop: 8 }}>
            {logins.map((login) => (
              <button
                key={login.username}
                type="button"
                className="yd-chip"
                disabled={signIn.isPending}
                onClick={() => signIn.mutate({ username: login.username, password: login.password, channel: "phone" })}
              >
                {label({ zh: login.role, en: login.role_en })}
              </button>
            ))}
          </div>
        </section>
      )}
      <Button fill="none" onClick={() => void setLanguage(language === "en" ? "zh-CN" : "en")}>
        {language === "en" ? "中文" : "English"}
      </Button>
    </main>
  );
}
