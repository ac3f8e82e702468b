// One line of the offers closely: by month beside the target, and for a person everything that was said.
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { type OfferMonths, type OfferRow, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { Talks } from "@/features/targets/Talks";
import { Money } from "@/ui/figure/Money";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface OfferDetailProps {
  target: Target;
  row: OfferRow;
  onClose: () => void;
}

export function OfferDetail({ target, row, onClose }: OfferDetailProps) {
  const { t } = useTranslation("targetLife");
  const found = useSide<OfferMonths>(target.id, "offers/months", {
    team: row.team,
    ...(row.member ? { member: row.member } : {}),
  });
  return (
    <Modal open footer={null} width={640} title={t("offerOf", { name: row.name })} onCancel={onClose}>
      <div className="yd-stack">
        {found.isError ? (
          <PageError error={found.error} onRetry={() => void found.refetch()} />
        ) : found.isPending ? (
          <Loading />
        ) : (
          <ByMonth found={found.data} person={row.member !== null} />
        )}
        {row.member !== null && <Talks target={target.id} team={row.team} member={row.member} />}
      </div>
    </Modal>
  );
}

function ByMonth({ found, person }: { found: OfferMonths; person: boolean }) {
  const { t } = useTranslation("targetLife");
  const { monthly, yearly } = found;
  return (
    <>
      {monthly.people > 0 && (
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{person ? t("months") : t("byMonthPeople", { count: monthly.people })}</th>
              <th scope="col">{t("given")}</th>
              <th scope="col">{t("offer")}</th>
              <th scope="col">{t("difference")}</th>
            </tr>
          </thead>
          <tbody>
            {found.offered.map((offered, n) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months are what they are
                key={n}
                name={t("month", { month: n + 1 })}
                given={found.given[n] ?? 0}
                offered={offered}
              />
            ))}
            <Row name={t("wholeYear")} given={monthly.given} offered={monthly.offered} strong />
          </tbody>
        </table>
      )}
      {yearly.people > 0 && (
        <p>
          {person ? t("yearOnly") : t("yearOnlyPeople", { count: yearly.people })}{" "}
          <b>
            <Money fen={yearly.offered} />
          </b>{" "}
          <span className="yd-muted">
            {t("given")} <Money fen={yearly.given} /> · {t("difference")} <Money fen={yearly.offered - yearly.given} />
          </span>
        </p>
      )}
    </>
  );
}

interface RowProps {
  name: string;
  given: number;
  offered: number;
  strong?: boolean;
}

function Row({ name, given, offered, strong }: RowProps) {
  return (
    <tr className={strong ? "yd-team-row" : undefined}>
      <td>{name}</td>
      <td>
        <Money fen={given} />
      </td>
      <td>
        <Money fen={offered} />
      </td>
      <td className={offered < given ? "yd-risk" : offered > given ? "yd-gain" : "yd-faint"}>
        <Money fen={offered - given} />
      </td>
    </tr>
  );
}
