// "This week: 6 visits (2 done), 3 new deals (1)": one's own activity targets at a glance.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import type { targetAhead } from "@/texts/zh-CN/target-ahead";

interface Week {
  people: { member: number; items: { kind: keyof typeof targetAhead.activity; per_week: number; done: number }[] }[];
}

export function WeekCard({ member }: { member: number }) {
  const { t } = useTranslation("targetAhead");
  const found = useQuery({
    queryKey: ["figures", "ahead", "week", `member:${member}`],
    queryFn: ({ signal }) => api.get<Week>("/activity", { node: `member:${member}` }, signal),
  });
  const items = found.data?.people[0]?.items ?? [];
  // The day's work comes first: without activity targets the page is whole all the same.
  if (items.length === 0) return null;
  return (
    <section className="ph-panel">
      <h2>{t("thisWeek")}</h2>
      <ul className="ph-rows">
        {items.map((item) => (
          <li key={item.kind}>
            <div className="ph-row">
              <span>{t(`activity.${item.kind}`)}</span>
              <strong className={`yd-num ${item.done >= item.per_week ? "yd-gain" : ""}`}>
                {t("doneOf", { done: item.done, plan: item.per_week })}
              </strong>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
