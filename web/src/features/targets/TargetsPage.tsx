// All targets in reach, by year; a new one begins here.
import "@/styles/attainment.css";
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { NewTarget } from "@/features/targets/NewTarget";
import { STATUS_HUE, type Target, useTargets } from "@/features/targets/queries";
import { Money, UnitProvider } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("targets");
  const { t: tl } = useTranslation("targetLife");
  const { data: me } = useMe();
  const targets = useTargets();
  const [adding, setAdding] = useState(false);
  const edits = may(me?.permissions, "target.edit");
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <Link to="/targets/mine">{tl("mine")}</Link>
        <span className="yd-grow" />
        {edits && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t("new")}
          </Button>
        )}
      </header>
      {targets.isError ? (
        <PageError error={targets.error} onRetry={() => void targets.refetch()} />
      ) : targets.isPending ? (
        <Loading />
      ) : targets.data.length === 0 ? (
        <EmptyState title={t("none")} hint={t(edits ? "noneHint" : "noneYet")} />
      ) : (
        <Years targets={targets.data} />
      )}
      {adding && <NewTarget onClose={() => setAdding(false)} />}
    </div>
  );
}

function Years({ targets }: { targets: Target[] }) {
  const { t } = useTranslation("targets");
  const { language } = useLanguage();
  const years = [...Map.groupBy(targets, (one) => one.year)].sort((a, b) => b[0] - a[0]);
  return years.map(([year, ones]) => (
    <section key={year} className="yd-panel yd-x-scroll">
      <h2>{t("year", { year })}</h2>
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col" className="yd-left">
              {t("metric")}
            </th>
            <th scope="col" className="yd-left">
              {t("team")}
            </th>
            <th scope="col" className="yd-left">
              {t("status")}
            </th>
            <th scope="col">{t("amount")}</th>
            <th scope="col">{t("toSplit")}</th>
          </tr>
        </thead>
        <tbody>
          {ones.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/targets/${one.id}`}>{one.name}</Link>{" "}
                {one.revision > 1 && <small className="yd-faint">{t("revision", { number: one.revision })}</small>}
              </td>
              <td className="yd-left">{one.metric_label[language === "en" ? "en" : "zh"]}</td>
              <td className="yd-left">{one.team.name}</td>
              <td className="yd-left">
                <Tag color={STATUS_HUE[one.status]}>{t(`statuses.${one.status}`)}</Tag>
              </td>
              <td>
                <UnitProvider value={one.unit}>
                  <Money fen={one.amount} />
                </UnitProvider>
              </td>
              <td className={one.gap === 0 ? "yd-faint" : "yd-risk"}>
                <UnitProvider value={one.unit}>
                  <Money fen={one.gap} />
                </UnitProvider>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
