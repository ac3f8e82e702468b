// The desk: type a telephone number or a name; see whose they are or whose turn it is; one key calls them.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useDesk, useMine } from "@/api/reception";
import { where } from "@/domain/conditions";
import { today as day } from "@/domain/dates";
import { may } from "@/domain/permissions";
import { listAddress } from "@/domain/view";
import { MineSection } from "@/features/reception/MineSection";
import { Recent } from "@/features/reception/Recent";
import { RotaLine } from "@/features/reception/RotaLine";
import { SwapsPanel } from "@/features/reception/SwapsPanel";
import { Tabs } from "@/features/reception/Tabs";
import { VisitorForm } from "@/features/reception/VisitorForm";
import { Waiting } from "@/features/reception/Waiting";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reception");
  const { data: me } = useMe();
  const mine = useMine();
  const registers = may(me?.permissions, "reception.register");
  return (
    <div className="yd-page">
      <Tabs at="title" />
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
      </header>
      {(registers || mine.data?.registers) && <Desk />}
      {me?.member && <MineSection />}
      {me?.member && !registers && <SwapsPanel />}
      {mine.data && !registers && mine.data.places.length === 0 && <p className="yd-faint">{t("noPlace")}</p>}
    </div>
  );
}

function Desk() {
  const { t } = useTranslation("reception");
  const desk = useDesk();
  if (desk.isError) return <PageError error={desk.error} onRetry={() => void desk.refetch()} />;
  if (desk.isPending) return <Loading shape="cards" />;
  const { rotas, sources, recent, waiting, today, policy, registers } = desk.data;
  const list = listAddress("/reception/entries", { scope: "all", filter: where("at", "between", [day(), day()]) });
  return (
    <>
      <p role="status">
        <Link to={list}>{t("today", { ...today })}</Link>
      </p>
      <div className="yd-desk">
        <VisitorForm rotas={rotas} sources={sources} policy={policy} registers={registers} />
        <div className="yd-stack">
          {registers && <Waiting lines={waiting} patience={policy.wait_minutes} />}
          <section className="yd-panel" aria-label={t("line")}>
            <h2>{t("line")}</h2>
            {rotas.length === 0 && <EmptyState compact title={t("rotaNone")} />}
            {rotas.map((rota) => (
              <RotaLine key={rota.id} rota={rota} minutes={policy.busy_minutes} marks={registers} />
            ))}
          </section>
        </div>
      </div>
      <Recent text={t("recent")} lines={recent} />
    </>
  );
}
