// What came of the last registration, until the next one: who was called, the confirmation, the record.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Entry } from "@/api/reception";
import { Link } from "@/ui/nav";

export function Called({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation("reception");
  const { t: tc } = useTranslation();
  const who = [entry.company, entry.name].filter(Boolean).join(" · ") || entry.phone;
  return (
    <p role="status" className="yd-desk-called">
      <strong>{entry.member ? t("done", { name: entry.member.label }) : t("doneNone")}</strong> {who}
      <Link to={`/reception/entries/${entry.id}`}>{t("open")}</Link>
      {entry.member && <Link to={`/reception/entries/${entry.id}/confirmation`}>{t("print")}</Link>}
      <span className="yd-grow" />
      <Button size="small" type="text" onClick={onClose}>
        {tc("close")}
      </Button>
    </p>
  );
}
