// Rotas and the rules of attribution, set up.
import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Policy, RECEPTION, type Rota } from "@/api/reception";
import { PolicyForm } from "@/features/reception/PolicyForm";
import { RotaForm } from "@/features/reception/RotaForm";
import { RotaLine } from "@/features/reception/RotaLine";
import { SwapsPanel } from "@/features/reception/SwapsPanel";
import { Tabs } from "@/features/reception/Tabs";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("reception");
  const [editing, setEditing] = useState<Rota | "new" | null>(null);
  const rotas = useQuery({
    queryKey: [...RECEPTION, "rotas"],
    queryFn: ({ signal }) => api.get<{ items: Rota[] }>("/reception/rotas", undefined, signal),
  });
  const policy = useQuery({
    queryKey: [...RECEPTION, "policy"],
    queryFn: ({ signal }) => api.get<Policy>("/reception/policy", undefined, signal),
  });
  return (
    <div className="yd-page">
      <Tabs at="rotas" />
      <header className="yd-toolbar">
        <h1>{t("rotas")}</h1>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("setup.newRota")}
        </Button>
      </header>
      {rotas.isError && <PageError error={rotas.error} onRetry={() => void rotas.refetch()} />}
      {(rotas.isPending || policy.isPending) && <Loading shape="cards" />}
      <div className="yd-desk">
        {rotas.isSuccess && rotas.data.items.length === 0 && <EmptyState compact title={t("rotaNone")} />}
        {rotas.data?.items.map((rota) => (
          <section key={rota.id} className="yd-panel" aria-label={rota.name}>
            <RotaLine rota={rota} minutes={policy.data?.busy_minutes ?? 30} marks />
            <p>
              <span className="yd-faint">{t("setup.people", { count: rota.seats.length })}</span>{" "}
              <Button size="small" onClick={() => setEditing(rota)}>
                {t("setup.edit")}
              </Button>
            </p>
          </section>
        ))}
        <SwapsPanel managed />
        {policy.data && <PolicyForm key={policy.data.version} policy={policy.data} />}
      </div>
      {editing && <RotaForm rota={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  );
}
