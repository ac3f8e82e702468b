// What was answered to each step, in the words of the step.
import { useTranslation } from "react-i18next";
import type { VisitRecord } from "@/api/visits";
import { formatExact } from "@/domain/money";
import { useLanguage } from "@/ui/language";

type Answer = Record<string, unknown>;
type Line = Record<string, unknown>;
const list = (value: unknown): Line[] => (Array.isArray(value) ? (value as Line[]) : []);
const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));

export function Steps({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  return (
    <section className="yd-panel" aria-label={t("steps")}>
      <h2>{t("steps")}</h2>
      <dl className="yd-visit-steps">
        {visit.definitions.map((step) => {
          const found = visit.answers.find((one) => one.key === step.key);
          return (
            <div key={step.key}>
              <dt>{language === "en" && step.name_en ? step.name_en : step.name}</dt>
              <dd>
                {found ? (
                  <Told kind={step.kind} answer={found.answer as Answer} visit={visit} step={step} />
                ) : (
                  <span className="yd-faint">{t("noAnswer")}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

interface TellProps {
  kind: string;
  answer: Answer;
  visit: VisitRecord;
  step: VisitRecord["definitions"][number];
}

function Told({ kind, answer, visit, step }: TellProps) {
  const { t } = useTranslation("visitDesk");
  const money = (value: unknown) => (typeof value === "number" ? formatExact(value, true) : "");
  const name = (line: Line) => visit.products[text(line.product_id)] ?? text(line.product_id);
  switch (kind) {
    case "photo":
      return <>{t("photoCount", { count: list(answer.photos).length })}</>;
    case "stock":
      return (
        <Table
          heads={[t("product"), t("stock"), t("opening"), t("returned"), t("priceSeen")]}
          rows={list(answer.lines).map((one) => [
            name(one),
            text(one.stock),
            text(one.opening),
            text(one.returned),
            money(one.price_seen),
          ])}
        />
      );
    case "order":
      return (
        <>
          <Table
            heads={[t("product"), t("quantity"), t("price")]}
            rows={list(answer.lines).map((one) => [name(one), text(one.quantity), money(one.price)])}
          />
          {text(answer.note)}
        </>
      );
    case "collection":
      return (
        <>
          {money(answer.amount)} {t(`method.${answer.method as "cash"}`)} {text(answer.note)}
        </>
      );
    case "competitor":
      return (
        <Table
          heads={[t("competitor"), t("product"), t("price"), t("promotion"), t("display")]}
          rows={list(answer.rows).map((one) => [
            text(one.competitor),
            text(one.product),
            money(one.price),
            text(one.promotion),
            text(one.display),
          ])}
        />
      );
    case "display":
      return (
        <>
          <Table
            heads={[t("product"), t("faces"), t("position")]}
            rows={list(answer.faces).map((one) => [name(one), text(one.faces), text(one.position)])}
          />
          {text(answer.note)}
        </>
      );
    case "survey":
      return <Survey answers={(answer.answers ?? {}) as Answer} step={step} />;
    default:
      return <>{text(answer.text)}</>;
  }
}

function Survey({ answers, step }: { answers: Answer; step: TellProps["step"] }) {
  const { t } = useTranslation("visitDesk");
  const { language } = useLanguage();
  const said = (value: unknown) => (typeof value === "boolean" ? t(value ? "yes" : "no") : text(value));
  return (
    <ul>
      {(step.questions ?? []).map((one) => (
        <li key={one.key}>
          {language === "en" && one.text_en ? one.text_en : one.text}: {said(answers[one.key]) || "–"}
        </li>
      ))}
    </ul>
  );
}

function Table({ heads, rows }: { heads: string[]; rows: string[][] }) {
  return (
    <table className="yd-table">
      <thead>
        <tr>
          {heads.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an answer have no other name
          <tr key={number}>
            {row.map((cell, at) => (
              <td key={heads[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
