// The deals behind a number of the gate report: when each left or was held, by whom, what was missing, and why it went on.
import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export type GateFigure = "passed" | "clean" | "soft" | "overridden" | "held" | "won_clean" | "won_other";
export interface Asked {
  stage: number;
  figure: GateFigure;
  what: string;
}
interface Passed {
  deal_id: number;
  name: string;
  owner: string | null;
  status: "open" | "won" | "lost" | "abandoned";
  result: "clean" | "soft" | "overridden" | "refused";
  at: string;
  passed_by: string | null;
  reason: string;
  missing: string[];
}

export interface GateBehindProps {
  pipeline: number;
  asked: Asked;
  span: { start: string; end: string };
  onClose: () => void;
}

export function GateBehind({ pipeline, asked, span, onClose }: GateBehindProps) {
  const { t } = useTranslation("gates");
  const params = { stage: asked.stage, figure: asked.figure, ...span };
  const found = useQuery({
    queryKey: ["figures", "gates", "behind", pipeline, params],
    queryFn: ({ signal }) =>
      api.get<{ count: number; out_of_reach: number; items: Passed[] }>(
        `/pipelines/${pipeline}/gate-report/behind`,
        params,
        signal,
      ),
  });
  const data = found.data;
  const title = data ? t("behind.title", { what: asked.what, times: data.count.toLocaleString() }) : asked.what;
  return (
    <Drawer open size={720} onClose={onClose} title={title}>
      {found.isError ? (
        <PageError compact error={found.error} onRetry={() => void found.refetch()} />
      ) : data === undefined ? (
        <Loading rows={6} />
      ) : (
        <>
          {data.out_of_reach > 0 && <p className="yd-faint">{t("behind.outOfReach", { times: data.out_of_reach })}</p>}
          {data.items.length < data.count - data.out_of_reach && (
            <p className="yd-faint">{t("behind.newest", { times: data.items.length })}</p>
          )}
          {data.items.length === 0 ? <EmptyState compact title={t("behind.none")} /> : <Passages items={data.items} />}
        </>
      )}
    </Drawer>
  );
}

function Passages({ items }: { items: readonly Passed[] }) {
  const { t } = useTranslation("gates");
  const { language } = useLanguage();
  const record = useOpenRecord();
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table yd-behind">
        <thead>
          <tr>
            {(["deal", "owner", "at", "how", "missing", "state"] as const).map((one) => (
              <th key={one} scope="col">
                {t(`behind.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.deal_id} ${one.at}`}>
              <td>
                <a {...record.link("deal", one.deal_id)}>{one.name}</a>
              </td>
              <td>{one.owner}</td>
              <td className="yd-num">{formatMoment(one.at, language)}</td>
              <td>
                {t(`behind.result.${one.result}`)}
                <small className="yd-faint">
                  {[one.passed_by, one.reason].filter(Boolean).join(language === "en" ? ": " : "：")}
                </small>
              </td>
              <td>{one.missing.length > 0 ? one.missing.join(t("comma")) : "–"}</td>
              <td>{t(`behind.status.${one.status}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
