// Which spans a page of reports or of plans is about: days, weeks or months, and one step back or on.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { KINDS, type Kind } from "@/api/reports";
import { usePatchSearch } from "@/ui/nav";

export function KindPicker({ kind, of }: { kind: Kind; of: "kind" | "plan.kind" }) {
  const { t } = useTranslation("reports");
  const patch = usePatchSearch();
  return (
    <Segmented
      value={kind}
      options={KINDS.map((value) => ({ value, label: t(`${of}.${value}`) }))}
      onChange={(next) => patch({ kind: next === "day" ? null : next, day: null })}
    />
  );
}

export interface StepsProps {
  before: string; // a day of the span before
  after: string;
  last?: boolean; // nothing comes after this one
}

export function Steps({ before, after, last = false }: StepsProps) {
  const { t } = useTranslation("reports");
  const patch = usePatchSearch();
  return (
    <>
      <Button icon={<LeftOutlined />} aria-label={t("previous")} onClick={() => patch({ day: before })} />
      <Button icon={<RightOutlined />} aria-label={t("next")} disabled={last} onClick={() => patch({ day: after })} />
    </>
  );
}
