// What the deal did in its stage, beside what won and lost deals of its kind did there.
import { useTranslation } from "react-i18next";
import type { PlayPanel } from "@/api/plays";
import { percent } from "@/ui/plays/PlayPanel";
import { Who } from "@/ui/plays/Who";

const rounded = (value: number | null) => (value === null ? "–" : value.toFixed(1).replace(/\.0$/, ""));

export function PlayTable({ play }: { play: PlayPanel }) {
  const { t } = useTranslation("plays");
  const { kind } = play;
  const parts = kind
    ? [kind.size && t(`size.${kind.size as "S" | "M" | "L"}`), kind.source, kind.industry].filter(Boolean)
    : [];
  return (
    <section>
      <h3>{t("measureHead", { stage: play.stage.name })}</h3>
      <p className="yd-faint">
        {t("against", { won: play.won, lost: play.lost })} · {t("kindOf", { what: parts.join(" · ") || t("anyKind") })}
      </p>
      <div className="yd-x-scroll">
        <table className="yd-figure-table">
          <thead>
            <tr>
              <th scope="col">{t("tab")}</th>
              <th scope="col">{t("thisDeal")}</th>
              <th scope="col">{t("won")}</th>
              <th scope="col">{t("lost")}</th>
            </tr>
          </thead>
          <tbody>
            {play.lines.map((line) => (
              <tr key={line.measure}>
                <td>
                  {t(`measure.${line.measure}`)}
                  <Who line={line} />
                </td>
                <td>{rounded(line.own)}</td>
                <td>{line.contrast ? percent(line.contrast.won_share) : rounded(line.won_median)}</td>
                <td>{line.contrast ? percent(line.contrast.lost_share) : rounded(line.lost_median)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
