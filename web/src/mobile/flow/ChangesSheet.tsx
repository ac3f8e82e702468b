// The deals behind a figure, from below: what each was and what became of it.
import { useTranslation } from "react-i18next";
import { type Change, type Selection, useBehind } from "@/api/flow";
import { formatMoment } from "@/domain/dates";
import { Sheet } from "@/mobile/record/Sheet";
import { Money } from "@/ui/figure/Money";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export interface Asked {
  figure: string;
  what: string;
  pipeline: number | null;
}
export interface ChangesSheetProps {
  asked: Asked | null;
  chosen: Selection;
  onClose: () => void;
}

export function ChangesSheet({ asked, chosen, onClose }: ChangesSheetProps) {
  return (
    <Sheet open={asked !== null} onClose={onClose}>
      {asked && <Listed asked={asked} chosen={chosen} />}
    </Sheet>
  );
}

function Listed({ asked, chosen }: { asked: Asked; chosen: Selection }) {
  const { t } = useTranslation("flow");
  const pipeline = asked.pipeline === null ? null : String(asked.pipeline);
  const found = useBehind(asked.figure, { ...chosen, pipeline }, false);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading rows={5} />;
  const { count, out_of_reach: hidden, latest, items } = found.data;
  return (
    <section className="ph-panel">
      <h2>{t("behind.title", { what: asked.what, count })}</h2>
      {items.length > 0 && items.length < count - hidden && (
        <p className="yd-faint">{t(latest ? "behind.latest" : "behind.most", { count: items.length })}</p>
      )}
      {hidden > 0 && <p className="yd-faint">{t("behind.outOfReach", { number: hidden })}</p>}
      {count === 0 ? (
        <EmptyState compact title={t("behind.none")} />
      ) : (
        <ul className="ph-rows">
          {items.map((one) => (
            <Line key={`${one.id} ${one.at}`} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ one }: { one: Change }) {
  const { t } = useTranslation("flow");
  const { language } = useLanguage();
  const moved = one.was_stage !== null && one.was_stage !== one.stage;
  return (
    <li>
      <div className="ph-row">
        <span>
          <strong>{one.name}</strong>
          <small>
            {[moved ? `${one.was_stage} → ${one.stage}` : one.stage, t(`behind.status.${one.status}`)].join(" · ")}
          </small>
          <small>{[formatMoment(one.at, language).slice(0, 10), one.owner].filter(Boolean).join(" · ")}</small>
        </span>
        <span style={{ flex: "none", textAlign: "right" }}>
          <Money fen={one.fen} />
          {one.was_fen !== null && one.was_fen !== one.fen && (
            <small>
              <Money fen={one.was_fen} />
            </small>
          )}
        </span>
      </div>
    </li>
  );
}
