// The register: the matrix of what is open, and the list behind it.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useMatrix } from "@/api/risks";
import { toFen } from "@/domain/money";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { useEnding } from "@/features/risks/useEnding";
import { Money } from "@/ui/figure/Money";
import { ListPage } from "@/ui/list/ListPage";
import { Link, useAddress } from "@/ui/nav";
import { all, OPEN, ofCell, SERIOUS } from "@/ui/risk/address";
import { LevelTag } from "@/ui/risk/LevelTag";
import { Matrix } from "@/ui/risk/Matrix";
import { PageError } from "@/ui/state/PageError";
import "@/styles/risks.css";

export function Page() {
  const { t } = useTranslation("risks");
  const { data: me } = useMe();
  const ending = useEnding();
  return (
    <>
      <ListPage
        resource="risk"
        title={t("title")}
        quick={["level", "kind", "status"]}
        defaults={{ filter: all(OPEN), sort: [{ field: "score", desc: true }] }}
        above={<Board />}
        actions={
          may(me?.permissions, "risk_setup.manage") && (
            <Link className="yd-button" to="/settings/risks">
              {t("settings")}
            </Link>
          )
        }
        cells={{
          level: (value, row) =>
            typeof value === "string" ? (
              <LevelTag
                risk={{ level: value as "low", score: typeof row.values.score === "number" ? row.values.score : null }}
              />
            ) : null,
        }}
        bulkActions={ending.actions}
        none={{ title: t("none"), hint: t("noneHint") }}
      />
      {ending.dialog}
    </>
  );
}

function Board() {
  const { t } = useTranslation("risks");
  const { search } = useAddress();
  const scope = search.get("scope") ?? "all";
  const found = useMatrix(scope);
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  const cells = found.data?.cells ?? [];
  const serious = cells.filter((one) => one.probability * one.impact >= 10);
  const count = (some: typeof cells) => some.reduce((sum, one) => sum + one.count, 0);
  const stake = cells.reduce((sum, one) => sum + (toFen(one.amount) ?? 0), 0);
  const here = scope as "all";
  return (
    <section className="yd-panel">
      <div className="yd-risk-board">
        <Matrix
          cells={cells}
          to={(probability, impact) => listAddress("/risks", { scope: here, filter: ofCell(probability, impact) })}
        />
        <div>
          <p className="yd-faint">{t("matrixHow")}</p>
          <p>
            <Link to={listAddress("/risks", { scope: here, filter: all(OPEN) })}>
              {t("open", { count: count(cells) })}
            </Link>
            {" · "}
            <Link to={listAddress("/risks", { scope: here, filter: all(OPEN, SERIOUS) })}>
              {t("serious", { count: count(serious) })}
            </Link>
          </p>
          <p>
            {t("amount")} <Money fen={stake} />
          </p>
        </div>
      </div>
    </section>
  );
}
