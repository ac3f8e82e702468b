// A visit that only the server knows – made on another device, or some time ago: to read, with its photos.
import { useTranslation } from "react-i18next";
import { asApiError, isTemporary } from "@/api/errors";
import { useVisit, type VisitRecord } from "@/api/visits";
import { formatClock, formatDay } from "@/domain/dates";
import { formatExact } from "@/domain/money";
import type { OrderAnswer } from "@/domain/outlet";
import { orderTotal } from "@/domain/outlet";
import { Head } from "@/mobile/record/Head";
import { useAway } from "@/mobile/visits/Where";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ServerVisit({ id }: { id: number }) {
  const { t } = useTranslation("phoneVisits");
  const found = useVisit(id);
  if (found.data) return <Read visit={found.data} />;
  if (found.isPending) return <Loading shape="page" />;
  return (
    <>
      <Head title={t("title")} />
      {isTemporary(asApiError(found.error)) ? (
        <EmptyState title={t("onServer")} hint={t("onServerHint")}>
          <button type="button" className="yd-button" onClick={() => void found.refetch()}>
            {t("queue.retry")}
          </button>
        </EmptyState>
      ) : (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      )}
    </>
  );
}

function Read({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  const away = useAway();
  const facts = [
    visit.member,
    t(`purpose.${visit.purpose}`),
    visit.type_name,
    visit.distance !== null && away(visit.distance),
    visit.weather,
    visit.status === "abandoned" && t("abandonedMark"),
    visit.status === "open" && t("opened"),
  ];
  return (
    <>
      <Head title={visit.customer_name} />
      <section className="ph-panel">
        <p>
          {formatDay(visit.day, language, true)}{" "}
          {visit.ended_at
            ? t("checkedOut", {
                from: formatClock(visit.started_at, language),
                to: formatClock(visit.ended_at, language),
              })
            : formatClock(visit.started_at, language)}
        </p>
        <p className="yd-muted">{facts.filter(Boolean).join(" · ")}</p>
        {[visit.result, visit.reason, visit.note].filter(Boolean).map((one) => (
          <p key={one}>{one}</p>
        ))}
        <p className="ph-links">
          <Link to={`/m/customers/${visit.customer_id}`}>{t("customer")} →</Link>
        </p>
      </section>
      {visit.definitions.length > 0 && (
        <section className="ph-panel" aria-label={t("steps")}>
          <h2>{t("steps")}</h2>
          <ol className="ph-rows">
            {visit.definitions.map((step, n) => (
              <li key={step.key}>
                <StepLine visit={visit} step={step} number={n + 1} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {visit.pictures.length > 0 && <Pictures visit={visit} />}
      <p className="yd-faint ph-as-of">{t("readOnly")}</p>
    </>
  );
}

/** What a step came to, in one line. */
function useTold() {
  const { t } = useTranslation("phoneVisits");
  return (kind: string, answer: Record<string, unknown>): string => {
    const many = (name: string) => (Array.isArray(answer[name]) ? (answer[name] as unknown[]).length : 0);
    switch (kind) {
      case "order": {
        const total = orderTotal((answer as unknown as OrderAnswer).lines ?? []);
        return `${t("productsOf", { count: total.kinds })} · ${formatExact(total.fen, true)}`;
      }
      case "stock":
        return t("productsOf", { count: many("lines") });
      case "display":
        return t("productsOf", { count: many("faces") });
      case "competitor":
        return t("answers", { count: many("rows") });
      case "photo":
        return t("photosTaken", { count: many("photos") });
      case "collection":
        return typeof answer.amount === "number" ? formatExact(answer.amount, true) : "";
      case "survey":
        return t("answers", { count: Object.keys((answer.answers as object | undefined) ?? {}).length });
      default:
        return String(answer.text ?? "");
    }
  };
}

function StepLine({
  visit,
  step,
  number,
}: {
  visit: VisitRecord;
  step: VisitRecord["definitions"][number];
  number: number;
}) {
  const { t } = useTranslation("phoneVisits");
  const { label } = useLanguage();
  const told = useTold();
  const found = visit.answers.find((one) => one.key === step.key);
  return (
    <div className="ph-row">
      <span>
        <strong>
          {number}. {label({ zh: step.name, en: step.name_en || step.name })}
        </strong>
        <small className="ph-words">{found ? told(step.kind, found.answer) : t("notDone")}</small>
      </span>
      {found && <small className="yd-gain">✓ {t("stepDone")}</small>}
    </div>
  );
}

function Pictures({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation("phoneVisits");
  const { language } = useLanguage();
  return (
    <section className="ph-panel" aria-label={t("pictures")}>
      <h2>
        {t("pictures")}
        <small className="yd-num">{visit.pictures.length}</small>
      </h2>
      <ul className="ph-photos">
        {visit.pictures.map((one, n) => (
          <li key={one.id}>
            <a href={one.marked} target="_blank" rel="noreferrer">
              <img src={one.small} alt={t("photoNumber", { number: n + 1 })} loading="lazy" />
            </a>
            <small>{formatClock(one.taken_at, language)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
