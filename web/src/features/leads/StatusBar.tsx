// The way of a lead as steps; beside it the ways it ends: converted, given up – and back.
import { App, Button, Popconfirm, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Head, type Status, useLeadVerbs } from "@/api/leads";
import { formatMoment } from "@/domain/dates";
import { ConvertDialog } from "@/features/leads/ConvertDialog";
import { InvalidDialog } from "@/features/leads/InvalidDialog";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import "@/styles/deals.css";

export function StatusBar({ head }: { head: Head }) {
  const { t } = useTranslation("leads");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const { move, undo } = useLeadVerbs(head.id);
  const [asking, setAsking] = useState<"invalid" | "convert" | null>(null);
  const fail = (error: unknown) => void message.error(asApiError(error).message, 6);
  const at = head.steps.findIndex((one) => one.status === head.status);
  const open = head.status !== "converted" && head.status !== "invalid";
  const go = (status: Status) => {
    if (status === "converted") setAsking("convert");
    else if (status === "invalid") setAsking("invalid");
    else move.mutate({ status, version: head.version }, { onError: fail });
  };
  return (
    <>
      <fieldset className="yd-stages" aria-label={t("statusBar")} style={{ marginTop: 16 }}>
        {head.steps.map((one, index) => (
          <button
            key={one.status}
            type="button"
            className={`yd-stage ${index === at ? "yd-stage-current" : index < at ? "yd-stage-past" : ""}`}
            aria-current={index === at ? "step" : undefined}
            disabled={
              !open ||
              index === at ||
              move.isPending ||
              !(one.status === "converted" ? head.can_convert : head.can_edit)
            }
            onClick={() => go(one.status)}
          >
            {t(`status.${one.status}`)}
            <small>{one.at ? formatMoment(one.at, language).slice(0, 10) : "–"}</small>
          </button>
        ))}
      </fieldset>
      <div className="yd-outcome">
        <Space wrap>
          {head.status === "invalid" && <Tag color="grey">{head.invalid_reason || t("status.invalid")}</Tag>}
          {open && head.can_convert && (
            <Button type="primary" onClick={() => setAsking("convert")}>
              {t("convert")}
            </Button>
          )}
          {open && head.can_edit && <Button onClick={() => setAsking("invalid")}>{t("invalidate")}</Button>}
          {head.status === "invalid" && head.can_edit && (
            <Button loading={move.isPending} onClick={() => go("new")}>
              {t("revive")}
            </Button>
          )}
          {head.undo?.possible && (
            <Popconfirm
              title={t("undoConversion")}
              description={<div style={{ maxWidth: 320 }}>{t("undoSure")}</div>}
              onConfirm={() =>
                undo.mutate(undefined, { onSuccess: () => void message.success(t("undone")), onError: fail })
              }
            >
              <Button loading={undo.isPending}>{t("undoConversion")}</Button>
            </Popconfirm>
          )}
        </Space>
        {head.undo && !head.undo.possible && (
          <p className="yd-faint">
            {t("undoNot")} {head.undo.reasons.join("；")}
          </p>
        )}
      </div>
      <Became head={head} />
      {asking === "invalid" && <InvalidDialog id={head.id} version={head.version} onClose={() => setAsking(null)} />}
      {asking === "convert" && <ConvertDialog id={head.id} onClose={() => setAsking(null)} />}
    </>
  );
}

function Became({ head }: { head: Head }) {
  const { t } = useTranslation("leads");
  const { link } = useOpenRecord();
  const made = (["customer", "contact", "deal"] as const).flatMap((name) => {
    const one = head[`converted_${name}`];
    return one ? [{ name, one }] : [];
  });
  if (made.length === 0) return null;
  return (
    <p>
      {t("became")}{" "}
      {made.map(({ name, one }) => (
        <span key={name} style={{ marginInlineEnd: 12 }}>
          <span className="yd-faint">{t(`conversion.${name}`)}</span> <a {...link(name, one.id)}>{one.label}</a>
        </span>
      ))}
    </p>
  );
}
