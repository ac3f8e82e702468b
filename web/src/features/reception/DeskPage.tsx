// The desk: type a telephone number or a name; see whose they are or whose turn it is; one click calls them.
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useDesk } from "@/api/reception";
import { may } from "@/domain/permissions";
import { MineSection } from "@/features/reception/MineSection";
import { Recent } from "@/features/reception/Recent";
import { RotaLine } from "@/features/reception/RotaLine";
import { Tabs } from "@/features/reception/Tabs";
import { VisitorForm } from "@/features/reception/VisitorForm";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reception");
  const { data: me } = useMe();
  const registers = may(me?.permissions, "reception.register");
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
      </header>
      <Tabs at="title" />
      {me?.member && <MineSection />}
      {registers && <Desk />}
    </div>
  );
}

function Desk() {
  const { t } = useTranslation("reception");
  const desk = useDesk();
  if (desk.isError) return <PageError error={desk.error} onRetry={() => void desk.refetch()} />;
  if (desk.isPending) return <Loading shape="cards" />;
  const { rotas, sources, recent, today, policy } = desk.data;
  return (
    <>
      <p role="status">{t("today", { ...today })}</p>
      <div className="yd-desk">
        <VisitorForm rotas={rotas} sources={sources} />
        <section className="yd-panel" aria-label={t("line")}>
          <h2>{t("line")}</h2>
          {rotas.length === 0 && <EmptyState compact title={t("rotaNone")} />}
          {rotas.map((rota) => (
            <RotaLine key={rota.id} rota={rota} minutes={policy.busy_minutes} />
          ))}
        </section>
      </div>
      <Recent text={t("recent")} lines={recent} />
    </>
  );
}
