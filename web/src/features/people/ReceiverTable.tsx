// Who gets how many of what, holds how many already, and has signed.
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Handover, Receiver } from "@/api/handovers";
import { formatMoment } from "@/domain/dates";
import { toFen } from "@/domain/money";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";

export function ReceiverTable({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label, language } = useLanguage();
  if (page.receivers.length === 0) return null;
  const over = page.status === "done" || page.status === "ended";
  const kinds = page.parts.filter((part) => part.assigned > 0);
  const signed = (at: string | null) =>
    at ? (
      <Tag color="green">
        {t("signed")} {formatMoment(at, language)}
      </Tag>
    ) : (
      <Tag color="grey">{t("unsigned")}</Tag>
    );
  const columns = [
    { title: t("receiver"), render: (one: Receiver) => `${one.name} · ${one.team}` },
    ...kinds.map((part) => ({
      title: label(part.label),
      render: (one: Receiver) => {
        const gets = one.counts[part.kind] ?? 0;
        const held = one.held[part.kind] ?? 0;
        return (
          <>
            <strong>{gets}</strong>
            {!over && gets > 0 && page.kind !== "leave" && (
              <span className="yd-faint">
                {" "}
                {t("holds")} {held} → {held + gets}
              </span>
            )}
          </>
        );
      },
    })),
    { title: t("amount"), align: "right" as const, render: (one: Receiver) => <Money fen={toFen(one.amount) ?? 0} /> },
    ...(page.status === "draft" ? [] : [{ title: t("signed"), render: (one: Receiver) => signed(one.signed_at) }]),
  ];
  return (
    <section className="yd-panel" aria-label={t("receivers")}>
      <h2>{t("receivers")}</h2>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        columns={columns}
        dataSource={page.receivers}
        scroll={{ x: "max-content" }}
      />
      {page.status !== "draft" && page.signed_at && (
        <p className="yd-faint">
          {t("signGiver")}：{t("signedAt", { name: page.signed_by, at: formatMoment(page.signed_at, language) })}
        </p>
      )}
      {page.status === "submitted" && !page.signed_at && (
        <p className="yd-faint">
          {t("signGiver")}：{t("unsigned")}
        </p>
      )}
    </section>
  );
}
