// Waiting: nothing for 150 ms, then grey bars in the shape of what comes, words after 3 s.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

export function useLate(milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return late;
}

export function Loading({ rows = 8, shape = "rows" }: { rows?: number; shape?: "rows" | "cards" | "page" }) {
  const { t } = useTranslation();
  const shown = useLate(150);
  const long = useLate(3000);
  const bars = Array.from({ length: rows }, (_, index) => `bar-${index}`);
  return (
    <div className={`yd-loading yd-loading-${shape}`} role="status" aria-busy="true" aria-label={t("loading")}>
      {shown && bars.map((key) => <span key={key} className="yd-bar" />)}
      {long && <p className="yd-faint">{t("stillLoading")}</p>}
    </div>
  );
}
