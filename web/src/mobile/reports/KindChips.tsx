// Day, week or month: what a page of reports or of plans is about, kept in its address.
import "@/styles/phone-forms.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KINDS } from "@/api/reports";
import { usePatchSearch } from "@/ui/nav";

export interface KindChipsProps {
  kind: (typeof KINDS)[number];
  of: "kind" | "plan.kind"; // whose words
  children?: ReactNode;
}

export function KindChips({ kind, of, children }: KindChipsProps) {
  const { t } = useTranslation("reports");
  const patch = usePatchSearch();
  return (
    <div className="ph-chips">
      {KINDS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === kind}
          onClick={() => patch({ kind: one === "day" ? null : one, day: null })}
        >
          {t(`${of}.${one}`)}
        </button>
      ))}
      {children}
    </div>
  );
}
