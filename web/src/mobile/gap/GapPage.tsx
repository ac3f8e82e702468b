// The gap in the hand: how much is missing, why, who needs what, what closes it – and assigning it.
import "@/styles/phone-gap.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Drill, type Gap, useGap } from "@/api/remedies";
import { today } from "@/domain/dates";
import { periodAt } from "@/domain/period";
import { AssignSheet } from "@/mobile/gap/AssignSheet";
import { CauseRows, ChildRows } from "@/mobile/gap/GapRows";
import { IdeasRows } from "@/mobile/gap/IdeasRows";
import { NodeLine } from "@/mobile/gap/NodeLine";
import { PeriodChips } from "@/mobile/gap/PeriodChips";
import { type Behind, DrillSheet } from "@/mobile/record/DrillSheet";
import { Head } from "@/mobile/record/Head";
import { Sheet } from "@/mobile/record/Sheet";
import { Money, useAmounts } from "@/ui/figure/Money";
import { OutOfReach } from "@/ui/figure/OutOfReach";
import { Link, useAddress, usePatchSearch } from "@/ui/nav";
import type { Wish } from "@/ui/remedy/suggest";
import { percent } from "@/ui/remedy/words";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("gap");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const period = search.get("period") ?? periodAt("quarter", today());
  const found = useGap(search.get("node"), period);
  return (
    <>
      <Head title={t("title")} />
      <PeriodChips value={period} onChange={(next) => patch({ period: next })} />
      {found.isError && <PageError error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading shape="page" />}
      {found.data && (
        <div className={found.isPlaceholderData ? "yd-stale" : undefined}>
          <NodeLine name={found.data.node.name} />
          <OutOfReach node={found.data.node.key} first={found.data.period.start} last={found.data.period.end} />
          <Found data={found.data} asked={search.get("node")} period={period} />
        </div>
      )}
    </>
  );
}

function Found({ data, asked, period }: { data: Gap; asked: string | null; period: string }) {
  const { t } = useTranslation("gap");
  const [wish, setWish] = useState<Wish | null>(null);
  const [behind, setBehind] = useState<Behind | null>(null);
  const { node } = data;
  const onAssign = data.can_assign && !data.over ? setWish : null;
  return (
    <>
      <Figures data={data} onOpen={setBehind} />
      <CauseRows data={data} onOpen={setBehind} onAssign={node.kind === "member" ? onAssign : null} />
      {node.open_remedies > 0 && (
        <p className="ph-links">
          <Link to="/m/remedies?show=all">{t("openRemedies", { count: node.open_remedies })}</Link>
        </p>
      )}
      {data.children.length > 0 ? (
        <ChildRows data={data} onAssign={onAssign} />
      ) : (
        node.kind === "team" && <EmptyState compact title={t("nobody")} />
      )}
      {!data.over && <IdeasRows node={asked} period={period} onAssign={onAssign} />}
      <DrillSheet behind={behind} onClose={() => setBehind(null)} />
      <Sheet open={wish !== null} onClose={() => setWish(null)}>
        {wish && <AssignSheet wish={wish} period={period} onDone={() => setWish(null)} />}
      </Sheet>
    </>
  );
}

function Figures({ data, onOpen }: { data: Gap; onOpen: (behind: Behind) => void }) {
  const { t } = useTranslation("gap");
  const { said } = useAmounts();
  const { node, outlook } = data;
  const opened = (title: string, fen: number, drill: Drill | null) => (
    <div>
      <dt>{title}</dt>
      <dd>
        {drill ? (
          <button type="button" className="yd-text-button" onClick={() => onOpen({ title, drill })}>
            <Money fen={fen} />
          </button>
        ) : (
          <Money fen={fen} />
        )}
      </dd>
    </div>
  );
  const plain = (title: string, fen: number, tone?: string) => (
    <div>
      <dt>{title}</dt>
      <dd className={tone}>
        <Money fen={fen} />
      </dd>
    </div>
  );
  return (
    <section className="ph-panel" aria-label={node.name}>
      <dl className="ph-pair">
        {plain(t("target"), node.target)}
        {plain(node.gap > 0 ? t("gap") : t("over"), Math.abs(node.gap), node.gap > 0 ? "yd-risk" : "yd-gain")}
        {opened(t("won"), node.won, node.drills.won)}
        {opened(t("weighted"), node.weighted, node.drills.open_in)}
        {plain(t("expected"), node.expected)}
        <div>
          <dt>{t("chance")}</dt>
          <dd className={node.chance !== null && node.chance < 0.5 ? "yd-num yd-risk" : "yd-num"}>
            {percent(node.chance)}
          </dd>
        </div>
      </dl>
      <p className="yd-faint">
        {[
          node.target ? t("expectedHow", { share: percent(node.expected / node.target) }) : t("noTarget"),
          data.over ? t("periodOver") : t("gapHow", { count: data.days_left }),
          outlook.p10 === null || outlook.p90 === null
            ? t("chanceNone")
            : t("chanceHow", { low: said(outlook.p10), high: said(outlook.p90) }),
        ].join(" · ")}
      </p>
    </section>
  );
}
