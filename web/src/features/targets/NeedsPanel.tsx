// Who needs rebalancing, under the attainment of a node; each line opens the dialog with its values.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { type Need, type RebalanceWish, SHORT, useNeeds } from "@/features/targets/ahead";
import { RebalanceDialog } from "@/features/targets/RebalanceDialog";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";

const HUE = { left: "risk", away: "mark", short: "grey" } as const;

/** What the dialog begins with. */
export const wishOf = (need: Need): RebalanceWish => ({
  kind: need.kind === "short" ? "shortfall" : "handover",
  since: need.since,
  until: need.until,
  member: need.member,
});

export function NeedsPanel({ target, node }: { target: number; node: string }) {
  const { data: me } = useMe();
  return may(me?.permissions, "target.edit") ? <Needs target={target} node={node} /> : null;
}

function Needs({ target, node }: { target: number; node: string }) {
  const { t } = useTranslation("targetAhead");
  const found = useNeeds(target, node);
  const [opened, setOpened] = useState<Need | null>(null);
  // Whoever may not edit this node gets no list; the figures above tell of any other error.
  if (!found.data || found.data.length === 0) return null;
  return (
    <section className="yd-panel yd-x-scroll" aria-label={t("needsTitle")}>
      <h2>{t("needsTitle")}</h2>
      <p className="yd-faint">{t("needsHow", { share: SHORT })}</p>
      <table className="yd-figure-table">
        <tbody>
          {found.data.map((need) => (
            <tr key={`${need.kind}:${need.team}:${need.member}:${need.since}`}>
              <td>
                <Link to={`/attainment?node=member:${need.member}`}>{need.name}</Link>{" "}
                <Tag color={HUE[need.kind]}>{t(`need.${need.kind}`)}</Tag>
              </td>
              <td className="yd-reason">{need.reason}</td>
              <td>
                <Money fen={need.amount} />
              </td>
              <td>
                <Button size="small" aria-label={`${t("adjust")} ${need.name}`} onClick={() => setOpened(need)}>
                  {t("adjust")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened && (
        <RebalanceDialog
          target={target}
          start={wishOf(opened)}
          who={{ id: opened.member, label: opened.name }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}
