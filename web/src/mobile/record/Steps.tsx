// One step back, one step on: the period or span that a page shows stands between them.
import "@/styles/phone-gap.css";
import { LeftOutline, RightOutline } from "antd-mobile-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export interface StepsProps {
  children: ReactNode;
  last?: boolean; // nothing comes after this one
  onBack: () => void;
  onOn: () => void;
}

export function Steps({ children, last = false, onBack, onOn }: StepsProps) {
  const { t } = useTranslation();
  return (
    <div className="ph-steps">
      <button type="button" aria-label={t("previous")} onClick={onBack}>
        <LeftOutline />
      </button>
      {children}
      <button type="button" aria-label={t("next")} disabled={last} onClick={onOn}>
        <RightOutline />
      </button>
    </div>
  );
}
