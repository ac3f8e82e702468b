// What is said about a report, on the phone.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Sheet, sayComment, useReportAct } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

export function Comments({ sheet, id }: { sheet: Sheet; id: number }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const [text, setText] = useState("");
  const say = useReportAct(() => sayComment(id, text.trim(), []));
  return (
    <section className="ph-panel" aria-label={t("comments")}>
      <h2>{t("comments")}</h2>
      {sheet.comments.length === 0 && <p className="yd-faint">{t("noComments")}</p>}
      {sheet.comments.map((one) => (
        <div key={one.id}>
          <b>{one.by_name}</b> <small className="yd-faint">{formatMoment(one.at, language)}</small>
          <p className="yd-report-text">{one.text}</p>
        </div>
      ))}
      <label className="ph-field">
        {t("comment")}
        <textarea
          className="ph-inline"
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button
        block
        color="primary"
        disabled={!text.trim()}
        loading={say.isPending}
        onClick={() =>
          say.mutate(undefined, {
            onSuccess: () => {
              setText("");
              Toast.show({ icon: "success", content: t("commented") });
            },
            onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message }),
          })
        }
      >
        {t("commentSend")}
      </Button>
    </section>
  );
}
