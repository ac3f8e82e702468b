// What forms held back as spam, to be looked at: nothing that somebody sent is lost.
import { App, Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { useFormVerbs, useSpam } from "@/features/leads/settings";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function SpamPanel() {
  const { t } = useTranslation("leads");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const spam = useSpam();
  const { settle } = useFormVerbs();
  if (spam.isError) return <PageError error={spam.error} onRetry={() => void spam.refetch()} />;
  if (spam.isPending) return <Loading rows={4} />;
  if (spam.data.items.length === 0)
    return <EmptyState compact title={t("forms.noSpam")} hint={t("forms.reviewHint")} />;
  const decide = (id: number, accepted: boolean) =>
    settle.mutate({ id, accepted }, { onError: (error) => void message.error(asApiError(error).message, 6) });
  return (
    <div className="yd-stack">
      <p className="yd-faint">{t("forms.reviewHint")}</p>
      <table className="yd-plain-table">
        <tbody>
          {spam.data.items.map((one) => (
            <tr key={one.id}>
              <td className="yd-num">{formatMoment(one.at, language)}</td>
              <td>{one.form}</td>
              <td style={{ overflowWrap: "anywhere" }}>{Object.values(one.values).join(" · ")}</td>
              <td className="yd-faint">{t(`forms.reason.${one.reason}` as "forms.reason.trap")}</td>
              <td>
                <Space>
                  <Button size="small" disabled={settle.isPending} onClick={() => decide(one.id, true)}>
                    {t("forms.accept")}
                  </Button>
                  <Button size="small" disabled={settle.isPending} onClick={() => decide(one.id, false)}>
                    {t("forms.reject")}
                  </Button>
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
