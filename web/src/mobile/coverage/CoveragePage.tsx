// On the phone: the route of the day and the seven parts of one's own card; whoever leads a team reads theirs.
import { LeftOutline } from "antd-mobile-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMemberSheet } from "@/api/coverage";
import { useMe } from "@/api/me";
import { useRows } from "@/api/records";
import type { Ref } from "@/api/resource";
import { CardParts } from "@/mobile/coverage/CardParts";
import { DayRoute } from "@/mobile/coverage/DayRoute";
import { Link, useAddress, useBack } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const WIDER = new Set(["team", "below", "all"]);

export function CoveragePage() {
  const { t } = useTranslation("coverage");
  const { t: tc } = useTranslation();
  const back = useBack();
  const { data: me } = useMe();
  const asked = Number(useAddress().search.get("member")) || null;
  const [team, setTeam] = useState(false);
  if (!me) return null;
  const own = me.member?.id ?? null;
  const leads = WIDER.has(me.permissions["coverage.read"] ?? "");
  const member = asked ?? own;
  const showTeam = asked === null && leads && (team || own === null);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{asked === null || asked === own ? t("mine") : <Name member={asked} />}</h1>
      </header>
      {asked === null && leads && own !== null && (
        <div className="ph-chips">
          <button type="button" aria-pressed={!team} onClick={() => setTeam(false)}>
            {t("mine")}
          </button>
          <button type="button" aria-pressed={team} onClick={() => setTeam(true)}>
            {t("team")}
          </button>
        </div>
      )}
      {showTeam ? <Team /> : member !== null && <Member key={member} id={member} />}
    </>
  );
}

function Name({ member }: { member: number }) {
  const { t } = useTranslation("coverage");
  const found = useMemberSheet(member);
  return found.data ? t("of", { name: found.data.member.name }) : t("title");
}

function Member({ id }: { id: number }) {
  const { t } = useTranslation("coverage");
  const found = useMemberSheet(id);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const card = found.data.in_force ?? found.data.planned;
  if (card === null) return <EmptyState title={t("noCard")} hint={t("noCardMine")} />;
  return (
    <>
      <DayRoute member={id} />
      <CardParts card={card} />
    </>
  );
}

/** The people within reach, most deviations first. */
function Team() {
  const { t } = useTranslation("coverage");
  const rows = useRows("coverage", {
    scope: "below",
    columns: ["member", "state", "deviations"],
    sort: [{ field: "deviations", desc: true }],
    limit: 100,
  });
  if (rows.isError) return <PageError error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending) return <Loading />;
  if (rows.data.rows.length === 0) return <EmptyState title={t("nobody")} />;
  return (
    <section className="ph-panel">
      <ul className="ph-rows">
        {rows.data.rows.map((row) => {
          const who = row.values.member as Ref;
          const count = Number(row.values.deviations);
          return (
            <li key={row.id}>
              <Link className="ph-row" to={`/m/coverage?member=${who.id}`}>
                <span>
                  <strong>{who.label}</strong>
                  <small>{t(`state.${row.values.state as "none"}`)}</small>
                </span>
                {row.values.state === "in_force" && (
                  <small className={count > 0 ? "yd-risk" : "yd-faint"}>
                    {count > 0 ? `${t("deviations")} ${count}` : t("noDeviations")}
                  </small>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
