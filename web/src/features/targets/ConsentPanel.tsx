// Who has confirmed the own target, who countered it, who is silent; counter-offers are answered here.
import { Button, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConsentState } from "@/api/own-targets";
import { AnswerDialog } from "@/features/targets/AnswerDialog";
import { CommentDialog } from "@/features/targets/CommentDialog";
import type { Consent, Consents, Counts } from "@/features/targets/life";
import { MoreRow } from "@/features/targets/MoreRow";
import { usePages } from "@/features/targets/pages";
import type { Target } from "@/features/targets/queries";
import { Talks } from "@/features/targets/Talks";
import { useAct } from "@/features/targets/useAct";
import { Money } from "@/ui/figure/Money";
import { Tag } from "@/ui/figure/Tag";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const STATES: readonly ConsentState[] = ["silent", "changed", "countered", "kept", "confirmed", "accepted"];
const HUE: Record<ConsentState, string> = {
  silent: "grey",
  changed: "mark",
  confirmed: "gain",
  countered: "risk",
  accepted: "gain",
  kept: "mark",
};
const all = (counts: Counts) => Object.values(counts).reduce((sum, one) => sum + one, 0);

export function Panel({ target }: { target: Target }) {
  const { t } = useTranslation("targetLife");
  const [team, setTeam] = useState<number | null>(null);
  const [state, setState] = useState<ConsentState | "all">("all");
  const [answering, setAnswering] = useState<{ one: Consent; accept: boolean } | null>(null);
  const [looking, setLooking] = useState<Consent | null>(null);
  const [reminding, setReminding] = useState(false);
  const { run, busy } = useAct(target.id);
  const asked = { ...(team ? { team } : {}), ...(state === "all" ? {} : { state }) };
  const found = usePages<Consents>(target.id, "responses", asked);
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  const first = found.data.pages[0];
  if (!first) return null;
  const { counts, teams, can_remind } = first;
  const people = found.data.pages.flatMap((page) => page.people);
  const remind = async (comment: string) => {
    const said = (answer: unknown) => t("reminded", { count: (answer as { told: number }).told });
    if (await run({ verb: "responses/remind", body: { team: first.team.id, comment } }, said)) setReminding(false);
  };
  return (
    <section className="yd-stack">
      <div className="yd-toolbar">
        {team !== null && (
          <button type="button" className="yd-text-button" onClick={() => setTeam(null)}>
            {t("top")}
          </button>
        )}
        <b>{first.team.name}</b>
        <Segmented
          value={state}
          options={[
            { value: "all" as const, label: `${t("all")} ${all(counts)}` },
            ...STATES.filter((one) => counts[one]).map((one) => ({
              value: one,
              label: `${t(`states.${one}`)} ${counts[one]}`,
            })),
          ]}
          onChange={(value) => setState(value)}
        />
        <span className="yd-grow" />
        {can_remind && <Button onClick={() => setReminding(true)}>{t("remind")}</Button>}
      </div>
      {teams.length > 0 && <Teams teams={teams} onOpen={setTeam} />}
      {people.length === 0 ? (
        <EmptyState compact title={t("noPeople")} />
      ) : (
        <section className="yd-panel yd-x-scroll">
          <table className="yd-figure-table yd-cards-narrow">
            <thead>
              <tr>
                <th scope="col">{t("person")}</th>
                <th scope="col" className="yd-words">
                  {t("team")}
                </th>
                <th scope="col">{t("target")}</th>
                <th scope="col" className="yd-words">
                  {t("state")}
                </th>
                <th scope="col" className="yd-words yd-roomy">
                  {t("said")}
                </th>
                <th scope="col">{t("answerLabel")}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((one) => (
                <Person
                  key={`${one.team.id}:${one.member.id}`}
                  one={one}
                  onAnswer={(accept) => setAnswering({ one, accept })}
                  onLook={() => setLooking(one)}
                />
              ))}
              {found.hasNextPage && (
                <MoreRow columns={6} busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
              )}
            </tbody>
          </table>
        </section>
      )}
      {answering && <AnswerDialog target={target} {...answering} onClose={() => setAnswering(null)} />}
      {looking && (
        <Modal open footer={null} title={looking.member.name} onCancel={() => setLooking(null)}>
          <Talks target={target.id} team={looking.team.id} member={looking.member.id} />
        </Modal>
      )}
      {reminding && (
        <CommentDialog
          title={t("remind")}
          okText={t("remind")}
          busy={busy}
          onOk={(comment) => void remind(comment)}
          onClose={() => setReminding(false)}
        />
      )}
    </section>
  );
}

function Teams({ teams, onOpen }: { teams: Consents["teams"]; onOpen: (team: number) => void }) {
  const { t } = useTranslation("targetLife");
  const shown = STATES.filter((state) => teams.some((one) => one.counts[state]));
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-figure-table">
        <thead>
          <tr>
            <th scope="col">{t("team")}</th>
            {shown.map((state) => (
              <th key={state} scope="col">
                {t(`states.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((one) => (
            <tr key={one.team.id}>
              <td>
                <button type="button" className="yd-text-button" onClick={() => onOpen(one.team.id)}>
                  {one.team.name}
                </button>
              </td>
              {shown.map((state) => (
                <td key={state} className="yd-num">
                  {one.counts[state] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PersonProps {
  one: Consent;
  onAnswer: (accept: boolean) => void;
  onLook: () => void;
}

function Person({ one, onAnswer, onLook }: PersonProps) {
  const { t } = useTranslation("targetLife");
  const { response } = one;
  return (
    <tr>
      <td>
        {response ? (
          <button type="button" className="yd-text-button" title={t("talks")} onClick={onLook}>
            {one.member.name}
          </button>
        ) : (
          one.member.name
        )}
      </td>
      <td data-label={t("team")} className="yd-words">
        {one.team.name}
      </td>
      <td data-label={t("target")}>
        <Money fen={one.amount} />
      </td>
      <td data-label={t("state")} className="yd-words">
        <Tag color={HUE[one.state]}>{t(`states.${one.state}`)}</Tag>
      </td>
      <td data-label={response ? t("said") : undefined} className="yd-words">
        {response && (
          <span>
            {response?.kind === "counter" && (
              <>
                <b>
                  <Money fen={response.amount} />
                </b>{" "}
                <small className={response.amount < one.amount ? "yd-risk" : "yd-gain"}>
                  {response.amount > one.amount && "+"}
                  <Money fen={response.amount - one.amount} />
                </small>{" "}
                {response.months && <Tag color="grey">{t("byMonth")}</Tag>}{" "}
              </>
            )}
            {response?.comment}
          </span>
        )}
      </td>
      <td>
        {one.can_answer ? (
          <>
            <Button size="small" type="primary" onClick={() => onAnswer(true)}>
              {t("accept")}
            </Button>{" "}
            <Button size="small" onClick={() => onAnswer(false)}>
              {t("keep")}
            </Button>
          </>
        ) : response?.answer ? (
          <>
            {t("answeredBy", { name: response.answered_by, answer: t(`answers.${response.answer}`) })}
            {response.answer_comment && <small className="yd-faint"> {response.answer_comment}</small>}
            {response.settled_in && (
              <>
                {" "}
                <Link to={`/targets/${response.settled_in}`}>{t("toDraft")}</Link>
              </>
            )}
          </>
        ) : null}
      </td>
    </tr>
  );
}
