// The confirmation 客户确认单: printed by the browser, signed by hand.
import "@/styles/reception.css";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Entry, useEntry } from "@/api/reception";
import { formatMoment } from "@/domain/dates";
import { useLanguage } from "@/ui/language";
import { useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

const SIGNS = ["visitorSign", "repSign", "deskSign", "managerSign"] as const;

export function Page() {
  const id = Number(useParam("id"));
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  return <Confirmation id={id} />;
}

function Confirmation({ id }: { id: number }) {
  const found = useEntry(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  return <Sheet entry={found.data} />;
}

function Sheet({ entry }: { entry: Entry }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  const { data: me } = useMe();
  const rows = [
    [t("confirmation.number"), String(entry.id).padStart(8, "0")],
    [t("confirmation.at"), `${formatMoment(entry.at, language)} · ${t(entry.kind)}`],
    [t("confirmation.visitor"), [entry.company, entry.name].filter(Boolean).join(" · ")],
    [t("phone"), entry.phone],
    [t("persons"), entry.kind === "visit" ? String(entry.persons) : ""],
    [t("confirmation.channel"), entry.source?.label ?? ""],
    [t("confirmation.receiver"), entry.member?.label ?? ""],
    [
      t("confirmation.rule"),
      [
        t(`rules.${entry.attribution as "new"}`),
        entry.grounds.valid_days ? t("grounds.valid", { count: entry.grounds.valid_days }) : t("grounds.forever"),
      ].join(" · "),
    ],
  ];
  return (
    <article className="yd-panel yd-confirmation">
      <p className="yd-no-print">
        <Button type="primary" onClick={() => window.print()}>
          {t("confirmation.print")}
        </Button>
      </p>
      <p className="yd-confirmation-firm">{me?.company.name}</p>
      <h1>{t("confirmation.title")}</h1>
      <table>
        <tbody>
          {rows
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p>{t("confirmation.statement")}</p>
      <div className="yd-signs">
        {SIGNS.map((one) => (
          <div key={one}>
            <span>{t(`confirmation.${one}`)}</span>
            <span className="yd-sign-line" />
            <span>{t("confirmation.date")}</span>
            <span className="yd-sign-line yd-sign-date" />
          </div>
        ))}
      </div>
    </article>
  );
}
