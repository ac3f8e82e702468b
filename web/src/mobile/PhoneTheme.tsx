// antd-mobile's language; its colours come from our tokens in phone.css.
import { ConfigProvider } from "antd-mobile";
import en from "antd-mobile/es/locales/en-US";
import zh from "antd-mobile/es/locales/zh-CN";
import { type ReactNode, useEffect } from "react";
import { useLanguage } from "@/ui/language";
import { useMode } from "@/ui/theme/preferences";

export function PhoneTheme({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const mode = useMode();
  useEffect(() => {
    document.documentElement.dataset.prefersColorScheme = mode;
  }, [mode]);
  return <ConfigProvider locale={language === "en" ? en : zh}>{children}</ConfigProvider>;
}
