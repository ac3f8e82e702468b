// What is said about a report, on the phone; colleagues are mentioned with @ and told.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Sheet, sayComment, useReportAct } from "@/api/reports";
import { formatMoment } from "@/domain/dates";
import { type Mentioned, mentionedIn } from "@/domain/mentions";
import { MentionArea } from "@/mobile/record/MentionArea";
import { useLanguage } from "@/ui/language";

const NOTHING: Mentioned = { text: "", people: [] };

/** What was being written when the page was left. */
function read(place: string): Mentioned {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? "null") as Mentioned | null) ?? NOTHING;
  } catch {
    return NOTHING; // written by another version of the app
  }
}

export function Comments({ sheet, id }: { sheet: Sheet; id: number }) {
  const { t } = useTranslation("reports");
  const { language } = useLanguage();
  const place = `yd.draft.comment.${id}`;
  const [written, setWritten] = useState<Mentioned>(() => read(place));
  const write = (next: Mentioned) => {
    localStorage.setItem(place, JSON.stringify(next));
    setWritten(next);
  };
  const say = useReportAct(() => sayComment(id, written.text.trim(), mentionedIn(written)));
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
      <MentionArea label={t("comment")} value={written} onChange={write} />
      <Button
        block
        color="primary"
        disabled={!written.text.trim()}
        loading={say.isPending}
        onClick={() =>
          say.mutate(undefined, {
            onSuccess: () => {
              localStorage.removeItem(place);
              setWritten(NOTHING);
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
