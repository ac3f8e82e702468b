// The deals behind a figure: what each was, what became of it, and when.
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { type Change, type Selection, useBehind } from "@/api/flow";
import { formatMoment } from "@/domain/dates";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface Asked {
  figure: string;
  what: string;
}
export interface BehindProps {
  asked: Asked;
  chosen: Selection;
  due?: boolean;
  onClose: () => void;
}

export function BehindDrawer({ asked, chosen, due = false, onClose }: BehindProps) {
  const { t } = useTranslation("flow");
  const found = useBehind(asked.figure, chosen, due);
  const count = found.data?.count ?? 0;
  const hidden = found.data?.out_of_reach ?? 0;
  return (
    <Drawer
      open
      size={720}
      onClose={onClose}
      title={found.data ? t("behind.title", { what: asked.what, count }) : asked.what}
    >
      {found.isError ? (
        <PageError compact error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading rows={6} />
      ) : count === 0 ? (
        <EmptyState compact title={t("behind.none")} />
      ) : (
        <>
          {hidden > 0 && <p className="yd-faint">{t("behind.outOfReach", { number: hidden })}</p>}
          {found.data.items.length < count - hidden && (
            <p className="yd-faint">
              {t(found.data.latest ? "behind.latest" : "behind.most", { count: found.data.items.length })}
            </p>
          )}
          {found.data.items.length > 0 && <Changes items={found.data.items} />}
        </>
      )}
    </Drawer>
  );
}

function Changes({ items }: { items: Change[] }) {
  const { t } = useTranslation("flow");
  const { language } = useLanguage();
  const record = useOpenRecord();
  return (
    <div className="yd-x-scroll">
      <table className="yd-plain-table yd-behind">
        <thead>
          <tr>
            {(["deal", "owner", "when", "amount", "stage", "expected"] as const).map((one) => (
              <th key={one} scope="col">
                {t(`behind.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={`${one.id} ${one.at}`}>
              <td>
                <a {...record.link("deal", one.id)}>{one.name}</a>
                <small className="yd-faint">{one.customer}</small>
              </td>
              <td>{one.owner}</td>
              <td className="yd-num">{formatMoment(one.at, language).slice(0, 10)}</td>
              <td>
                {one.was_fen !== null && one.was_fen !== one.fen && (
                  <>
                    <Money fen={one.was_fen} /> →{" "}
                  </>
                )}
                <Money fen={one.fen} />
              </td>
              <td>
                {one.was_stage !== null && one.was_stage !== one.stage && `${one.was_stage} → `}
                {one.stage}
                {one.status !== "open" && ` · ${t(`behind.status.${one.status}`)}`}
              </td>
              <td className="yd-num">
                {one.was_status !== null && one.was_expected !== one.expected && `${one.was_expected ?? "–"} → `}
                {one.expected ?? "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
