// The latest changes of activity targets of a team or a person, each to be undone as a whole.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatDay, formatMoment } from "@/domain/dates";
import { useChanges, useUndoChange } from "@/features/targets/crew";
import { useLanguage } from "@/ui/language";

export function ChangeList({ node }: { node: string }) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { data } = useChanges(node);
  const undo = useUndoChange();
  if (!data || data.length === 0) return null;
  const day = (value: string) => formatDay(value, language);
  return (
    <>
      <h3>{t("changes")}</h3>
      <ul className="yd-week">
        {data.map((one) => (
          <li key={one.id}>
            <span className="yd-faint">{formatMoment(one.at, language)}</span>
            <span className={one.undone_at ? "yd-faint" : undefined}>
              {t(one.team ? "changeTeam" : "changeOwn", {
                by: one.by,
                team: one.team ?? "",
                count: one.people,
                start: day(one.starts_on),
                end: day(one.ends_on),
              })}
            </span>
            {one.undone_at && <span className="yd-faint">{t("undone", { by: one.undone_by ?? "" })}</span>}
            {one.can_undo && (
              <Button
                size="small"
                loading={undo.isPending && undo.variables === one.id}
                onClick={() =>
                  undo.mutate(one.id, {
                    onSuccess: () => void message.success(t("undoneNow")),
                    onError: (error) => void message.error(asApiError(error).message, 8),
                  })
                }
              >
                {t("undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
