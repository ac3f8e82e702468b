// The first day: what an administrator sets up, in order, each step with where to do it and whether it is done.
import { CheckCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { useMe } from "@/api/me";
import { useCount } from "@/api/records";
import { may } from "@/domain/permissions";
import { Link } from "@/ui/nav";

interface Brief {
  parent_id: number | null;
  total: number;
}

/** For those who may set up the organisation; everybody else sees `otherwise`. */
export function SetupGuide({ otherwise }: { otherwise: ReactNode }) {
  const { data: me } = useMe();
  return may(me?.permissions, "team.manage") ? <Steps /> : otherwise;
}

const useItems = <T,>(path: string, key: readonly string[]) =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<{ items: T[] }>(path, undefined, signal).then((answer) => answer.items),
  });

function Steps() {
  const { t } = useTranslation("insight");
  const teams = useItems<Brief>("/org/teams", ["resource", "team", "brief"]);
  const targets = useItems<{ status: string }>("/targets", ["figures", "targets", "list"]);
  const customers = useCount("customer", { scope: "all", filter: null });
  const people = (teams.data ?? []).reduce((sum, one) => sum + (one.parent_id === null ? one.total : 0), 0);
  const steps = [
    { key: "company", to: "/org", done: (teams.data?.length ?? 0) > 0 },
    { key: "people", to: "/org", done: people > 0 },
    { key: "process", to: "/settings/pipelines", done: null },
    { key: "data", to: "/imports", done: (customers.data?.count ?? 0) > 0 },
    { key: "target", to: "/targets", done: (targets.data ?? []).some((one) => one.status === "published") },
  ] as const;
  const next = steps.find((one) => one.done === false)?.key;
  return (
    <section className="yd-panel yd-setup">
      <h2>{t("setup.title")}</h2>
      <ol>
        {steps.map(({ key, to, done }) => (
          <li key={key} aria-current={key === next ? "step" : undefined} className={done ? "yd-setup-done" : undefined}>
            <span className="yd-setup-mark">{done && <CheckCircleFilled aria-label={t("setup.done")} />}</span>
            <span>
              <strong>{t(`setup.${key}`)}</strong>
              <small>{t(`setup.${key}Hint`)}</small>
            </span>
            <Link to={to} className={key === next ? "yd-button yd-button-primary" : "yd-button"}>
              {t(`setup.${key}Go`)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
