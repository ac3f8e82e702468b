// Wraps the desk in antd's configuration: theme, language, messages.
import { App, ConfigProvider } from "antd";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import type { ReactNode } from "react";
import { useLanguage } from "@/ui/language";
import { useWide } from "@/ui/state/useWide";
import { antdTheme } from "@/ui/theme/antd";
import { useMode } from "@/ui/theme/preferences";

export function DeskTheme({ children }: { children: ReactNode }) {
  const mode = useMode();
  const still = useWide("(prefers-reduced-motion: reduce)");
  const { language } = useLanguage();
  return (
    <ConfigProvider
      theme={antdTheme(mode, still)}
      locale={language === "en" ? en : zh}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ maxCount: 3, duration: 3 }} notification={{ placement: "bottomRight" }} component={false}>
        {children}
      </App>
    </ConfigProvider>
  );
}
