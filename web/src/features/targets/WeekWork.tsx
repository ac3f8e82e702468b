// The work of each week that a target takes, and saving it as activity targets.
import { App, Button, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatDay, today } from "@/domain/dates";
import { type Activity, type Takes, useSaveActivity } from "@/features/targets/ahead";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";

export function WeekWork({ data }: { data: Takes }) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const save = useSaveActivity();
  const [typed, setTyped] = useState<Partial<Record<Activity, number>>>({});
  const store = () =>
    save.mutate(
      {
        member: data.node.id,
        starts_on: today(),
        ends_on: data.period.end,
        items: data.activities.map((one) => ({ kind: one.kind, per_week: typed[one.kind] ?? one.per_week })),
      },
      {
        onSuccess: () => void message.success(t("saved", { day: formatDay(data.period.end, language) })),
        onError: (error) => void message.error(asApiError(error).message, 8),
      },
    );
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("work")}>
      <div className="yd-toolbar">
        <h2>{t("work")}</h2>
        <span className="yd-grow" />
        {data.can_save && data.days > 0 && (
          <Button type="primary" loading={save.isPending} onClick={store}>
            {t("saveWork")}
          </Button>
        )}
      </div>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("kindOfWork")}</th>
            <th scope="col">{t("perWeek")}</th>
            <th scope="col">{t("total")}</th>
            <th scope="col">{t("by")}</th>
          </tr>
        </thead>
        <tbody>
          {data.activities.map((one) => (
            <tr key={one.kind}>
              <td>{t(`activity.${one.kind}`)}</td>
              <td>
                {data.can_save ? (
                  <InputNumber
                    size="small"
                    min={0}
                    max={1000}
                    precision={0}
                    aria-label={`${t(`activity.${one.kind}`)} ${t("perWeek")}`}
                    value={typed[one.kind] ?? one.per_week}
                    onChange={(value) => setTyped({ ...typed, [one.kind]: value ?? 0 })}
                  />
                ) : (
                  <span className="yd-num">{one.per_week}</span>
                )}
              </td>
              <td className="yd-num">{Math.ceil(one.total)}</td>
              <td>{one.late ? <Tag color="risk">{t("lateMark")}</Tag> : formatDay(one.by, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
