// What is said about a report; colleagues can be mentioned with @.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Sheet, sayComment, useReportAct } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { RefMany } from "@/ui/field/RefMany";
import { useLanguage } from "@/ui/language";

export function Comments({ sheet, id }: { sheet: Sheet; id: number }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [mentions, setMentions] = useState<(number | "$me")[]>([]);
  const say = useReportAct(() =>
    sayComment(
      id,
      text.trim(),
      mentions.filter((one) => one !== "$me"),
    ),
  );
  return (
    <section className="yd-panel yd-stack" aria-label={t("comments")}>
      <h2>{t("comments")}</h2>
      {sheet.comments.length === 0 && <p className="yd-faint">{t("noComments")}</p>}
      {sheet.comments.map((one) => (
        <div key={one.id}>
          <b>{one.by_name}</b> <span className="yd-faint">{formatMoment(one.at, language)}</span>
          <p className="yd-report-text">{one.text}</p>
        </div>
      ))}
      <div className="yd-stack yd-no-print">
        <Input.TextArea
          aria-label={t("comment")}
          placeholder={t("comment")}
          autoSize={{ minRows: 2 }}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="yd-toolbar">
          <span className="yd-report-mentions">
            <RefMany
              resource="member"
              value={mentions}
              onChange={setMentions}
              aria-label={t("mention")}
              placeholder={t("mention")}
            />
          </span>
          <Button
            type="primary"
            disabled={!text.trim()}
            loading={say.isPending}
            onClick={() =>
              say.mutate(undefined, {
                onSuccess: () => {
                  setText("");
                  setMentions([]);
                  void message.success(t("commented"));
                },
                onError: (error) => void message.error(asApiError(error).message, 6),
              })
            }
          >
            {t("commentSend")}
          </Button>
        </div>
      </div>
    </section>
  );
}
