// The records themselves: a table on the desk, cards on a narrow screen.
import { Button, Checkbox, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Handover, Item } from "@/api/handovers";
import { formatDay } from "@/domain/dates";
import { toFen } from "@/domain/money";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { useWide } from "@/ui/state/useWide";

interface Props {
  page: Handover;
  kind: string;
  rows: Item[];
  picked: number[];
  onPick: (ids: number[]) => void;
  onNote: (item: Item) => void;
}

export function ItemTable({ page, kind, rows, picked, onPick, onNote }: Props) {
  const { t } = useTranslation("handovers");
  const { language } = useLanguage();
  const wide = useWide();
  const { link } = useOpenRecord();
  const mayPick = page.can.plan || (page.can.annotate && page.checklist.length > 0);
  const name = (item: Item): ReactNode =>
    item.record_id === null || item.title === null ? (
      <span className="yd-faint">{t("hiddenName")}</span>
    ) : (
      <a {...link(kind, item.record_id)}>{item.title}</a>
    );
  const to = (item: Item) => (
    <>
      {item.to?.label ?? <span className="yd-warn">{t("nobody")}</span>}{" "}
      {item.chosen && <Tag color="blue">{t("chosen")}</Tag>}
      {item.state !== "planned" && <span className="yd-faint"> {t(`state.${item.state}`)}</span>}
    </>
  );
  const checks = (item: Item) =>
    page.checklist.length > 0 && (
      <span className={item.checked.length === page.checklist.length ? "yd-gain" : "yd-faint"}>
        {item.checked.length}/{page.checklist.length}
      </span>
    );
  const note = (item: Item) => (
    <Button
      type="link"
      size="small"
      className="yd-handover-note"
      disabled={item.title === null}
      aria-label={`${t("itemNote")} ${item.title ?? ""}`}
      onClick={() => onNote(item)}
    >
      {item.note || t(page.can.annotate ? "writeNote" : "itemNote")}
    </Button>
  );
  const last = (item: Item) => (item.last_contact ? formatDay(item.last_contact, language) : "—");
  if (!wide)
    return (
      <ul className="yd-handover-cards">
        {rows.map((item) => (
          <li key={item.id}>
            {mayPick ? (
              <Checkbox
                aria-label={item.title ?? t("hiddenName")}
                checked={picked.includes(item.id)}
                onChange={(event) =>
                  onPick(event.target.checked ? [...picked, item.id] : picked.filter((one) => one !== item.id))
                }
              />
            ) : (
              <span />
            )}
            <div>
              <div>
                {name(item)} {item.grade && <Tag color="grey">{item.grade}</Tag>}
              </div>
              <div className="yd-faint">{[item.hint, item.contact].filter(Boolean).join(" · ")}</div>
              <div>
                → {to(item)} {checks(item)} {note(item)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    );
  const columns: TableProps<Item>["columns"] = [
    {
      title: t("itemTitle"),
      render: (_, item) => (
        <>
          {name(item)}
          {item.hint && <div className="yd-faint">{item.hint}</div>}
        </>
      ),
    },
    ...(kind === "deal"
      ? [
          {
            title: t("amount"),
            align: "right" as const,
            width: 130,
            render: (_: unknown, item: Item) => item.amount !== null && <Money fen={toFen(item.amount) ?? 0} />,
          },
        ]
      : [
          { title: t("contact"), width: 190, render: (_: unknown, item: Item) => item.contact || "—" },
          { title: t("grade"), width: 64, render: (_: unknown, item: Item) => item.grade || "—" },
        ]),
    { title: t("lastContact"), width: 110, render: (_, item) => last(item) },
    { title: t("to"), width: 170, render: (_, item) => to(item) },
    ...(page.checklist.length > 0
      ? [{ title: t("checks"), width: 70, render: (_: unknown, item: Item) => checks(item) }]
      : []),
    { title: t("itemNote"), width: 260, render: (_, item) => note(item) },
  ];
  return (
    <Table<Item>
      size="small"
      rowKey="id"
      pagination={false}
      columns={columns}
      dataSource={rows}
      scroll={{ x: "max-content" }}
      {...(mayPick ? { rowSelection: { selectedRowKeys: picked, onChange: (keys) => onPick(keys as number[]) } } : {})}
    />
  );
}
