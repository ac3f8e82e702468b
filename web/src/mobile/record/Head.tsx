// The head of a page that one came to from another: the way back, and what it is.
import { LeftOutline } from "antd-mobile-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBack } from "@/ui/nav";

export function Head({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const back = useBack();
  return (
    <header className="ph-head">
      <button type="button" className="ph-back" aria-label={t("back")} onClick={back}>
        <LeftOutline />
      </button>
      <h1>{title}</h1>
      {children}
    </header>
  );
}
