// The week of everybody of a team: worked out from each one's rates, exceptions typed in, set for all at once.
import "@/styles/crew.css";
import { App, Button, InputNumber, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { formatDay, today } from "@/domain/dates";
import type { Activity, Takes, WhatIf } from "@/features/targets/ahead";
import { ChangeList } from "@/features/targets/ChangeList";
import {
  type CrewMember,
  cellOf,
  kindsOf,
  meant,
  type Typed,
  useCrew,
  useSaveCrew,
  usualChoice,
  wishes,
} from "@/features/targets/crew";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const PAGE = 50;

export function CrewWork({ data, asked }: { data: Takes; asked: WhatIf }) {
  const { t } = useTranslation("targetAhead");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const found = useCrew(data.node.key, data.period.key, data.pipeline, asked);
  const save = useSaveCrew();
  const [typed, setTyped] = useState<Typed>({});
  const [picked, setPicked] = useState<number[] | null>(null);
  if (found.error) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading shape="rows" />;
  const { people } = found.data;
  const chosen = new Set(picked ?? usualChoice(people));
  const kinds = kindsOf(people);
  const sent = wishes(people, chosen, typed);
  const store = () =>
    save.mutate(
      {
        team: data.node.id,
        starts_on: today() > data.period.start ? today() : data.period.start,
        ends_on: data.period.end,
        people: sent,
        asked: { ...asked, period: data.period.key, pipeline: data.pipeline },
      },
      {
        onSuccess: (saved) => {
          setTyped({});
          void message.success(t("savedAll", { count: saved.people, day: formatDay(data.period.end, language) }));
        },
        onError: (error) => void message.error(asApiError(error).message, 8),
      },
    );
  const columns: TableColumnsType<CrewMember> = [
    {
      title: t("who"),
      fixed: "left",
      width: 132,
      render: (_, one) => (
        <>
          <Link to={`/what-it-takes?node=member:${one.member}&period=${data.period.key}`}>{one.name}</Link>{" "}
          <small className="yd-faint">{one.team_name}</small>
        </>
      ),
    },
    { title: t("remaining"), align: "right", width: 120, render: (_, one) => <Money fen={one.remaining} /> },
    {
      title: t("win"),
      align: "right",
      width: 90,
      render: (_, one) => (
        <span className="yd-num" title={t("fromCases", { count: one.closed })}>
          {(one.win * 100).toFixed(1)}%
        </span>
      ),
    },
    {
      title: t("deal"),
      align: "right",
      width: 120,
      render: (_, one) => (
        <span title={t("fromCases", { count: one.won })}>
          <Money fen={Math.round(one.deal)} />
        </span>
      ),
    },
    ...kinds.map((kind) => ({
      title: t(`activity.${kind}`),
      align: "right" as const,
      width: 104,
      render: (_: unknown, one: CrewMember) => (
        <Cell one={one} kind={kind} typed={typed} onType={(value) => setTyped({ ...typed, ...value })} />
      ),
    })),
  ];
  return (
    <section className={`yd-panel yd-crew${found.isPlaceholderData ? " yd-stale" : ""}`} aria-label={t("crew")}>
      <div className="yd-toolbar">
        <h2>{t("crew")}</h2>
        <span className="yd-grow" />
        {Object.keys(typed).length > 0 && <Button onClick={() => setTyped({})}>{t("asWorkedOut")}</Button>}
        {people.some((one) => one.can_save) && data.days > 0 && (
          <Button type="primary" disabled={sent.length === 0} loading={save.isPending} onClick={store}>
            {t("saveAll", { count: sent.length })}
          </Button>
        )}
      </div>
      <p className="yd-faint">{t("crewHow")}</p>
      {people.length === 0 ? (
        <EmptyState compact title={t("crewNobody")} />
      ) : (
        <Table<CrewMember>
          size="small"
          rowKey="member"
          columns={columns}
          dataSource={people}
          pagination={people.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
          scroll={{ x: "max-content" }}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => setPicked(keys.map(Number)),
            preserveSelectedRowKeys: true,
            getCheckboxProps: (one) => ({ disabled: !one.can_save, "aria-label": one.name }),
          }}
          summary={() => <Sums people={people} kinds={kinds} chosen={chosen} typed={typed} />}
        />
      )}
      <ChangeList node={data.node.key} />
    </section>
  );
}

interface CellProps {
  one: CrewMember;
  kind: Activity;
  typed: Typed;
  onType: (value: Typed) => void;
}

function Cell({ one, kind, typed, onType }: CellProps) {
  const { t } = useTranslation("targetAhead");
  const value = meant(one, kind, typed);
  const now = one.now[kind];
  return (
    <>
      {one.can_save ? (
        <InputNumber
          size="small"
          min={0}
          max={1000}
          precision={0}
          controls={false}
          style={{ width: 56 }}
          aria-label={`${one.name} ${t(`activity.${kind}`)}`}
          value={value}
          onChange={(next) => onType({ [cellOf(one.member, kind)]: next ?? 0 })}
        />
      ) : (
        <span className="yd-num">{value ?? "–"}</span>
      )}
      {now !== undefined && now !== value && <small className="yd-faint"> {t("now", { count: now })}</small>}
    </>
  );
}

interface SumsProps {
  people: CrewMember[];
  kinds: Activity[];
  chosen: ReadonlySet<number>;
  typed: Typed;
}

function Sums({ people, kinds, chosen, typed }: SumsProps) {
  const { t } = useTranslation("targetAhead");
  const counted = people.filter((one) => chosen.has(one.member));
  const sum = (value: (one: CrewMember) => number) => counted.reduce((total, one) => total + value(one), 0);
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} />
      <Table.Summary.Cell index={1}>{t("chosen", { count: counted.length })}</Table.Summary.Cell>
      <Table.Summary.Cell index={2} align="right">
        <Money fen={sum((one) => one.remaining)} />
      </Table.Summary.Cell>
      <Table.Summary.Cell index={3} />
      <Table.Summary.Cell index={4} />
      {kinds.map((kind, n) => (
        <Table.Summary.Cell key={kind} index={5 + n} align="right">
          <b className="yd-num">{sum((one) => meant(one, kind, typed) ?? 0)}</b>
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
