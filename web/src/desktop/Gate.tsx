// Nobody signed in: the sign-in page, at the address that was asked for. Somebody: the shell.
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { setZone } from "@/domain/dates";
import { currentLanguage, hasChosenLanguage, setLanguage } from "@/texts/i18n";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const SignInPage = lazyPart(() => import("@/desktop/SignInPage").then((module) => ({ default: module.SignInPage })));
const Shell = lazyPart(() => import("@/desktop/Shell").then((module) => ({ default: module.Shell })));
const OneTimePassword = lazyPart(() =>
  import("@/desktop/account/OneTimePassword").then((module) => ({ default: module.OneTimePassword })),
);

export function Gate({ children }: { children: ReactNode }) {
  const me = useMe();
  const { t } = useTranslation();
  const wasIn = useRef(false);
  const known = me.data;
  if (known) {
    wasIn.current = true;
    setZone(known.company.timezone);
  }
  useEffect(() => {
    if (known && !hasChosenLanguage() && known.user.locale !== currentLanguage())
      void setLanguage(known.user.locale, false);
  }, [known]);
  useEffect(() => {
    document.title = known?.company.name ? `${known.company.name} · ${t("product")}` : t("product");
  }, [known, t]);
  if (me.isPending) return <Loading shape="page" />;
  if (me.isError) return <PageError error={me.error} onRetry={() => void me.refetch()} />;
  if (!known) {
    return (
      <Suspense fallback={<Loading shape="page" />}>
        <SignInPage expired={wasIn.current} />
      </Suspense>
    );
  }
  if (known.user.must_change_password) {
    return (
      <Suspense fallback={<Loading shape="page" />}>
        <OneTimePassword />
      </Suspense>
    );
  }
  return (
    <Suspense fallback={<Loading shape="page" />}>
      <Shell me={known}>{children}</Shell>
    </Suspense>
  );
}
