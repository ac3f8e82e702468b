// The card of a rep: seven parts on one page, what deviates, the outlets route by route; a draft is edited in place.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Kind, type MemberSheet, useCard, useMemberSheet } from "@/api/coverage";
import { Deviations } from "@/features/coverage/Deviations";
import { Head } from "@/features/coverage/Head";
import { OutletsPanel } from "@/features/coverage/OutletsPanel";
import { PartsForm } from "@/features/coverage/PartsForm";
import { PartsView } from "@/features/coverage/PartsView";
import { TakenOver } from "@/features/coverage/TakenOver";
import { useAddress, useParam } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";
import "@/styles/coverage.css";
import "@/styles/segments.css";

export function Page() {
  const id = Number(useParam("id"));
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  return <Member key={id} id={id} />;
}

function Member({ id }: { id: number }) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const found = useMemberSheet(id);
  const asked = Number(useAddress().search.get("card")) || null;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const sheet = found.data;
  const shown =
    sheet.versions.find((one) => one.id === asked)?.id ??
    sheet.in_force ??
    sheet.draft ??
    sheet.planned ??
    sheet.versions[0]?.id ??
    null;
  return (
    <div className="yd-page yd-stack">
      <Head sheet={sheet} shown={shown} />
      <TakenOver sheet={sheet} />
      {shown === null ? (
        <EmptyState
          title={t("noCard")}
          hint={sheet.can_edit ? td("makeNote", { count: sheet.customers }) : t("noCardMine")}
        />
      ) : (
        <Version key={shown} id={shown} sheet={sheet} />
      )}
    </div>
  );
}

function Version({ id, sheet }: { id: number; sheet: MemberSheet }) {
  const found = useCard(id);
  const [kind, setKind] = useState<Kind | null>(null);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const card = found.data;
  const editable = card.state === "draft" && sheet.can_edit;
  return (
    <>
      <Deviations card={card} chosen={kind} onChoose={setKind} />
      {editable ? <PartsForm card={card} /> : <PartsView card={card} />}
      <OutletsPanel card={card} editable={editable} kind={kind} onKind={setKind} />
    </>
  );
}
